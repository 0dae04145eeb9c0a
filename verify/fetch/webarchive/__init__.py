"""Web archives: look up their captures and request new ones."""
