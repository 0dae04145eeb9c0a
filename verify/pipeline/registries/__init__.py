"""Look up cited works in registries, in a run and in a re-check."""
