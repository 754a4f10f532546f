"""The Attention pooling chapter's study: cues, kernel regression, its training, heatmaps; no Qt."""
