"""The bibliography that an article cites by keys, from the files beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from verify.model import Work
from verify.read.bibliography.bibtex import read_bibtex
from verify.read.bibliography.csl_json import read_csl
from verify.read.bibliography.ris import IS_RIS, ris_notices, ris_works
from verify.read.companions import Companions
from verify.read.document.errors import UnreadableDocument

# Ours: the complete bibliography of a large department has some 20,000 entries.
MOST_WORKS = 50_000
_YAML = (".yaml", ".yml")
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
    notices: tuple[str, ...] = ()
    if form == "bibtex":
        works, notices = read_bibtex(text)
    elif form == "csl-json":
        works, notices = read_csl(text)
    else:
        works, notices = ris_works(text), ris_notices(text)
    if len(works) > MOST_WORKS:
        raise UnreadableDocument(f"The bibliography has more than {MOST_WORKS} entries.")
    return works, notices


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
        if name.lower().endswith(_YAML):
            notices.append(yaml_notice(f"The bibliography {name}"))
            continue
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


def yaml_notice(what: str) -> str:
    """Return the sentence about works in YAML, for which no parser is required."""
    return (
        f"{what} is YAML, which is not read. Convert it: pandoc --from markdown --to csljson"
        " FILE -o refs.json"
    )


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
