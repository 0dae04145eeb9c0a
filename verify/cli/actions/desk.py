"""Tell the editor where the desk is, and open it."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verify.config import Settings


def archive_for_database(chosen: Settings) -> Path:
    """Return the configured archive, or the one next to a database that was named by hand."""
    neighbor = chosen.db.parent / "archive"
    return neighbor if not chosen.archive.is_dir() and neighbor.is_dir() else chosen.archive


# The server answers a moment after its URL is known: a browser that is quicker shows an error.
_SECONDS_TO_START = 0.7


def announce(browse: bool) -> Callable[[str], None]:
    """Return what to do with the desk's URL: print it, and open the browser if asked."""

    def announced(url: str) -> None:
        print(f"The desk is at {url} (press Ctrl-C to stop it)", flush=True)
        if browse:
            timer = threading.Timer(_SECONDS_TO_START, webbrowser.open, [url])
            timer.daemon = True
            timer.start()

    return announced
