"""The flags of a report one by one: their places, fingerprints, and a baseline of them."""
