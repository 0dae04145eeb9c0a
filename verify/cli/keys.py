"""Single key presses from a terminal, or from a pipe in tests and scripts.

A key that is pressed while something is drawn or written waits in the terminal's queue. The
mode is changed once, at the start, and never with a flush (``TCSADRAIN``, not ``TCSAFLUSH``),
so no key press is lost.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Keys of the Russian layout, by the position of the Latin letters: someone who has just typed
# a Russian word need not switch back.
_RUSSIAN = dict(zip("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm", strict=True))
ESCAPE, ENTER, ERASE, END = "\x1b", "\n", "\x7f", ""


class Keys:
    """Characters from a file descriptor, one at a time; ``END`` after the last."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def next(self) -> str:
        """Return the next character as typed; an arrow key and the like as ``ESCAPE``."""
        character = self._character()
        if character == "\r":
            return ENTER
        if character == ESCAPE:
            self._skip_sequence()
        return ERASE if character == "\b" else character

    def command(self) -> str:
        """Return the next key as a command: in lower case, as if the layout were Latin."""
        key = self.next().lower()
        return _RUSSIAN.get(key, key)

    def _character(self) -> str:
        while True:
            byte = os.read(self._descriptor, 1)
            if not byte:
                return END
            if text := self._decoder.decode(byte):
                return text

    def _skip_sequence(self) -> None:
        """Skip what an arrow key sends after the escape ("[A"), as far as it has arrived."""
        import select

        while select.select([self._descriptor], [], [], 0.02)[0]:
            character = self._character()
            if character not in "[O;" and not character.isdigit():
                return


@contextmanager
def keyboard() -> Iterator[Keys]:
    """Yield the keys of standard input; on a terminal without waiting for the return key."""
    descriptor = sys.stdin.fileno()
    if not os.isatty(descriptor):
        yield Keys(descriptor)
        return
    import termios
    import tty

    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSADRAIN)
        yield Keys(descriptor)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
