"""Every flag on the corpus has been judged, and the figures say what the judgments say."""

from __future__ import annotations

from pathlib import Path

import pytest
from shared_data import needs_shared

from tests.noise.__main__ import complain
from tests.noise.bars import missed_bars, too_severe
from tests.noise.corpus import articles, digest, publications
from tests.noise.last_run import read_last_run, write_last_run
from tests.noise.ledger import FIRST, Judged, read_ledger
from tests.noise.precision import Tally, Totals, advice, by_rule, lost, tallies, totals, unjudged
from tests.noise.precision_page import measured, precision_section
from tests.noise.raised import Outcome, Raised, everything, flags_of
from tests.noise.tables import listed, recall_table, rules_table, totals_table
from verify.rules import all_rules

UNCITED = "“The bridge was closed twice that winter,” the harbor master said.\n"


def flag(key: str, rule: str = "quote-uncited", severity: str = "warning") -> Raised:
    return Raised("aa", rule, key, severity, name="pier.txt", message="it has no source")


def judged(
    key: str, judgment: str, rule: str = "quote-uncited", severity: str = "warning"
) -> Judged:
    return Judged("aa", rule, key, judgment, "made up for this test", severity)


def ledger(*lines: Judged) -> dict[tuple[str, str, str], Judged]:
    return {line.key: line for line in lines}


@pytest.mark.slow
@pytest.mark.noise
@pytest.mark.corpus
@needs_shared
def test_every_flag_on_the_corpus_is_judged() -> None:
    outcome = everything(articles())
    missing = unjudged(outcome.flags, read_ledger())
    assert not missing, "\n".join(listed(one) for one in missing)
    # As many as INDEX.tsv and INDEX.md list; two Word files and two feeds are refused so far.
    assert outcome.read + len(outcome.refused) == 163
    assert set(outcome.flags) == set(read_last_run()), "run: make noise"
    figures = totals(tallies(outcome.flags, read_ledger()), outcome.read)
    first = read_ledger(FIRST).values()
    right = sum(line.judgment == "right" for line in first)
    assert list(missed_bars(figures, len(list(lost(first, outcome.flags))), right)) == []


@pytest.mark.slow
@pytest.mark.noise
def test_the_severity_of_every_rule_follows_its_measured_precision() -> None:
    assert list(too_severe(all_rules(), measured())) == []


def test_a_rule_is_too_severe_by_all_its_flags_or_by_its_warnings() -> None:
    [rule] = [one for one in all_rules() if one.name == "url-malformed"]
    quiet = Tally(rule.name, "info", right=5, unwanted=5)
    loud = Tally(rule.name, "warning", right=18, unwanted=2)
    error = Tally(rule.name, "error", right=99, unwanted=1)
    assert "must be a preview rule: 50%" in next(too_severe([rule], [quiet]))
    assert "must be an info: 90%" in next(too_severe([rule], [loud]))
    assert "must not be an error: 1 unwanted" in next(too_severe([rule], [error]))
    assert list(too_severe([rule], [Tally(rule.name, "warning", right=7, unwanted=2)])) == []


def test_each_bar_that_is_missed_is_named() -> None:
    good = Totals(100, 2, 0, 10, 1, 110, 16, articles=159)
    assert list(missed_bars(good, 2, 54)) == []
    bad = Totals(100, 9, 1, 10, 2, 110, 17, articles=159)
    assert [sentence.split(":")[0] for sentence in missed_bars(bad, 3, 54)] == [
        "Unwanted at warning or above",
        "Unwanted at warning or above",
        "Unwanted errors",
        "Unwanted at info",
        "Defensible",
        "Right flags of the first ledger that are lost",
    ]


def test_the_flags_of_a_run_are_kept_without_their_words(tmp_path: Path) -> None:
    kept = tmp_path / "raised.tsv"
    write_last_run([flag("k2"), flag("k1")], kept)
    assert read_last_run(kept) == [flag("k1"), flag("k2")]
    assert "pier" not in kept.read_text(encoding="utf-8")


def test_the_table_says_what_follows() -> None:
    section = precision_section(all_rules())
    rows = [line.split(" | ") for line in section.splitlines() if line.startswith("| ")]
    by_name = {row[0].removeprefix("| "): row for row in rows}
    assert all(rule.name in by_name for rule in all_rules())
    n = by_name["duplicate-note"][2]
    assert f"too few to tell: n = {n}, 0 unwanted" in by_name["duplicate-note"][-1]


def test_an_unjudged_flag_is_named_with_what_its_line_needs() -> None:
    known = ledger(judged("k1", "right"))
    assert unjudged([flag("k1"), flag("k2")], known) == [flag("k2")]
    assert listed(flag("k2")).startswith("aa\tquote-uncited\tk2\twarning\tpier.txt: it has no")


def test_an_unjudged_flag_makes_it_fail(capsys: pytest.CaptureFixture[str]) -> None:
    assert complain([]) == 0
    assert complain([flag("k2")]) == 1
    printed = capsys.readouterr().out
    assert "Flags without a judgment: 1" in printed
    assert listed(flag("k2")) in printed


