"""The command line: `seqscope`, `seqscope export`, `seqscope models`.

Import from its modules: the parser alone is cheap, and the window must be painted before the rest is wanted.
"""
