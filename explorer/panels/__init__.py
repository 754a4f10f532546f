"""One panel a chapter, and the registry."""
