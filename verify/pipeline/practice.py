"""Whether an article's publication gives a source for every quotation: configured, or its habit."""

from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from verify.model import Dossier
from verify.store.articles.practice import gives_notes


def with_practice(db: Database, row: int, dossier: Dossier, require_sources: bool) -> Dossier:
    """Return the dossier with ``require_sources``, as set or as the publication does."""
    return replace(dossier, require_sources=require_sources or gives_notes(db, row))
