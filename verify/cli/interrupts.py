"""Stop when told to, even if the signal arrives where Python swallows exceptions.

An exception in a destructor or a callback of the garbage collector is printed and dropped
(docs.python.org/3/library/sys.html#sys.unraisablehook): the run would go on, after a traceback.
"""

from __future__ import annotations

import signal as signals
import sys
from _thread import interrupt_main
from signal import SIGINT, SIGTERM, Signals, signal
from threading import Timer, main_thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_PAUSE = 0.01  # seconds until the signal is sent again: the destructor is over by then


class Terminated(BaseException):
    """This process was told to end: it ends as if the user had interrupted it."""


def heed_signals() -> None:
    """Let SIGTERM end the program like an interrupt, and let neither signal be lost.

    Without a handler of SIGTERM nothing is cleaned up: files, locks, processes.
    """
    signal(SIGTERM, _terminate)
    sys.unraisablehook = _send_again


def _terminate(*_: object) -> None:
    raise Terminated


def _send_again(dropped: UnraisableHookArgs) -> None:
    """Send a signal again whose exception was dropped; report other exceptions as Python does."""
    kinds = {KeyboardInterrupt: SIGINT, Terminated: SIGTERM}
    if dropped.exc_type not in kinds:
        sys.__unraisablehook__(dropped)
        return
    again = Timer(_PAUSE, _interrupt, [kinds[dropped.exc_type]])
    again.daemon = True
    again.start()


def _interrupt(kind: Signals) -> None:
    """Send a signal to the main thread. Only a real one ends a wait of that thread."""
    if hasattr(signals, "pthread_kill"):
        signals.pthread_kill(main_thread().ident or 0, kind)
    else:  # Windows
        interrupt_main(kind)
