"""The keys of the review at the terminal, and the lines that explain them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass

_ALL_KEYS = (
    "c confirm",
    "d dismiss",
    "f fixed",
    "l defer",
    "u undo",
    "w dismiss all like this",
    "n next",
    "p back",
    "h history",
    "? help",
    "q quit",
)

# What fits into 80 columns; "?" lists the others.
_SHORT_KEYS = tuple(key for key in _ALL_KEYS if key[0] not in "wh")

_GAP = "  "
HELP = """\
  c  confirm: the flag is right
  d  dismiss: the flag is wrong or unwanted; choose a reason or type one
  f  fixed: you have corrected the article
  l  defer: decide it another time
  u  undo the last decision
  w  dismiss all like this: same publication, same words, or same publisher
  n  next (also j, space)      p  back (also k)
  h  history of this flag      q  quit; the next review starts here"""


def key_line(width: int) -> str:
    """Return the keys that fit into ``width`` columns; a line ends between two keys only."""
    full, short = _GAP.join(_ALL_KEYS), _GAP.join(_SHORT_KEYS)
    if len(full) < width:
        return full
    if len(short) < width:
        return short
    lines = [""]
    for key in _SHORT_KEYS:
        longer = f"{lines[-1]}{_GAP}{key}" if lines[-1] else key
        if len(longer) < width:
            lines[-1] = longer
        else:
            lines.append(key)
    return "\n".join(filter(None, lines))
