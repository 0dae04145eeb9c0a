"""Search for lost pages, in a run and on demand."""
