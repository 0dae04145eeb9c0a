"""Reasons why a statement or claim was not checked, and what the editor can do about it."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model import Absence, LinkState, Page, Reason, SourceRecord
from verify.text.gazetteer.language_names import english_name


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A reason as worded in the report, with its next action."""

    reason: str
    next_action: str


NO_SOURCE = Unchecked("no source given", "Add a note or link with the source.")
NO_URL = Unchecked("source has no URL", "Add the source's URL, or attach a copy of it.")
TOO_SHORT = Unchecked("too short", "Check it by hand: so few words occur in many texts.")
UNREADABLE = Unchecked("unreadable", "Read the source by hand; attach a text or PDF copy of it.")
HIDDEN = Unchecked(
    "needs a browser",
    "Install the extra “browser”, or save the page by hand and attach it: verify attach URL FILE.",
)
PAYWALLED = Unchecked(
    "paywalled", "Read it with a subscription, save the page and attach it: verify attach URL FILE."
)
NOT_ARCHIVED = Unchecked("not archived", "Run again without --offline.")
NO_FACTS = Unchecked("no numbers, dates or names", "Check it by hand.")
PART_OF_VOTE = Unchecked(
    "source has one count of the vote", "Compare the result of the vote by hand."
)
INTERNAL_ERROR = Unchecked("internal error", "Report this bug; the statement was not compared.")

# Of a source in another language: what is shown beside the statement.
NEAREST_PASSAGE = "Nearest passage, located by machine, please read"
BY_TRANSLATION = "Located by machine translation ({engine}, {day}), please read"
NO_PASSAGE = "No passage of the source stands out"

_BLOCKED = frozenset({Reason.BLOCKED, Reason.LOGIN, Reason.ROBOTS_DISALLOWED})
_DEAD = frozenset(
    {
        *(Reason.NOT_FOUND, Reason.GONE, Reason.SOFT_404, Reason.REDIRECTED_HOME),
        *(Reason.PARKED, Reason.USURPED),
    }
)
_UNREADABLE = frozenset({Reason.NEEDS_BROWSER, Reason.UNSUPPORTED_TYPE, Reason.TOO_LARGE})


def other_language(code: str | None) -> Unchecked:
    """Return the reason for a source in another language whose comparison decides nothing."""
    reason = f"source in {language_name(code)}"
    return Unchecked(reason, "Compare it by hand, or have someone who reads the language do it.")


def language_name(code: str | None) -> str:
    """Return the English name of a language: "Russian" for ru."""
    if not code:
        return "an unknown language"
    if known := english_name(code):
        return known
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(code).get_language_name("en") or code)
    except (UnknownLocaleError, ValueError):
        return code


def absent(record: SourceRecord | None) -> Unchecked:
    """Return why a source has nothing to compare with."""
    absence = record.absence if record else None
    if record is None or absence is None:
        return NOT_ARCHIVED
    return Unchecked(_kind(record, absence), absence.next_action)


def has_text(page: Page) -> bool:
    """Return whether the page has text to compare with."""
    return bool(page.text.strip() or page.whole_text.strip() or page.hidden_text)


def is_dead(record: SourceRecord) -> bool:
    """Return whether the source is dead by the ledger or replaced by another page."""
    absence = record.absence
    return record.state is LinkState.DEAD or bool(absence and absence.reason in _DEAD)


def is_blocked(record: SourceRecord) -> bool:
    """Return whether the source blocks automatic visitors."""
    absence = record.absence
    return bool(absence and absence.reason in (*_BLOCKED, Reason.PAYWALLED))


def _kind(record: SourceRecord, absence: Absence) -> str:
    if absence.reason in (Reason.NO_ADDRESS, Reason.MALFORMED):
        return NO_URL.reason
    if absence.reason is Reason.PAYWALLED:
        return PAYWALLED.reason
    if absence.reason in _BLOCKED:
        return "blocked"
    if absence.reason in _UNREADABLE:
        return UNREADABLE.reason
    return "dead" if is_dead(record) else NOT_ARCHIVED.reason
