"""The bibliography that an article cites by keys, from the files beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from verify.model import Work
from verify.read.bibliography.bibtex import bibtex_works
from verify.read.bibliography.csl_json import csl_works
from verify.read.bibliography.ris import IS_RIS, ris_works
from verify.read.companions import Companions
from verify.read.document.errors import UnreadableDocument

# Ours: the complete bibliography of a large department has some 20,000 entries.
MOST_WORKS = 50_000
FORMATS = ("bibtex", "csl-json", "ris")


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Works by key, and sentences about what could not be read."""

    works: Mapping[str, Work] = field(default_factory=dict)
    notices: tuple[str, ...] = ()


def works_of(text: str, form: str) -> tuple[tuple[Work, ...], tuple[str, ...]]:
    """Return the works of a bibliography and what is wrong with it, in sentences.

    ``form``: one of ``FORMATS``. Raises ``UnreadableDocument``.
    """
    damaged: tuple[str, ...] = ()
    if form == "bibtex":
        works, damaged = bibtex_works(text)
    else:
        works = csl_works(text) if form == "csl-json" else ris_works(text)
    if len(works) > MOST_WORKS:
        raise UnreadableDocument(f"The bibliography has more than {MOST_WORKS} entries.")
    if not damaged:
        return works, ()
    keys = ", ".join(damaged[:5])
    return works, (f"Entries that are not closed were read in part: {keys}. Check their braces.",)


def bibliography_format(text: str, name: str) -> str:
    """Return the format of a bibliography by its name, and where that says nothing by its start."""
    suffix = name.lower().rpartition(".")[2]
    if suffix == "json" or text.lstrip("\ufeff \t\r\n").startswith(("[", "{")):
        return "csl-json"
    return "ris" if suffix == "ris" or IS_RIS.match(text[:200]) else "bibtex"


def load_bibliography(companions: Companions, named: Sequence[str]) -> Bibliography:
    """Return the works of the named bibliographies; if none is named, of those beside the text."""
    works: dict[str, Work] = {}
    notices: list[str] = []
    for name in named or companions.bibliographies():
        data = companions.content(name)
        if data is None:
            notices.append(f"The bibliography {name} was not found beside the article.")
            continue
        try:
            text = _decoded(data)
            found, wrong = works_of(text, bibliography_format(text, name))
        except UnreadableDocument as error:
            notices.append(f"The bibliography {name} was not read. {error}")
            continue
        notices += [f"{name}: {sentence}" for sentence in wrong]
        for work in found:
            works.setdefault(work.key, work)
    return Bibliography(works, tuple(notices))


def _decoded(data: bytes) -> str:
    from verify.text.encoding.charset import decode_text

    return decode_text(data).text


def missing_keys_notice(keys: Iterable[str], bibliography: Bibliography) -> str | None:
    """Return the sentence about citations that the bibliography has no entry for, or None."""
    missing = [key for key in dict.fromkeys(keys) if key not in bibliography.works]
    if not missing:
        return None
    shown = ", ".join(missing[:10]) + (", …" if len(missing) > 10 else "")
    if not bibliography.works:
        return (
            f"Works are cited by keys ({shown}), but there is no bibliography. Put the .bib file"
            " beside the article."
        )
    return f"The bibliography has no entry for {shown}."
