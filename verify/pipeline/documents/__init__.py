"""Articles in files: the bibliographies beside them, and formats that another program converts."""
