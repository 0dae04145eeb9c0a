"""The public suffix list that comes with publicsuffixlist."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any


@cache
def public_suffixes(*, accept_unknown: bool = True, only_icann: bool = False) -> Any:
    """Return the list, for names in Unicode and in Punycode.

    publicsuffixlist would encode each of its 10,000 names, which takes 0.1 s; only those with
    other letters than ASCII change.
    """
    from publicsuffixlist import PSLFILE, PublicSuffixList

    with Path(PSLFILE).open(encoding="utf-8") as file:
        lines = [form for line in file for form in _forms(line)]
    return PublicSuffixList(
        lines, accept_unknown=accept_unknown, accept_encoded_idn=False, only_icann=only_icann
    )


def _forms(line: str) -> tuple[str, ...]:
    if line.isascii() or line.startswith("//"):
        return (line,)
    mark, name = ("!", line[1:]) if line.startswith("!") else ("", line)
    return line, mark + name.split()[0].lower().encode("idna").decode("ascii")
