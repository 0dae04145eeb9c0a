"""Pages rendered in Chromium, for sites that are empty without scripts."""
