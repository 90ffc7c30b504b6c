"""The project: settings, and what concerns every request."""
