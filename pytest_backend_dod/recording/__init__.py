"""What the suite showed while it ran."""
