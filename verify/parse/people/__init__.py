"""People: their names, labels and roles."""
