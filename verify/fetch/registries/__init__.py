"""Ask registries of works: doi.org, and those that the settings name."""
