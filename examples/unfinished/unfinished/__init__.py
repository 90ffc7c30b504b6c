"""An order service that was left in a hurry; README.md lists what is wrong with it."""
