"""Books that are kept by two people and must agree."""
