"""The Scoring chapter on screen."""
