"""The Recurrence chapter's study: what is asked for, what comes of it, and what is said of it; no Qt."""
