"""What the repository says: its files, its API's document, its application."""
