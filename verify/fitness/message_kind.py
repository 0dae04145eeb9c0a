"""Decide the kind of a message that could be two: blocked or missing, temporary or permanent.

Pure. Kinds that become a finding (“missing”) are chosen only if nothing else explains the words.
"""

from __future__ import annotations

from verify.fitness.message_sentence import find_sentence
from verify.fitness.page_shape import PageShape
from verify.fitness.signs import legal_words, temporary_words, wording
from verify.fitness.surroundings import is_footer_text
from verify.model import Reason

#: The reason that each kind of message leads to.
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

_BARE = 500  # characters of prose; below this, the wording of one block is enough
PLAIN = 1_500  # … unless more text than this is in short pieces: a table, a list, verse


def is_bare(form: PageShape) -> bool:
    """Return whether the page has so little text that a sentence in a block is enough."""
    return form.prose < _BARE and form.plain < PLAIN and form.article_marks == 0


def refine_kind(form: PageShape, kind: str, title: str) -> str:
    """Return a more precise kind: some notices name the refusal before the owner or the login."""
    if kind == "missing":
        return _kind_of_unavailable((title, *form.runs[:3]), title)
    if kind in ("challenge", "broken", "vague") and is_bare(form):
        owned = find_sentence(form.blocks, "parked")
        if owned and find_sentence((owned,), "challenge") is None:
            return "parked"
        if kind == "challenge" and form.password_fields and find_sentence(form.blocks, "login"):
            return "login"
    return kind


def _kind_of_unavailable(said: tuple[str, ...], words: str) -> str:
    """Return the kind for “not available”: “for now” and “in this country” are not missing."""
    passes, law = temporary_words(), legal_words()
    if passes and passes.search(words):
        return "broken"
    own = [text for text in said if not is_footer_text(text)]
    return "challenge" if law and any(law.search(text) for text in own) else "missing"


def kind_named_first(kind: str, words: str) -> str:
    """Return the kind named first: “it does not exist, or you may not see it” is missing."""
    refused, gone = wording(kind).texts, wording("missing").texts
    if kind != "challenge" or not (refused and gone and (last := refused.search(words))):
        return kind
    found = gone.search(words)
    return "missing" if found and found.start() < last.start() else kind
