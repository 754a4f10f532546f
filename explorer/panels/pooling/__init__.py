"""The Attention pooling chapter on screen."""
