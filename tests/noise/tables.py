"""The printed tables of ``make noise``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tests.noise.ledger import Judged, Key
from tests.noise.precision import Tally, Totals, advice, by_rule
from tests.noise.raised import Outcome, Raised


def share(part: int, whole: int) -> str:
    """“3 of 40 (7.5 %)”."""
    return f"{part} of {whole} ({part / whole:.1%})" if whole else f"{part} of 0"


def rules_table(outcome: Outcome, rows: Sequence[Tally]) -> str:
    """One line for each rule and severity, and one for each rule with what its figures allow."""
    raised = Counter((flag.rule, flag.severity) for flag in outcome.flags)
    known = {(row.rule, row.severity): row for row in rows}
    head = f"{'rule':42}{'severity':10}{'flags':>6}{'right':>7}{'def.':>6}{'unw.':>6}  precision"
    lines = [head]
    for (rule, severity), count in sorted(raised.items()):
        row = known.get((rule, severity), Tally(rule, severity))
        figures = f"{count:>6}{row.right:>7}{row.defensible:>6}{row.unwanted:>6}"
        precision = f"{row.precision:.1%}" if row.judged else "–"
        lines.append(f"{rule:42}{severity:10}{figures}  {precision}")
    lines += ["", "What the measured precision allows", ""]
    lines += [f"{rule:42}{row.severity:10}{advice(row)}" for rule, row in by_rule(rows).items()]
    return "\n".join(lines)


def totals_table(outcome: Outcome, all_of: Totals) -> str:
    """The figures over all rules, each with its bar."""
    loud = share(all_of.unwanted_loud, all_of.loud)
    return "\n".join(
        [
            f"articles read: {outcome.read}; refused: {len(outcome.refused)}",
            f"unwanted at warning or above: {loud}; bar 3 %",
            f"unwanted at warning or above in 20 articles: {all_of.per_20_articles:.2f}; bar 1",
            f"unwanted errors: {all_of.unwanted_errors}; bar 0",
            f"unwanted at info: {share(all_of.unwanted_info, all_of.info)}; bar 20 %",
            f"defensible: {share(all_of.defensible, all_of.judged)}; bar 15 %",
        ]
    )


def recall_table(
    first: Iterable[Judged],
    missing: Sequence[tuple[Judged, str | None]],
    excused: Mapping[Key, str],
    names: Mapping[str, str],
) -> str:
    """The right flags of the first ledger that were lost, with the reason where one is given."""
    right = sum(judged.judgment == "right" for judged in first)
    lines = [
        f"right flags of the first ledger that are lost: {share(len(missing), right)}; bar 5 %"
    ]
    for judged, severity in missing:
        now = f"now {severity}" if severity else "no longer raised"
        why = excused.get(judged.key, "NO REASON GIVEN in excused.tsv")
        name = names.get(judged.file, judged.file)
        lines.append(f"  {name}: {judged.rule} ({judged.severity}), {now}: {judged.reason} – {why}")
    return "\n".join(lines)


def listed(flag: Raised) -> str:
    """One flag in one line, with the key that its line of the ledger needs."""
    words = " | ".join(text for _, _, text in flag.places)
    said = " ".join(words.split())[:200]
    return f"{flag.file}\t{flag.rule}\t{flag.key}\t{flag.severity}\t{flag.name}: {flag.message}: {said}"
