"""Print what a round of checks would do, and what it found."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from verify.cli.actions.links.recheck_context import RecheckContext
from verify.cli.options import now
from verify.cli.output import as_json, terminal_width
from verify.cli.tables import row_lines
from verify.terms import link_state_label

if TYPE_CHECKING:
    from verify.containment import InternalFailure
    from verify.ledger.schedule import Link
    from verify.recheck.session import LinkSelection, Round


_WIDTHS = (8, 10)  # columns of a link's state and of its last check


def list_due(
    context: RecheckContext, which: LinkSelection, failed: list[InternalFailure] | None = None
) -> int:
    """Print which links a round would check; send no requests.

    Damaged rows are added to ``failed``, if that is given.
    """
    from verify.recheck.session import select_links
    from verify.report.wording import count

    links = select_links(context.db, which, now(), failed)
    if context.output.format == "json":
        print(as_json([_link_row(link) for link in links]), end="")
        return 0
    width = terminal_width()
    for link in links:
        last = f"{link.standing.last:%Y-%m-%d}" if link.standing.last else "never"
        cells = (link_state_label(link.standing.state.value), last, link.address)
        print("\n".join(row_lines(cells, _WIDTHS, width)))
    print(f"{count(len(links), 'source')} to check." if links else nothing_to_check(context, which))
    return 0


def _link_row(link: Link) -> dict[str, Any]:
    last = link.standing.last
    return {
        "url": link.address,
        "state": link.standing.state.value,
        "last_check": last.isoformat(timespec="seconds") if last else None,
    }


def print_internal_errors(context: RecheckContext, result: Round) -> bool:
    """Print which links were not checked because of a bug of ours; return whether there are any."""
    from verify.pipeline.failures import write_log

    for failure in result.failures:
        print(f"verify: {failure.origin}: {failure.why}", file=sys.stderr)
    write_log(context.settings.reports, result.failures, now())
    return bool(result.failures)


def print_changes(context: RecheckContext, result: Round) -> None:
    """Print the changes that a round found, as sentences or as JSON."""
    from verify.recheck.wording import transition_sentence

    if context.output.format == "json":
        print(as_json(_as_data(result), one_line=context.output.one_line), end="", flush=True)
        return
    for one in result.transitions:
        print(transition_sentence(one))
        for article in one.articles:
            print(f"    cited in {article}")


_FIRST_FAILURES = 20  # named one by one


def _as_data(result: Round) -> dict[str, Any]:
    changes = [
        {
            "url": one.address,
            "kind": one.kind,
            "detail": one.detail,
            "at": one.at.isoformat(timespec="seconds"),
            "articles": list(one.articles),
        }
        for one in result.transitions
    ]
    failures = [{"url": url, "what": remark} for url, remark in result.first_failures]
    found = {"checked": result.checked, "outcomes": dict(result.outcomes)}
    return {**found, **({"first_failures": failures} if failures else {}), "changes": changes}


def print_summary(context: RecheckContext, result: Round, nothing: str) -> None:
    """Print repairs, first failures and the figures of a round."""
    from verify.report.wording import count

    for sentence in result.repaired:
        print(f"verify: Repaired: {sentence}", file=sys.stderr)
    if missed := result.outcomes.get("not-asked"):
        left = count(missed, "source was", "sources were")
        sentence = f"No server responded; this computer seems to be offline. {left} not checked."
        print(f"verify: {sentence}", file=sys.stderr)
    if context.output.quiet or context.output.format == "json":
        return
    if not result.checked:
        print(nothing)
        return
    for address, remark in result.first_failures[:_FIRST_FAILURES]:
        print(f"{address}: {remark}")
    if (further := len(result.first_failures) - _FIRST_FAILURES) > 0:
        print(f"{count(further, 'more first failure')}.")
    outcomes = ", ".join(f"{number} {name}" for name, number in sorted(result.outcomes.items()))
    changed = len({one.address for one in result.transitions})
    news = f"{count(changed, 'source has', 'sources have')} changed" if changed else "no changes"
    print(f"Checked {count(result.checked, 'source')}: {outcomes}; {news}.")


def nothing_to_check(context: RecheckContext, which: LinkSelection) -> str:
    """Return a sentence that nothing is to be checked, and when something will be."""
    from verify.store.sources.ledger import LinkFilter, links, next_due

    on = f" on {which.host}" if which.host else ""
    cited = next(links(context.db, LinkFilter(which.host), failed=[]), None)
    if cited is None:
        return f"Nothing to check: no article cites a source{on or ' yet'}."
    if which.failed:
        return f"Nothing to check: no cited source{on} is failing or dead."
    when = next_due(context.db, LinkFilter(which.host))
    if when is None:
        return f"Nothing{on} is due: no article cites a source{on} that can be checked."
    until = f" before {when:%Y-%m-%d %H:%M} UTC" if when > now() else ""
    return f"Nothing{on} is due{until}."
