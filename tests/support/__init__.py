"""What every test runs inside: its own folders, no network, and a watch for what it leaves behind."""
