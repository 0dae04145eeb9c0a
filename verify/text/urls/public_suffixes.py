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

    lines = [line for name, line in _lines(top) if name in (top, "")]
    return PublicSuffixList(
        lines, accept_unknown=accept_unknown, accept_encoded_idn=False, only_icann=only_icann
    )


def _lines(top: str | None = None) -> list[tuple[str, str]]:
    """Return each line with its top-level domain, "" for the marks of the list's sections.

    A name with other letters than ASCII has a second line in Punycode. With ``top``, names that
    cannot be under this top-level domain are left out: Punycode takes most of the time.
    """
    found = []
    for line in _written():
        if line.startswith("//"):
            found.append(("", line.upper()))
        elif top is None or _may_be_under(top, line):
            found += [(form.rpartition(".")[2].lstrip("!"), form) for form in _forms(line)]
    return found


@cache
def _written() -> tuple[str, ...]:
    """Return the names of the list and the marks of its sections, as written."""
    from publicsuffixlist import PSLFILE

    lines = Path(PSLFILE).read_text(encoding="utf-8").lower().splitlines()
    names = (line if line.startswith("// ===") else line.split(" ")[0].strip() for line in lines)
    return tuple(name for name in names if name.startswith("// ===") or (name and name[:2] != "//"))


def _may_be_under(top: str, name: str) -> bool:
    own = name.rpartition(".")[2].lstrip("!")
    return own == top or (top.startswith("xn--") and not own.isascii())


def _forms(name: str) -> tuple[str, ...]:
    if name.isascii():
        return (name,)
    mark = "!" if name.startswith("!") else ""
    return name, mark + name.removeprefix("!").encode("idna").decode("ascii")
