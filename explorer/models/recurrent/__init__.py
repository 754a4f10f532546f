"""Recurrent networks: what they are, their passes with every intermediate value, their training."""
