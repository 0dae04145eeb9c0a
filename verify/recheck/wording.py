"""One-line descriptions of changes of sources, for the terminal and for notifications."""

from __future__ import annotations

from collections.abc import Iterable

from verify.ledger.standing import FAILURES, RETRY, Standing
from verify.model import LinkState
from verify.recheck.transitions import Transition
from verify.terms import absence_label

SENTENCES = {
    "died": "is dead",
    "came-back": "works again",
    "moved": "has moved",
    "restored": "has the cited text again",
    "passage-gone": "no longer contains the cited passage",
    "passage-changed": "has changed the cited passage",
    "headline-changed": "has changed its headline",
    "correction": "has a new correction notice",
    "soft-404": "now says “not found”",
    "redirected-home": "now redirects to the site's front page",
    "usurped": "now shows unrelated pages of a new owner",
    "work-retracted": "was retracted",
    "work-corrected": "has a later notice of correction",
}
GOOD_NEWS = frozenset({"came-back", "restored"})


_RESPONDING = frozenset({LinkState.ALIVE, LinkState.MOVED, LinkState.CHANGED})


def first_failure(before: Standing, after: Standing) -> str:
    """Return the line about a source that responded until now and has failed for the first time.

    E.g. "not found: first failure of 3, next check in 3 days". "" for all other sources.
    """
    if before.state not in _RESPONDING or after.outcome is None:
        return ""
    label = absence_label(after.outcome)
    if after.state is LinkState.FAILING:
        return f"{label}: first failure of {FAILURES}, next check in {RETRY.days} days"
    return f"{label}: it responded before" if after.state is LinkState.WALLED else ""


def transition_sentence(one: Transition) -> str:
    """Return one transition as a sentence, with the words then and now if there are any."""
    return f"{one.address} {SENTENCES[one.kind]}. {one.detail}".rstrip()


def transitions_message(transitions: Iterable[Transition]) -> str:
    """Return all transitions as plain text, each with the articles that cite the source."""
    parts = []
    for one in transitions:
        cited = "".join(f"\n    cited in {article}" for article in one.articles)
        parts.append(f"- {transition_sentence(one)}{cited}")
    return "\n".join(parts)


def needs_attention(transitions: Iterable[Transition]) -> bool:
    """Return whether an editor should check any of them."""
    return any(one.kind not in GOOD_NEWS for one in transitions)
