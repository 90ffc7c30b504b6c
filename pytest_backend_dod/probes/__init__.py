"""One file a probe: its documentation, phrases, parameters and rule."""