@pytest.mark.parametrize(
    ("right", "defensible", "unwanted", "severity", "said"),
    [
        (2, 0, 1, "warning", "too few to tell: n = 3, 1 unwanted"),
        (0, 0, 9, "error", "too few to tell: n = 9, 9 unwanted"),
        (8, 0, 2, "warning", "preview: under 90 %"),
        (8, 0, 2, "info", "preview: under 90 %"),
        (8, 1, 1, "warning", "at most info: under 97 %"),
        (9, 0, 1, "info", "ok"),
        (99, 0, 1, "error", "at most warning: an unwanted error is known"),
        (99, 0, 1, "warning", "ok"),
        (10, 0, 0, "error", "ok"),
    ],
)
def test_the_severity_follows_the_precision(
    right: int, defensible: int, unwanted: int, severity: str, said: str
) -> None:
    assert advice(Tally("quote-uncited", severity, right, defensible, unwanted)) == said


def test_a_defensible_flag_counts_as_wanted() -> None:
    assert Tally("mojibake", "error", right=1, defensible=2, unwanted=1).precision == 0.75


def test_flags_are_counted_by_rule_and_severity() -> None:
    flags = [flag("k1"), flag("k2"), flag("k3", severity="info"), flag("k4")]
    known = ledger(judged("k1", "right"), judged("k2", "unwanted"), judged("k3", "defensible"))
    rows = tallies(flags, known)
    assert rows == [
        Tally("quote-uncited", "info", defensible=1),
        Tally("quote-uncited", "warning", right=1, unwanted=1),
    ]
    assert by_rule(rows) == {"quote-uncited": Tally("quote-uncited", "warning", 1, 1, 1)}


def test_the_totals_keep_loud_flags_and_info_apart() -> None:
    rows = [
        Tally("url-malformed", "error", right=5, unwanted=1),
        Tally("quote-uncited", "warning", right=2, defensible=1, unwanted=1),
        Tally("repeated-block", "info", right=1, unwanted=3),
    ]
    figures = totals(rows, articles=40)
    assert (figures.loud, figures.unwanted_loud, figures.unwanted_errors) == (10, 2, 1)
    assert (figures.info, figures.unwanted_info) == (4, 3)
    assert (figures.judged, figures.defensible) == (14, 1)
    assert figures.per_20_articles == 1.0
    table = totals_table(Outcome(40, (), ()), figures)
    assert "unwanted at warning or above: 2 of 10 (20.0%); bar 3 %" in table


def test_right_flags_of_the_first_ledger_that_were_lost_are_named() -> None:
    first = [
        judged("kept", "right"),
        judged("louder", "right"),
        judged("quieter", "right"),
        judged("gone", "right"),
        judged("noise", "unwanted"),
    ]
    flags = [flag("kept"), flag("louder", severity="error"), flag("quieter", severity="info")]
    missing = list(lost(first, flags))
    assert [(line.identity, severity) for line, severity in missing] == [
        ("quieter", "info"),
        ("gone", None),
    ]
    table = recall_table(first, missing, {first[3].key: "the line was not text"}, {"aa": "pier"})
    assert "2 of 4 (50.0%)" in table
    assert "pier: quote-uncited (warning), now info: made up for this test – NO REASON" in table
    assert "no longer raised: made up for this test – the line was not text" in table


def test_the_table_of_rules_shows_unjudged_flags_too() -> None:
    outcome = Outcome(2, (), (flag("k1"), flag("k2")))
    table = rules_table(outcome, tallies(outcome.flags, ledger(judged("k1", "unwanted"))))
    figures = next(line for line in table.splitlines() if line.startswith("quote-uncited"))
    assert figures.split() == ["quote-uncited", "warning", "2", "0", "0", "1", "0.0%"]


def test_what_annotators_wrote_is_no_article(tmp_path: Path) -> None:
    for name in (
        "INDEX.tsv",
        "a.truth.json",
        "a.fundus.json",
        "a.html",
        "more/INDEX.md",
        "more/b.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    found = articles(tmp_path)
    assert [path.name for path in found] == ["a.html", "b.md"]
    assert digest(found[0]) == digest(found[0]) != digest(found[1])


def test_a_publication_needs_two_files() -> None:
    files = [Path("blog_one.md"), Path("blog_two.md"), Path("lemonde_fr.html"), Path("alone.html")]
    assert list(publications(files)) == [("bebhuvan", files[:2])]


def test_a_flag_keeps_its_identity_where_its_place_changes(tmp_path: Path) -> None:
    one, two = tmp_path / "one.md", tmp_path / "two.md"
    one.write_text(UNCITED, encoding="utf-8")
    two.write_text(f"# The pier\n\nIt was a long winter.\n\n{UNCITED}", encoding="utf-8")
    first, second = flags_of((one,)), flags_of((two,))
    assert (first.read, first.refused) == (1, ())
    assert [flag.rule for flag in first.flags] == ["quote-uncited"]
    assert [flag.key for flag in first.flags] == [flag.key for flag in second.flags]
    assert first.flags[0].places != second.flags[0].places


def test_a_refused_file_is_counted_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "pier.docx"
    path.write_bytes(b"PK\x03\x04 not a document")
    outcome = flags_of((path,))
    assert (outcome.read, outcome.flags) == (0, ())
    [(name, why)] = outcome.refused
    assert name == "pier.docx"
    assert why
