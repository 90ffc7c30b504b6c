"""Books, and who may keep them in order."""
