"""Transitions in words: one line each, for the terminal and for messages."""

from __future__ import annotations

from collections.abc import Iterable

from verify.recheck.transitions import Transition

SENTENCES = {
    "died": "is dead",
    "came-back": "came back",
    "moved": "has moved",
    "restored": "says again what was cited",
    "passage-gone": "no longer holds the cited passage",
    "passage-changed": "words the cited passage otherwise",
    "headline-changed": "has another headline",
    "correction": "carries a new notice of correction",
    "soft-404": "says that the page is not there",
    "redirected-home": "leads to the front page now",
    "usurped": "shows somebody else's pages now",
}
GOOD_NEWS = frozenset({"came-back", "restored"})


def transition_sentence(one: Transition) -> str:
    """One transition as a sentence, with the words then and now where there are any."""
    return f"{one.address} {SENTENCES[one.kind]}. {one.detail}".rstrip()


def transitions_message(transitions: Iterable[Transition]) -> str:
    """All transitions as plain text, each with the articles that cite the source."""
    parts = []
    for one in transitions:
        cited = "".join(f"\n    cited in {article}" for article in one.articles)
        parts.append(f"- {transition_sentence(one)}{cited}")
    return "\n".join(parts)


def needs_attention(transitions: Iterable[Transition]) -> bool:
    """Is there anything that an editor has to look at?"""
    return any(one.kind not in GOOD_NEWS for one in transitions)
