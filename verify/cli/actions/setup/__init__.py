"""Setting up: a configuration file, where settings come from, what is wrong with a machine."""
