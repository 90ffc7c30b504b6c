"""A small order service: customers register, log in and keep their orders."""
