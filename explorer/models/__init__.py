"""Torch: capture of attention from pretrained models, the catalogue, weights and devices."""
