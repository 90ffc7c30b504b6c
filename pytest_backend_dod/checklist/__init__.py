"""Checklists: found, read, and planned."""
