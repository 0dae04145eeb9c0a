"""Track whether any server responded in a run: a machine that is offline blames no host."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.model import Absence, Dossier, Reason, SourceRecord
from verify.store.sources import ledger
from verify.web.absences import MEANING_AND_ACTION

if TYPE_CHECKING:
    from verify.fetch import Fetched

Outcomes = Iterator[tuple[str, "Fetched | Absence"]]

OFFLINE = "No server answered: this machine seems to be offline."
# Of one host or two: they may be gone, or this machine may be offline.
NO_ANSWER = "No server answered. Check this machine's network, then the URLs."
NEXT_ACTION = "Connect to the network and run again."
# No request was sent, so these count neither as a response nor as silence.
_UNSENT = frozenset({Reason.PRIVATE_ADDRESS, Reason.MALFORMED, Reason.NO_ADDRESS, Reason.NOT_ASKED})


@dataclass(slots=True)
class Contact:
    """Counts of the requests of one run, by what came of them."""

    asked: int = 0
    answered: int = 0
    offline: bool = False  # this machine seems to be offline

    @property
    def unreachable(self) -> bool:
        """Return whether sources were requested and no server responded."""
        return self.asked > 0 and self.answered == 0

    def count(self, outcome: Fetched | Absence) -> None:
        """Count one outcome; requests that were not sent are ignored."""
        from verify.recheck.connection import may_be_our_connection

        if isinstance(outcome, Absence) and outcome.reason in _UNSENT:
            return
        self.asked += 1
        self.answered += not may_be_our_connection(outcome)


def believed(
    db: Database, outcomes: Outcomes, ask: Callable[[Sequence[str]], Outcomes], contact: Contact
) -> Outcomes:
    """Yield the outcomes to keep.

    Failures that our own connection may have caused wait until a server has responded. If none
    does and the machine seems to be offline, they are dropped.
    """
    from verify.recheck.connection import may_be_our_connection

    silent: list[tuple[str, Fetched | Absence]] = []
    for address, outcome in outcomes:
        contact.count(outcome)
        if not contact.answered and may_be_our_connection(outcome):
            silent.append((address, outcome))
        else:
            yield address, outcome
    if contact.answered or _is_connected(db, [address for address, _ in silent], ask):
        yield from silent
    else:
        contact.offline = True


def _is_connected(
    db: Database, silent: list[str], ask: Callable[[Sequence[str]], Outcomes]
) -> bool:
    """Return whether a link that was alive when last checked responds now.

    If there are no such links, return whether the silent hosts are few enough for their
    failures to be believed.
    """
    from verify.recheck.connection import control_links, may_be_our_connection, too_many_hosts

    if not silent:
        return True
    others = list(control_links(ledger.links(db), silent))
    if not others:
        return not too_many_hosts(silent)
    return any(not may_be_our_connection(answer) for _, answer in ask(others))


def explained(dossier: Dossier) -> Dossier:
    """Return the dossier of an offline run, with the reason on each source that was not reached."""
    found = {address: _explained(record) for address, record in dossier.sources.items()}
    return replace(dossier, sources=found)


def _explained(record: SourceRecord) -> SourceRecord:
    if record.absence is None or record.absence.reason is not Reason.NOT_ASKED:
        return record
    if record.absence.next_action != MEANING_AND_ACTION[Reason.NOT_ASKED][1]:
        return record  # never requested, with or without a network
    absence = replace(record.absence, detail=OFFLINE, next_action=NEXT_ACTION)
    return replace(record, absence=absence)


def captured(db: Database, addresses: Iterable[str]) -> int:
    """Return how many of these sources have a capture."""
    sql = "SELECT 1 FROM captures c JOIN sources s ON s.id = c.source WHERE s.address = ? LIMIT 1"
    return sum(db.execute(sql, [address]).fetchone() is not None for address in addresses)
