"""Migrations of a project: where they are, and what they do to a database made for them."""
