"""Rules for links that died, moved, or changed (S60x)."""
