"""Start Seqscope: `python main.py` and the console script `seqscope` are the same program."""

import sys

from explorer.app import main

if __name__ == "__main__":
    sys.exit(main())
