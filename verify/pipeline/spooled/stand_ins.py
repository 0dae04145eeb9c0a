"""Stand-ins for dossiers that are in a file: what rules across articles hold in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, cast

from verify.model import Dossier

_LOADED = 16  # dossiers in memory at once: a rule reads one after the other, or compares two


class _StandIn:
    """A dossier that is loaded when an attribute is read; it is itself in comparisons by ``is``."""

    __slots__ = ("_index", "_load")

    def __init__(self, load: Callable[[int], Dossier], index: int) -> None:
        self._load = load
        self._index = index

    def __getattr__(self, name: str) -> Any:
        return getattr(self._load(self._index), name)


def stand_ins(read: Callable[[int], Dossier], count: int) -> Sequence[Dossier]:
    """Return a light object for each dossier, which has the dossier's attributes.

    ``read`` loads the dossier with a number below ``count``.

    Rules of scope ``collection`` keep the dossiers whose facts they compare; with these they keep
    some 60 bytes of each.
    """
    loaded: OrderedDict[int, Dossier] = OrderedDict()

    def load(index: int) -> Dossier:
        if index in loaded:
            loaded.move_to_end(index)
            return loaded[index]
        loaded[index] = read(index)
        if len(loaded) > _LOADED:
            loaded.popitem(last=False)
        return loaded[index]

    return [cast(Dossier, _StandIn(load, index)) for index in range(count)]
