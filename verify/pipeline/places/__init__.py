"""The places that a run is given: files, folders, standard input, URLs."""
