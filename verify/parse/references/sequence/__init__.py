"""The sequence model: label every token of a note, then read works and fields from the labels."""
