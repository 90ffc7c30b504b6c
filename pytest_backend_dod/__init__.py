"""A pytest plugin that turns a backend team's Definition of Done into a gate."""
