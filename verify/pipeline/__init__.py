"""Joins the rooms: read → parse → fetch → lint → store."""

from verify.pipeline.run import Watcher, run

__all__ = ["Watcher", "run"]
