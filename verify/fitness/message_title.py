"""Titles and headings that are a message of their own: “Page not found”, “Access denied”. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from verify.fitness import gates
from verify.fitness.lengths import (
    ALMOST_NOTHING,
    CHALLENGE_LENGTH,
    NEXT_TO_NOTHING,
    SHORT_BLOCKS,
)
from verify.fitness.message_kind import REASONS, is_bare, refine_kind
from verify.fitness.message_sentence import LONGEST_MESSAGE, find_sentence
from verify.fitness.page_shape import PageShape
from verify.fitness.signs import is_title_of_kind, normalize, wording
from verify.fitness.surroundings import (
    TITLE_SEPARATORS,
    UNRELATED,
    UNRELATED_BELOW,
    heads_other_text,
    is_guidance,
    names_this_page,
    unrelated_length,
)
from verify.model import Reason

Found = tuple[Reason, str, tuple[str, ...]]

_TEASERS = 3
_MESSAGES = ("challenge", "broken", "missing", "vague")

_SHORT = ("challenge", "broken", "missing", "parked", "private")  # a short block is enough


def verdict_by_title(form: PageShape, kinds: tuple[str, ...]) -> Found | None:
    """Return the verdict of a title or heading of these kinds that the page confirms."""
    for text, kind, name in _titles(form, kinds):
        if _believed(form, kind, text) and _supported(form, kind, name):
            reason, detail = REASONS[refine_kind(form, kind, text)]
            return reason, detail, (f"title or heading “{text}”",)
    return None


def _titles(form: PageShape, kinds: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield titles, headings and their parts with their kinds, in the page's order."""
    for text in (form.title, *form.headings):
        yield from _parts_saying(text, kinds)
    if not is_bare(form):
        return
    short = tuple(block for block in form.blocks if len(block) < 60)
    for text in (*form.subheadings, *short):
        yield from _parts_saying(text, tuple(k for k in kinds if k in _SHORT))


def _parts_saying(text: str, kinds: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    if len(text) > LONGEST_MESSAGE:
        return
    for part in dict.fromkeys((text, *TITLE_SEPARATORS.split(text))):
        folded = normalize(part)
        known = [kind for kind in kinds if folded in wording(kind).titles]
        for kind in known or [kind for kind in kinds if is_title_of_kind(folded, kind)]:
            yield part.strip(), kind, folded


def titles_of_kind(form: PageShape, kind: str) -> Iterator[str]:
    """Yield the titles, headings or whole parts of them that belong to this kind."""
    return (text for text, _, _ in _titles(form, (kind,)))


def _believed(form: PageShape, kind: str, title: str) -> bool:
    """Return whether such a title is a message. “Access denied” may also head a report or column.

    It is a message if all other text belongs to one, too. A title that is explicit (“page not
    found”) may have teasers of other pages below it.
    """
    if kind not in _MESSAGES:
        return kind not in ("parked", "private") or not heads_other_text(form, title)
    numbered = any(c.isdigit() for c in title)
    if not numbered and heads_other_text(form, title):
        return False
    name = normalize(title)
    full = numbered or find_sentence((title,), kind) is not None or names_this_page(name)
    full = full and kind != "vague"
    if full and kind == "missing" and offers_other_pages(form):
        return True
    if kind == "missing" and form.prose >= CHALLENGE_LENGTH:
        return False  # a manual about errors addresses its reader as well
    said = find_sentence((b for b in form.blocks if normalize(b) != name), kind)
    if unrelated_length(form) >= UNRELATED:
        below = unrelated_length(form) < UNRELATED_BELOW
        return (full or said is not None) and below
    if said is not None or full or any(map(is_guidance, form.runs)):
        return True
    # One word above a picture is the picture's name.
    return not form.runs and (" " in name or form.visible < NEXT_TO_NOTHING)


def offers_other_pages(form: PageShape) -> bool:
    """Return whether the page consists of teasers of other pages."""
    return form.teasers >= _TEASERS and form.longest < SHORT_BLOCKS and not form.article_marks


def _supported(form: PageShape, kind: str, name: str) -> bool:
    """Return whether the page confirms the title: some of them occur on ordinary pages too."""
    if kind == "login":
        return (
            form.prose < ALMOST_NOTHING
            and is_bare(form)
            and not gates.has_unrelated_text(form, kind)
        )
    if kind == "paywall":
        free = gates.free_text_length(form) < ALMOST_NOTHING
        return free and is_bare(form) and unrelated_length(form) < UNRELATED
    if kind == "private":
        return is_bare(form) and unrelated_length(form) < UNRELATED_BELOW and not form.teasers
    if kind == "choice":
        return is_bare(form) and not form.runs and not form.teasers
    if kind == "consent":
        return gates.is_consent_page(form)
    if kind == "parked":
        return is_bare(form) and unrelated_length(form) < UNRELATED
    # One word may be the headline of anything, except “404”.
    one_word = " " not in name and not any(c.isdigit() for c in name)
    return is_bare(form) if one_word else True
