"""Joins the rooms: read → parse → fetch → lint → store."""

from verify.pipeline.job import Watcher
from verify.pipeline.run import run

__all__ = ["Watcher", "run"]
