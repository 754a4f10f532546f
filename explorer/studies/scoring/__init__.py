"""The Scoring chapter's study: how a query and keys become weights, and what that costs; no Qt."""
