"""One module per report format; each has a pure function ``render``."""
