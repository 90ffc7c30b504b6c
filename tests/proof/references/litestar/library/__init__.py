"""The catalogue of a lending library."""
