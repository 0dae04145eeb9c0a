"""Sentences, as spans: sentencex's boundaries, joined again where they are wrong.

sentencex knows the abbreviations of many languages and runs in linear time; what it cuts too
early is joined: before a lower-case word, after an abbreviation that a number or a name
follows («г. Ош», «см. с. 5», «bkz. s. 4»), after a single initial («В. В. Путин»).
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Span
from verify.text.lazy_patterns import re

# Abbreviations before which a sentence hardly ever ends, over all languages: titles, places,
# references. Those that do end sentences (etc., и т. д., vb., г. after a year) are not here.
_BEFORE_NAME = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "gen",
        "col",
        "lt",
        "sgt",
        "capt",
        "sen",
        "rep",
        "gov",
        "hon",
        "rev",
        "vs",
        "cf",
        "no",
        "nos",
        "vol",
        "pp",
        "fig",
        "ed",
        "eds",
        "г",
        "ул",
        "пос",
        "обл",
        "им",
        "проф",
        "акад",
        "ген",
        "полк",
        "см",
        "ср",
        "рис",
        "табл",
        "стр",
        "с",
        "п",
        "пп",
        "ст",
        "вып",
        "кн",
        "т.н",
        "тов",
        "bkz",
        "doç",
        "yrd",
        "öğr",
        "sn",
        "av",
        "alb",
        "yrb",
        "tğm",
        "dzlt",
        "çev",
        "haz",
        "hr",
        "fr",
        "nr",
        "bzw",
        "vgl",
        "abb",
        "bd",
        "hrsg",
        "mme",
        "mlle",
    ]
)
_LAST_WORD = re.compile(r"(?<![\w.])[\d_.]*+([^\W\d_][\w.]*)\.\s*$")
_INITIAL = re.compile(r"(?:^|[\s(«“„\"])(?:[^\W\d_]\.-?)*[^\W\d_]\.\s*$")
_NEXT = re.compile(r"[\s\"'«“„‘(\[–—-]*(\w)")


def split_sentences(text: str, language: str | None = None) -> tuple[Span, ...]:
    """The sentences of ``text``, in order, without surrounding white space.

    A line break that is a paragraph's end (an empty line, or the end of a block) ends a
    sentence. Spans point into ``text``.
    """
    spans: list[Span] = []
    for start, end in _paragraphs(text):
        spans += _in_paragraph(text, start, end, language)
    return tuple(spans)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    found, place = [], 0
    for match in re.finditer(r"\n\s*\n|\u2029", text):
        found.append((place, match.start()))
        place = match.end()
    return [*found, (place, len(text))]


def _in_paragraph(text: str, start: int, end: int, language: str | None) -> list[Span]:
    part = text[start:end]
    if not part.strip():
        return []
    joined: list[tuple[int, int]] = []
    for first, last in _cuts(part, language):
        if joined and _belongs(part, joined[-1], first):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    trimmed = (_trim(text, start + a, start + b) for a, b in joined)
    return [span for span in trimmed if span.start < span.end]


def _cuts(part: str, language: str | None) -> list[tuple[int, int]]:
    ends = {len(part)}
    for start, end in _portions(part):
        ends |= {start + e for e in _boundaries(part[start:end], language)}
        if end < len(part) and not _ENDED.search(part[max(0, end - 8) : end]):
            ends.discard(end)  # cut here for size only
    ends |= {m.end() for m in _LATE.finditer(part) if not _opens_with_year(part, m)}
    ordered = sorted(ends)
    return [(a, b) for a, b in zip([0, *ordered], ordered, strict=False) if a < b]


def _boundaries(portion: str, language: str | None) -> set[int]:
    from sentencex import get_sentence_boundaries

    plain = portion.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair is no text
    found = get_sentence_boundaries(language or "en", plain)
    return {int(b["end_index"]) for b in found} | {len(portion)}


_PORTION = 6_000  # characters: sentencex's time grows with the square of unclosed quotation marks
_ENDED = re.compile(r"[.!?…][\"»”’)\]]*\s*$")


def _portions(part: str) -> Iterator[tuple[int, int]]:
    """Stretches of bounded size, cut after a full stop or a space where there is one."""
    start = 0
    while len(part) - start > _PORTION:
        limit = start + _PORTION
        cut = max(part.rfind(". ", start + 1, limit) + 2, start)
        cut = cut if cut > start + 2 else part.rfind(" ", start + 1, limit) + 1
        cut = cut if cut > start else limit
        yield start, cut
        start = cut
    yield start, len(part)


# Ends that sentencex takes for abbreviations: «… в 2022 г. Он», «и т. д. Никто», “…” and a capital.
_LATE = re.compile(
    r"(?:\d\s?гг?\.|(?<!\w)т\.\s?[дп]\.|(?<!\w)(?:vb|vs|др|руб|коп|долл|чел|кг"
    r"|км)\.|…|\.\.\.)[\"»”’)\]]*\s+(?=[«“„\"(]?[A-ZА-ЯЁÇĞİÖŞÜ])"
)
_PREPOSITION = re.compile(
    r"(?:^|[.!?…]\s+)(?:в|во|с|со|к|ко|до|после|на|за|из|около|летом|весной|осенью"
    r"|зимой)\s[^.!?…]{0,28}$",
    re.IGNORECASE,
)


def _opens_with_year(part: str, match: re.Match[str]) -> bool:
    """«В 2022 г. Россия …»: the year opens the sentence and does not close it."""
    before = part[max(0, match.start() - 60) : match.start() + 1]
    return "г" in match.group() and bool(_PREPOSITION.search(before))


def _belongs(part: str, before: tuple[int, int], start: int) -> bool:
    """Whether the piece from ``start`` goes on with the sentence ``before`` it."""
    head = part[max(before[0], start - 60) : start].rstrip()
    following = _NEXT.match(part, start)
    if following is None:
        return True  # only marks are left: they close the sentence before
    if following.group(1).islower():
        return _goes_on(head, part, start)
    if _LATE.search(part, max(0, start - 12), start + 3) and not head.endswith(".."):
        return False
    return _abbreviated(head[-24:], following.group(1))


def _goes_on(head: str, part: str, start: int) -> bool:
    """A small letter goes on with the sentence, but for a new line of a list or a question."""
    if head.endswith(("!", "?", ":")):  # «— Когда? — спросил он», but not “Why? because”
        return part[start : start + 2].strip() in ("—", "–", "-")
    return "\n" not in part[max(0, start - 4) : start] or not head.endswith((".", "…"))


def _abbreviated(tail: str, following: str) -> bool:
    word = _LAST_WORD.search(tail)
    if word is None:
        return False
    name = word.group(1).lower()
    if name in ("no", "nos", "p", "pp", "с", "т", "s", "nr", "№") or re.fullmatch(
        r"(?:\w\.)+\w", name
    ):
        return following.isdigit()  # «с. 7», “M.Ö. 5. yüzyıl”
    if name == "г" and re.search(r"\d\s*г\.\s*$", tail):
        return True  # «в 2022 г. Россия»: what ends here was cut by _LATE
    return name in _BEFORE_NAME or (len(name) == 1 and bool(_INITIAL.search(tail)))


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, start + max(left, len(piece.rstrip())))
