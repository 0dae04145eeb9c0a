"""Works as BibTeX, RIS and CSL-JSON, for reference managers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from verify.model import PersonName, Work
from verify.report.safe_text import safe_json

_BIB = {
    "article-journal": "article",
    "book": "book",
    "chapter": "incollection",
    "webpage": "online",
}
_RIS = {"article-journal": "JOUR", "book": "BOOK", "chapter": "CHAP", "webpage": "ELEC"}
_ESCAPES = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\^{}",
        "\\": r"\textbackslash{}",
    }
)


def keyed(works: Iterable[Work]) -> Iterator[Work]:
    """Yield the works with keys of author and year, each once: `doe2019`, `doe2019b`."""
    from dataclasses import replace

    used: set[str] = set()
    for work in works:
        name = work.authors[0].family if work.authors else work.title or "source"
        plain = unicodedata.normalize("NFKD", name.split()[0].lower())
        base = "".join(s for s in plain if s.isalnum()) or "source"
        base += (work.published or "")[:4]
        keys = (base + ending for ending in ("", *"bcdefghijklmnopqrstuvwxyz"))
        key = next((one for one in keys if one not in used), f"{base}-{len(used)}")
        used.add(key)
        yield replace(work, key=key)


def as_bibtex(works: Sequence[Work]) -> str:
    """Return the works as BibLaTeX entries in UTF-8."""
    return "\n".join(_bib_entry(work) for work in keyed(works))


def _bib_entry(work: Work) -> str:
    container = {"article-journal": "journaltitle", "chapter": "booktitle"}
    values = {
        "author": " and ".join(_bib_name(name) for name in work.authors),
        "editor": " and ".join(_bib_name(name) for name in work.editors),
        "title": _bib(work.title),
        container.get(work.kind, "organization"): _bib(work.container),
        "series": _bib(work.series),
        "publisher": _bib(work.publisher),
        "location": _bib(work.place),
        "date": work.published,
        "number" if work.series else "volume": _bib(work.volume),
        "issue" if work.series else "number": _bib(work.issue),
        "pages": _bib(work.pages and work.pages.replace("–", "--")),
        "doi": work.doi,
        "url": _address(work.url),
        "urldate": work.accessed,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in values.items() if value)
    return f"@{_BIB.get(work.kind, 'misc')}{{{work.key},\n{lines}}}\n"


def _bib(value: str | None) -> str | None:
    return _one_line(value).translate(_ESCAPES) if value else None


def _address(url: str | None) -> str | None:
    """Return a URL for a `url` field, which is verbatim; only braces are written otherwise."""
    return url.replace("{", "%7B").replace("}", "%7D") if url else None


def _bib_name(name: PersonName) -> str:
    family, given = _bib(name.family), _bib(name.given)
    return f"{family}, {given}" if given else f"{{{family}}}"


def as_ris(works: Sequence[Work]) -> str:
    """Return the works as RIS records."""
    return "".join(_ris_record(work) for work in keyed(works))


def _ris_record(work: Work) -> str:
    first, _, last = (work.pages or "").replace("-", "–").partition("–")
    rows: list[tuple[str, str | None]] = [
        ("TY", _RIS.get(work.kind, "GEN")),
        ("ID", work.key),
        *(("AU", _ris_name(name)) for name in work.authors),
        *(("A2" if work.kind == "chapter" else "ED", _ris_name(name)) for name in work.editors),
        ("TI", work.title),
        ("T2", work.container),
        ("T2" if work.kind == "book" else "T3", work.series),
        ("PB", work.publisher),
        ("CY", work.place),
        ("PY", (work.published or "")[:4]),
        ("DA", (work.published or "").replace("-", "/")),
        ("VL", work.volume),
        ("IS", work.issue),
        ("SP", first),
        ("EP", last),
        ("DO", work.doi),
        ("UR", work.url),
        ("Y2", (work.accessed or "").replace("-", "/")),
    ]
    lines = "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in rows if value)
    return f"{lines}ER  - \r\n"


def _ris_name(name: PersonName) -> str:
    return f"{name.family}, {name.given}" if name.given else name.family


def as_csl_json(works: Sequence[Work]) -> str:
    """Return the works as CSL-JSON."""
    items = [_csl_item(work) for work in keyed(works)]
    return safe_json(items, indent=2) + "\n"


def _csl_item(work: Work) -> dict[str, Any]:
    values = {
        "id": work.key,
        "type": work.kind,
        "author": [_csl_name(name) for name in work.authors],
        "editor": [_csl_name(name) for name in work.editors],
        "title": work.title,
        "container-title": work.container,
        "collection-title": work.series,
        "publisher": work.publisher,
        "publisher-place": work.place,
        "issued": _csl_date(work.published),
        "accessed": _csl_date(work.accessed),
        "collection-number" if work.series else "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "DOI": work.doi,
        "URL": work.url,
    }
    return {name: value for name, value in values.items() if value}


def _csl_name(name: PersonName) -> dict[str, str]:
    if not name.given:
        return {"literal": name.family}
    return {"family": name.family, "given": name.given}


def _csl_date(date: str | None) -> dict[str, Any] | None:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else None


def _one_line(value: str) -> str:
    return re.sub(r"\s+", " ", value).strip()
