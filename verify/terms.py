"""The words people are shown for stored values, where the two differ.

Tables, JSON and SARIF keep the values that programs already read (``later``, ``still there``,
``walled``). The interface shows the terms below and accepts them as input.
"""

from __future__ import annotations

from verify.model import History, LinkState, Reason

STATUS_LABELS = {"later": "deferred"}
HISTORY_LABELS = {
    History.NEW: "new",
    History.STILL: "unchanged",
    History.BACK: "reopened",
    History.GONE: "resolved",
}
LINK_STATE_LABELS = {LinkState.WALLED: "blocked"}
# Reasons of dismissals as earlier versions offered them, and how they are shown today.
EARLIER_REASONS = {
    "correct as it stands": "correct as written",
    "the source is right, our copy is not": "our copy of the source is wrong",
    "the reader will understand": "minor; readers will understand",
    "the finding is mistaken": "the flag is wrong",
}
REASON_LABELS = {
    Reason.DNS: "host not found",
    Reason.REFUSED: "connection refused",
    Reason.TLS: "certificate problem",
    Reason.LOGIN: "login required",
    Reason.SOFT_404: "page says “not found”",
    Reason.REDIRECTED_HOME: "redirects to the home page",
    Reason.PARKED: "domain parked",
    Reason.USURPED: "domain taken over",
    Reason.UNSUPPORTED_TYPE: "unsupported file type",
    Reason.PRIVATE_ADDRESS: "private network address",
    Reason.MALFORMED: "malformed URL",
    Reason.NO_ADDRESS: "no URL",
    Reason.NOT_ASKED: "not requested",
}
TRANSITION_LABELS = {
    "died": "dead",
    "came-back": "works again",
    "restored": "cited text restored",
    "passage-gone": "cited passage removed",
    "passage-changed": "cited passage changed",
    "headline-changed": "headline changed",
    "work-retracted": "work retracted",
    "work-corrected": "work corrected",
    "correction": "correction notice added",
    "soft-404": "page says “not found”",
    "redirected-home": "redirects to the home page",
    "usurped": "domain taken over",
}


def status_label(status: str) -> str:
    """Return the word shown for a flag's status, a verdict or an event: ``later`` is “deferred”."""
    return STATUS_LABELS.get(status, status)


def stored_status(word: str) -> str:
    """Return the stored value for a status as people write it: “deferred” is ``later``."""
    return _stored(STATUS_LABELS, word)


def history_label(history: str) -> str:
    """Return what became of a flag since the last run: new, unchanged, reopened, resolved."""
    return HISTORY_LABELS[History(history)]


def stored_history(word: str) -> str:
    """Return the stored value for a history word: “unchanged” is ``still there``."""
    return _stored(HISTORY_LABELS, word)


def link_state_label(state: str) -> str:
    """Return the word shown for the state of a link: ``walled`` is “blocked”."""
    return LINK_STATE_LABELS.get(LinkState(state), state)


def stored_link_state(word: str) -> str:
    """Return the stored value for a link state as people write it: “blocked” is ``walled``."""
    return _stored(LINK_STATE_LABELS, word)


def dismissal_label(reason: str) -> str:
    """Return a dismissal's reason in today's words; an editor's own words stay as they are."""
    return EARLIER_REASONS.get(reason, reason)


def absence_label(reason: str) -> str:
    """Return why a source could not be checked, in two or three words; also for ``Check.outcome``."""
    plain = reason.replace("-", " ")
    return REASON_LABELS.get(Reason(reason), plain) if reason in set(Reason) else plain


def transition_label(kind: str) -> str:
    """Return what changed about a link: ``came-back`` is “works again”."""
    return TRANSITION_LABELS.get(kind, kind.replace("-", " "))


def _stored(labels: dict[str, str] | dict[History, str] | dict[LinkState, str], word: str) -> str:
    return next((str(value) for value, label in labels.items() if label == word), word)
