"""The libraries ``re`` and ``regex``, with patterns that are compiled when they are first used.

An article needs fewer than half of the patterns of all languages and formats, and compiling them
all took a seventh of the time of a run over one article. ::

    from verify.text.lazy_patterns import regex

    _CAPITAL = regex.compile(r"\\p{Lu}")  # compiled by the first _CAPITAL.search
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ["re", "regex"]


class LazyPattern:
    """A pattern that the first use of one of its methods compiles.

    ``isinstance`` finds it to be a pattern of its library.
    """

    def __init__(self, compiled: Callable[[], Any], kind: Callable[[], type], text: str) -> None:
        self._compiled = compiled
        self._kind = kind
        self.pattern = text

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        return self._kind()

    def __getattr__(self, name: str) -> Any:
        pattern = self._compiled()
        self._compiled = lambda: pattern
        found = self.__dict__[name] = getattr(pattern, name)
        return found

    def __repr__(self) -> str:
        return repr(self._compiled())


class LazyLibrary:
    """A library of regular expressions whose ``compile`` waits. All else is as in the library."""

    def __init__(self, name: str) -> None:
        self._name = name

    def compile(self, pattern: Any, flags: int = 0, **words: Any) -> LazyPattern:
        """Return a pattern that is compiled when it is first used."""

        def compiled() -> Any:
            return importlib.import_module(self._name).compile(pattern, flags, **words)

        return LazyPattern(compiled, lambda: self.Pattern, pattern)

    def __getattr__(self, name: str) -> Any:
        found = self.__dict__[name] = getattr(importlib.import_module(self._name), name)
        return found


if TYPE_CHECKING:
    import re

    import regex
else:
    re, regex = LazyLibrary("re"), LazyLibrary("regex")
