"""Web archives: looking up their copies, and asking them to save a page."""
