"""One study a chapter: a frozen request in, a frozen trace out."""
