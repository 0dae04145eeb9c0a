"""The public suffix list that comes with publicsuffixlist."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any


def public_suffixes(host: str, *, accept_unknown: bool = True, only_icann: bool = False) -> Any:
    """Return the part of the list that decides about a host: the names of its top-level domain.

    Reading all 10,000 names takes 0.1 s, as publicsuffixlist encodes each in Punycode.
    """
    return _suffixes(host.rstrip(".").rpartition(".")[2].lower(), accept_unknown, only_icann)


@lru_cache(maxsize=1024)
def _suffixes(top: str, accept_unknown: bool, only_icann: bool) -> Any:
    from publicsuffixlist import PublicSuffixList

    lines = [line for name, line in _lines() if name in (top, "")]
    return PublicSuffixList(
        lines, accept_unknown=accept_unknown, accept_encoded_idn=False, only_icann=only_icann
    )


@cache
def _lines() -> tuple[tuple[str, str], ...]:
    """Return each line with its top-level domain, "" for the marks of the list's sections.

    A name with other letters than ASCII has a second line in Punycode.
    """
    from publicsuffixlist import PSLFILE

    found = []
    for line in Path(PSLFILE).read_text(encoding="utf-8").lower().splitlines():
        if line.startswith("//"):
            if line.startswith("// ==="):
                found.append(("", line.upper()))
        elif name := line.split(" ")[0].strip():
            found += [(form.rpartition(".")[2].lstrip("!"), form) for form in _forms(name)]
    return tuple(found)


def _forms(name: str) -> tuple[str, ...]:
    if name.isascii():
        return (name,)
    mark = "!" if name.startswith("!") else ""
    return name, mark + name.removeprefix("!").encode("idna").decode("ascii")
