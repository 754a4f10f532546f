"""The background runner."""
