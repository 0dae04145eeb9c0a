"""Report a run: run the rules, store results, read the report of an earlier run."""
