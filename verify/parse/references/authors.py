"""Parse the authors of a work, persons or an organization, from the words before its title."""

from __future__ import annotations

from collections.abc import Iterator

from verify.languages import load_languages
from verify.model import Field, Span
from verify.text.lazy_patterns import regex

_INITIALS = r"\p{Lu}\.(?:[\s-]?\p{Lu}\.){0,2}"
# Иванов И.И. · Иванов И. И., Петров П. · at the head of a GOST entry
GOST_AUTHOR = regex.compile(rf"\p{{Lu}}[\p{{Ll}}’'-]+(?:-\p{{Lu}}\p{{Ll}}+)?,?\s{_INITIALS}")
GOST_AUTHORS = regex.compile(rf"\s*(?:{GOST_AUTHOR.pattern}(?:\s*,\s*|\s+и\s+|\s+)?)+")
_AND = r"(?:and|und|et|ve|и|та)"
_JOINT = regex.compile(
    rf"(?:(?<!\s)\s+)?;\s*(?:{_AND}\s+)?|(?:(?<!\s)\s+)?&\s*|(?:,\s+|(?<!\s)\s+){_AND}\s+"
)
_ET_AL = regex.compile(r"(?:,\s*|(?<!\s)\s+)?(?:et al\.?|и др\.?|vd\.?)\s*$", regex.I)
_WORD = regex.compile(rf"{_INITIALS}|\p{{L}}[\p{{L}}\p{{M}}’'.-]*")


# Words that name an organization, as patterns, English first, then Russian and Turkish.
_INSTITUTION_WORDS = (
    "agency",
    "institute",
    "institution",
    "university",
    "ministry",
    "centre",
    "center",
    "council",
    "committee",
    "commission",
    "bank",
    "initiative",
    "programme",
    "program",
    "project",
    "forum",
    "fund",
    "school",
    "academy",
    "society",
    "corporation",
    "company",
    "authority",
    "parliament",
    "assembly",
    "alliance",
    "congress",
    "foundation",
    "organi[sz]ation",
    "association",
    "union",
    "watch",
    "press",
    "news",
    "times",
    "post",
    "group",
    "network",
    "office",
    "department",
    "агентство",
    "институт",
    "университет",
    "министерство",
    "центр",
    "совет",
    "комитет",
    "комиссия",
    "банк",
    "фонд",
    "организация",
    "союз",
    "газета",
    "радио",
    "ajansı",
    "enstitüsü",
    "üniversitesi",
    "bakanlığı",
    "merkezi",
    "konseyi",
    "komitesi",
    "bankası",
    "vakfı",
    "örgütü",
    "derneği",
    "birliği",
    "gazetesi",
)


def read_authors(text: str, span: Span) -> tuple[Field, ...] | None:
    """Return the persons named in ``span`` of ``text``, or None if it is not a list of persons."""
    fields: list[Field] = []
    end = span.end
    if et_al := _ET_AL.search(text, span.start, end):
        end = et_al.start()
    for start, stop in _joined(text, span.start, end):
        for piece in _people(text, start, stop):
            if not is_personal(text[piece.start : piece.end]):
                return None
            fields.append(Field(text[piece.start : piece.end], piece))
    return tuple(fields) or None


def _joined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for joint in _JOINT.finditer(text, start, end):
        yield at, joint.start()
        at = joint.end()
    yield at, end


def _people(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the span of each person: "Rauhala, Emily" is one, "Anna Bell, John Carr" are two."""
    parts = [Span(*m.span()) for m in regex.finditer(r"[^,]+", text, pos=start, endpos=end)]
    parts = [_trim(text, p) for p in parts if text[p.start : p.end].strip()]
    words = [len(_WORD.findall(text[p.start : p.end])) for p in parts]
    if len(parts) == 2 and (
        words[0] == 1 or regex.fullmatch(_INITIALS, text[parts[1].start : parts[1].end])
    ):
        yield Span(parts[0].start, parts[1].end)
        return
    if len(parts) > 2 and len(parts) % 2 == 0 and all(n == 1 for n in words[::2]):
        yield from (Span(a.start, b.end) for a, b in zip(parts[::2], parts[1::2], strict=True))
        return
    yield from parts


def _trim(text: str, span: Span) -> Span:
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, start + len(inner.strip()))


def is_personal(name: str) -> bool:
    """Return whether the name can be a person's.

    It has one to five words, each capitalized, an initial or a particle, and no institution.
    """
    words = _WORD.findall(name)
    if not 1 <= len(words) <= 5 or regex.search(r"[\d:!?«»“”\"()/]", name):
        return False
    capitals = [w for w in words if w[0].isupper()]
    return (
        len(capitals) >= min(2, len(words))
        and all(w[0].isupper() or w.lower() in _particles() for w in words)
        and not _institution(words)
    )


def is_institution(name: str) -> bool:
    """Return whether a word of the name marks an institution: University, Ministry, Агентство."""
    return any(_INSTITUTIONS.fullmatch(w) for w in _WORD.findall(name))


def _particles() -> frozenset[str]:
    return frozenset(p for x in load_languages().values() for p in x.names.particles)


# Common nouns for institutions, which can be written like names.
_INSTITUTIONS = regex.compile(
    rf"(?:{'|'.join(_INSTITUTION_WORDS)})$",
    regex.I,
)


def _institution(words: list[str]) -> bool:
    return any(_INSTITUTIONS.fullmatch(w) for w in words) or (
        len(words) == 1 and words[0].isupper() and len(words[0]) > 1
    )
