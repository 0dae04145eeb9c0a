"""Which kind of message it is, where a page says two things: refused or gone, for a while or for good.

Pure. What becomes a finding (“missing”) is named only where nothing else explains the words.
"""

from __future__ import annotations

from verify.fitness.message_sentence import find_sentence
from verify.fitness.page_shape import PageShape
from verify.fitness.signs import legal_words, temporary_words, wording
from verify.fitness.surroundings import is_footer_text
from verify.model import Reason

#: What each kind of message makes of the page.
REASONS = {
    "challenge": (
        Reason.BLOCKED,
        "The page asks visitors to prove that they are human, or refuses access.",
    ),
    "broken": (Reason.SERVER_ERROR, "The link works, but the page reports an error."),
    "missing": (Reason.SOFT_404, "The link works, but the page says “not found”."),
    "parked": (Reason.PARKED, "The page is a placeholder or offers the domain for sale."),
    "login": (Reason.LOGIN, "The page asks for a login and shows nothing else."),
    "private": (Reason.LOGIN, "The page is private: only invited people can see it."),
    "choice": (Reason.BLOCKED, "The page asks for a language or region and shows nothing else."),
    "consent": (Reason.BLOCKED, "The page asks for consent and shows nothing else."),
    "paywall": (Reason.PAYWALLED, "The page asks for a subscription and shows nothing else."),
    "empty": (Reason.SOFT_404, "The page is a list without entries."),
    "vague": (Reason.SERVER_ERROR, "The page reports an error and shows nothing else."),
}

_BARE = 500  # with so little prose, a block's wording is enough
PLAIN = 1_500  # … unless it has more than that in short pieces: a table, a list, verse


def is_bare(form: PageShape) -> bool:
    """Whether there is so little to read that a sentence of a block is enough."""
    return form.prose < _BARE and form.plain < PLAIN and form.article_marks == 0


def refine_kind(form: PageShape, kind: str, title: str) -> str:
    """Some notices say first what is refused, and only then whose doing it is or who may in."""
    if kind == "missing":
        return _kept_back((title, *form.runs[:3]), title)
    if kind in ("challenge", "broken", "vague") and is_bare(form):
        owned = find_sentence(form.blocks, "parked")
        if owned and find_sentence((owned,), "challenge") is None:
            return "parked"
        if kind == "challenge" and form.password_fields and find_sentence(form.blocks, "login"):
            return "login"
    return kind


def _kept_back(said: tuple[str, ...], words: str) -> str:
    """What is “not available” for a while, or in this country, is not missing."""
    passes, law = temporary_words(), legal_words()
    if passes and passes.search(words):
        return "broken"
    own = [text for text in said if not is_footer_text(text)]
    return "challenge" if law and any(law.search(text) for text in own) else "missing"


def kind_named_first(kind: str, words: str) -> str:
    """“It does not exist, or you may not see it”: what a sentence says first counts."""
    refused, gone = wording(kind).texts, wording("missing").texts
    if kind != "challenge" or not (refused and gone and (last := refused.search(words))):
        return kind
    found = gone.search(words)
    return "missing" if found and found.start() < last.start() else kind
