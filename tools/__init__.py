"""Set-up, checks and translation files; standard library only, as they run before anything is installed."""
