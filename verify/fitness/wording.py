"""What a page says of itself: wording, weighed against how much it has to read. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from verify.fitness import gates
from verify.fitness.message_kind import PLAIN, SAYS, bare, first, rather
from verify.fitness.message_sentence import LONGEST_MESSAGE, sentence_saying
from verify.fitness.page_shape import PLENTY, Shape
from verify.fitness.signs import addressed, normal, titled, wording
from verify.fitness.surroundings import (
    FOREIGN,
    FOREIGN_BELOW,
    PARTS,
    alone,
    begins_otherwise,
    foreign,
    guides,
    headlined,
    headlines,
    leads,
    of_this_page,
    opens_a_text,
    ours,
)
from verify.model import Reason

Found = tuple[Reason, str, tuple[str, ...]]

# Measured on the pages of ../shared/corpus: an article has 1,000 characters of prose and
# more, or metadata of an article; a wall has a few short blocks.
_THIN = 2_500  # characters of prose; a page with more than this is not a wall …
_SHORT_BLOCKS = 320  # … unless no block of it is longer than a teaser
_ALMOST_NOTHING, _NEXT_TO_NOTHING = 250, 160
_GUARDS_WORDS = 700  # Cloudflare's block page explains itself in some 500

_TEASERS = 3
_MESSAGES = ("challenge", "broken", "missing", "vague")
_SHORT = ("challenge", "broken", "missing", "parked", "private")  # told by a short block as well
_TITLED = (
    "challenge",
    "broken",
    "missing",
    "parked",
    "private",
    "choice",
    "login",
    "consent",
    "paywall",
)


def thin(form: Shape) -> bool:
    """Whether the page has so little running text that it may be a wall."""
    if form.prose >= PLENTY:
        return False
    if form.article_marks >= 2:
        return form.prose < _ALMOST_NOTHING
    if form.prose < _THIN:
        return True
    return form.longest < _SHORT_BLOCKS


def guarded(form: Shape) -> bool:
    """Whether the page can be a guard's: those explain themselves at some length, but not more."""
    return form.prose < (_GUARDS_WORDS if form.article_marks == 0 else _ALMOST_NOTHING)


def hint(form: Shape) -> bool:
    """Whether something speaks of a missing page, too weakly to decide."""
    if form.prose >= PLENTY or form.article_marks >= 2:
        return False
    titled = any(next(titles_saying(form, kind), None) for kind in ("missing", "vague"))
    said = (form.title, *form.headings, *form.blocks)
    if titled or sentence_saying(said, "missing") is not None:
        return True
    # A jest and a way home: pages of errors are written in a thousand ways, but end alike.
    home = wording("missing").buttons
    return bare(form) and any(normal(text) in home for text in (*form.blocks, *form.buttons))


def verdict(form: Shape) -> Found | None:
    """What the page's own wording makes of it, or None where it is silent."""
    if not thin(form):
        return None
    return _by_title(form, _TITLED) or _by_texts(form)


def vague(form: Shape) -> Found | None:
    """A page that only says “oops”: asked last, when nothing said more."""
    if not (thin(form) and bare(form)):
        return None
    if found := _by_title(form, ("vague",)):
        return found
    words = sentence_saying((form.title, *form.headings, *form.blocks), "vague")
    told = not form.runs or any(map(guides, form.runs))
    return _as("vague", words) if words and told and alone(form) and not headlined(form) else None


# ------------------------------------------------------------------ whole titles


def _by_title(form: Shape, kinds: tuple[str, ...]) -> Found | None:
    for text, kind, name in _titles(form, kinds):
        if _believed(form, kind, text) and _supported(form, kind, name):
            reason, detail = SAYS[rather(form, kind, text)]
            return reason, detail, (f"title or heading “{text}”",)
    return None


