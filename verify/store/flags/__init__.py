"""Flags and decisions in the database."""
