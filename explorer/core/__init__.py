"""Plain values and pure functions: no Qt, no model code."""
