"""The Recurrence chapter on screen."""
