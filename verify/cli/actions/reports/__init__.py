"""Reports on the command line: format, file, baseline, and runs that keep nothing."""
