"""What the commands do, between their options and their exit code."""