def _titles(form: Shape, kinds: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Titles, headings and their parts, in the page's own order, with the kind they are of."""
    for text in (form.title, *form.headings):
        yield from _parts_saying(text, kinds)
    if not bare(form):
        return
    short = tuple(block for block in form.blocks if len(block) < 60)
    for text in (*form.lesser, *short):
        yield from _parts_saying(text, tuple(k for k in kinds if k in _SHORT))


def _parts_saying(text: str, kinds: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    if len(text) > LONGEST_MESSAGE:
        return
    for part in dict.fromkeys((text, *PARTS.split(text))):
        folded = normal(part)
        known = [kind for kind in kinds if folded in wording(kind).titles]
        for kind in known or [kind for kind in kinds if titled(folded, kind)]:
            yield part.strip(), kind, folded


def titles_saying(form: Shape, kind: str) -> Iterator[str]:
    """The titles, headings or whole parts of them that say so."""
    return (text for text, _, _ in _titles(form, (kind,)))


def _believed(form: Shape, kind: str, title: str) -> bool:
    """Whether such a title is a message. “Access denied” heads reports and columns as well.

    It is one where there is nothing else to read but what belongs to a message. A title
    that says it in full (“page not found”) may stand above teasers of other pages.
    """
    if kind not in _MESSAGES:
        return kind not in ("parked", "private") or not opens_a_text(form, title)
    numbered = any(c.isdigit() for c in title)
    if not numbered and opens_a_text(form, title):
        return False
    name = normal(title)
    full = numbered or sentence_saying((title,), kind) is not None or of_this_page(name)
    full = full and kind != "vague"
    if full and kind == "missing" and _offers_others(form):
        return True
    if kind == "missing" and form.prose >= _GUARDS_WORDS:
        return False  # a manual of errors speaks to its reader as well
    said = sentence_saying((b for b in form.blocks if normal(b) != name), kind)
    if foreign(form) >= FOREIGN:
        below = foreign(form) < FOREIGN_BELOW
        return (full or said is not None) and below
    if said is not None or full or any(map(guides, form.runs)):
        return True
    # One word over a picture is its name.
    return not form.runs and (" " in name or form.visible < _NEXT_TO_NOTHING)


def _offers_others(form: Shape) -> bool:
    return form.teasers >= _TEASERS and form.longest < _SHORT_BLOCKS and not form.article_marks


def _supported(form: Shape, kind: str, name: str) -> bool:
    """Whether the page bears the title out: some stand on ordinary pages too."""
    if kind == "login":
        return form.prose < _ALMOST_NOTHING and bare(form) and not gates.beside(form, kind)
    if kind == "paywall":
        free = gates.read_for_nothing(form) < _ALMOST_NOTHING
        return free and bare(form) and foreign(form) < FOREIGN
    if kind == "private":
        return bare(form) and foreign(form) < FOREIGN_BELOW and not form.teasers
    if kind == "choice":
        return bare(form) and not form.runs and not form.teasers
    if kind == "consent":
        return gates.consents(form)
    if kind == "parked":
        return bare(form) and foreign(form) < FOREIGN
    # One word may be the headline of anything; “404” may not.
    one_word = " " not in name and not any(c.isdigit() for c in name)
    return bare(form) if one_word else True


# ------------------------------------------------------------------ sentences


def _by_texts(form: Shape) -> Found | None:
    if bare(form) and not headlined(form):
        said = _said(form)
        for kind in ("challenge", "parked", "missing", "broken"):
            words = sentence_saying(said, kind)
            if words and (alone(form) or leads(form, words)):
                return _as(rather(form, first(kind, words), words), words)
    if words := _above_other_pages(form):
        return _as("missing", words)
    if (
        bare(form)
        and all(map(ours, form.runs))
        and (words := sentence_saying(form.blocks, "empty"))
    ):
        return _as("empty", words)
    return _asked(form)


def _said(form: Shape) -> tuple[str, ...]:
    """Title and blocks, without a report's headline: “Video removed” may be one."""
    heads = headlines(form)
    parts = {normal(part) for part in PARTS.split(form.title)}
    own = (block for block in form.blocks if normal(block) not in heads)
    blocks = (block for block in own if not begins_otherwise(block))
    return (*blocks,) if heads & parts else (form.title, *blocks)


def _asked(form: Shape) -> Found | None:
    if form.article_marks or form.plain >= PLAIN or form.prose >= _GUARDS_WORDS:
        return None
    if words := gates.login(form):
        return _as("login", words)
    free = gates.read_for_nothing(form) < _ALMOST_NOTHING
    if free and bare(form) and (words := gates.money(form)):
        return _as("paywall", words)
    if bare(form) and (found := gates.consent(form)):
        reason, detail = SAYS["consent"]
        return reason, detail, found
    return None


def _as(kind: str, words: str) -> Found:
    reason, detail = SAYS[kind]
    return reason, detail, (f"“{words[:160]}”",)


def _above_other_pages(form: Shape) -> str | None:
    """A sentence to the visitor that nothing is here, and below it teasers of other pages."""
    if not _offers_others(form) or not form.runs:
        return None
    words = sentence_saying(form.runs[:1], "missing")
    pattern = addressed()
    return words if words and pattern and pattern.search(form.runs[0]) else None
