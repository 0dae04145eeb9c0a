"""Have the archive timestamped."""
