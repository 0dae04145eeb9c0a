"""Telling the editor where the desk is, and opening it."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verify.config import Settings


def archive_beside(where: Settings) -> Path:
    """The archive of the configuration, or the one that lies beside a database named by hand."""
    beside = where.db.parent / "archive"
    return beside if not where.archive.is_dir() and beside.is_dir() else where.archive


# The server answers a moment after its address is told: a browser that is quicker shows an error.
_MOMENT = 0.7


def opener(browse: bool) -> Callable[[str], None]:
    """What is done with the address of the desk: print it, and open the browser if asked."""

    def opened(address: str) -> None:
        print(f"The desk is at {address} (Ctrl-C stops it)", flush=True)
        if browse:
            timer = threading.Timer(_MOMENT, webbrowser.open, [address])
            timer.daemon = True
            timer.start()

    return opened
