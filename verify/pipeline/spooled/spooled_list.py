"""A sequence whose items, after the first few, are in a temporary file."""

from __future__ import annotations

import pickle
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, TypeVar, cast, overload

Item = TypeVar("Item")

# Items that stay in memory: with fewer, nothing is pickled and no file is made. Most runs.
KEPT = 64


class SpooledList(Sequence[Item]):
    """Items in the order in which they were appended; only the first ``kept`` stay in memory.

    The others are pickled and compressed into an unnamed file in ``folder`` (default: the one for
    temporary files), which vanishes with this object or this process. Reading an item again
    gives an equal one, not the same one.
    """

    def __init__(
        self, items: Iterable[Item] = (), folder: Path | None = None, kept: int = KEPT
    ) -> None:
        self._first: list[Item] = []
        self._most = kept
        self._folder = folder
        self._ends = array("Q", [0])  # where each pickled item ends; the next one starts there
        self._file: IO[bytes] | None = None
        for item in items:
            self.append(item)

    def append(self, item: Item) -> None:
        """Add an item at the end. Raises ``OSError`` if the disk is full."""
        if len(self._first) < self._most:
            self._first.append(item)
            return
        packed = zlib.compress(pickle.dumps(item, pickle.HIGHEST_PROTOCOL), 1)
        file = self._opened()
        file.seek(self._ends[-1])
        file.write(packed)
        self._ends.append(self._ends[-1] + len(packed))

    def __len__(self) -> int:
        return len(self._first) + len(self._ends) - 1

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        number = index + len(self) if index < 0 else index
        if not 0 <= number < len(self):
            raise IndexError(f"no item {index} of {len(self)}")
        if number < len(self._first):
            return self._first[number]
        return self._read(number - len(self._first))

    def __iter__(self) -> Iterator[Item]:
        return (self[number] for number in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def settled(self) -> Sequence[Item]:
        """Return the items, to which none is added: as a tuple if all are in memory."""
        return tuple(self._first) if self._file is None else self

    def close(self) -> None:
        """Delete all items."""
        self._first.clear()
        self._ends = array("Q", [0])
        if self._file is not None:
            self._file.close()
            self._file = None

    def _opened(self) -> IO[bytes]:
        if self._file is None:
            from tempfile import TemporaryFile

            self._file = cast(IO[bytes], TemporaryFile(dir=self._folder))  # noqa: SIM115
        return self._file

    def _read(self, number: int) -> Item:
        start, end = self._ends[number], self._ends[number + 1]
        file = self._opened()
        file.seek(start)
        loaded: Any = pickle.loads(zlib.decompress(file.read(end - start)))
        return cast(Item, loaded)
