"""Sources, captures and checks in the database."""
