"""Rules for links that died, moved or changed (S6 5x)."""
