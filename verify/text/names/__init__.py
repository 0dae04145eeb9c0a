"""Names of people and places: finding, romanizing and comparing them."""
