"""Reusable views: they draw plain values and know no model."""
