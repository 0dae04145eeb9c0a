"""What the commands do that re-check links."""
