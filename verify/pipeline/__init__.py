"""Joins the rooms: read → parse → fetch → lint → store.

Nothing is imported here: the processes that fetch and read need little of it, and start in a
third of the time.
"""
