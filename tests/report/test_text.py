"""Reports as text: terminal, Markdown, JSON, SARIF, and the files on disk."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from tests.report_samples import DAM, FERRY, GARBLED, NOON, article, flag, place, sample
from verify.model import (
    Absence,
    ArticleReport,
    Confidence,
    Coverage,
    Decision,
    Dossier,
    Evidence,
    Finding,
    Reason,
    RunReport,
    Severity,
    Skipped,
    Span,
)
from verify.report import FORMATS, DisplayOptions, render
from verify.report.coverage_wording import coverage_sentence, unchecked_sentence
from verify.report.excerpts import Lines, display_width, excerpt, flag_words, printable
from verify.report.flag_wording import flags_sentence
from verify.report.formats.markdown import escaped
from verify.report.formats.sarif import artifact_uri
from verify.report.links import passage_url, safe_url
from verify.report.schema import as_markdown, schema
from verify.report.unchecked import unchecked_phrase
from verify.report.write import write
from verify.terms import absence_label

HOSTILE = "<script>alert(1)</script> \x1b[31m\x1b]0;owned\x07 \u202egpj.exe `x` | [a](javascript:b)"


def test_what_is_quoted_without_being_a_statement_is_said_to_be_so() -> None:
    counted = Coverage(quotations=5, statements=2, compared=2, results=(("verified", 2),))
    assert coverage_sentence(counted).endswith(
        "5 quotations (2 statements; 3 titles and terms). No sources cited."
        " 2 statements: 2 verified."
    )


def test_the_opening_line_adds_up_the_results_and_gives_the_reasons() -> None:
    counted = Coverage(
        *(1, 2, 6, 6),
        sources=6,
        fetched=5,
        usable=4,
        quotations=12,
        statements=12,
        compared=10,
        results=(("verified", 9), ("altered", 1), ("not checked", 2)),
        unchecked=(("source in Russian", 2),),
    )
    said = coverage_sentence(counted)
    assert "5 of 6 sources fetched, 4 usable." in said
    assert said.endswith("12 statements: 9 verified, 1 altered, 2 not checked (source in Russian).")
    several = replace(counted, unchecked=(("source in Russian", 1), ("no source given", 1)))
    assert "2 not checked (1 source in Russian, 1 no source given)" in coverage_sentence(several)


def test_a_run_made_before_results_were_recorded_says_so() -> None:
    said = coverage_sentence(Coverage(statements=3, compared=3, quotations=3))
    assert said.endswith("3 statements; results not recorded.")


def test_failed_sources_are_told_with_the_most_useful_next_action() -> None:
    absences = tuple(
        Absence(f"https://a.example/{n}", reason, "It failed.", action)
        for n, (reason, action) in enumerate(
            [
                (Reason.TIMEOUT, "Nothing for now: it is asked again at the next check."),
                (Reason.TIMEOUT, "Nothing for now: it is asked again at the next check."),
                (Reason.BLOCKED, "Open the page in a browser, save it and attach it."),
            ]
        )
    )
    said = unchecked_sentence(Coverage(sources=3, absences=absences))
    assert said.startswith("3 sources could not be checked: 2 timeout, 1 blocked.")
    assert said.endswith("Next: Open the page in a browser, save it and attach it.")


@pytest.mark.parametrize(
    ("rare", "end"), [(1, "1 for another reason."), (2, "2 for other reasons.")]
)
def test_rare_reasons_are_counted_together(rare: int, end: str) -> None:
    reasons = [Reason.TIMEOUT] * 3 + [Reason.BLOCKED] * 3 + [Reason.DNS, Reason.GONE][:rare]
    absences = tuple(
        Absence(f"https://a.example/{n}", reason, "It failed.", "Attach it.")
        for n, reason in enumerate(reasons)
    )
    said = unchecked_sentence(Coverage(sources=len(absences), absences=absences))
    assert f"3 timeout, 3 blocked, {end}" in said


def test_what_could_be_checked_is_counted() -> None:
    counted = Coverage(sources=6, usable=4, statements=12, compared=9, results=(("verified", 9),))
    said = flags_sentence((), counted)
    assert said == (
        "no problems found in what could be checked (9 of 12 statements, 4 of 6 sources)"
    )


def test_statements_alone_need_no_kinds() -> None:
    assert "titles" not in coverage_sentence(Coverage(quotations=2, statements=2))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the wall will hold … passage-gone … ", "the wall will hold"),
        ("will hold … passage-changed … may hold … for now", "will hold → may hold … for now"),
        ("Bridge opens … headline-changed … Bridge shut", "Bridge opens → Bridge shut"),
        (
            "Bridge opens … correction … Correction: it opens in May.",
            "Bridge opens: correction notice “Correction: it opens in May.”",
        ),
        ("the passage-gone rule … and its words", "the passage-gone rule … and its words"),
    ],
)
def test_a_list_shows_what_was_said_then_and_now_and_no_inner_names(words: str, shown: str) -> None:
    assert flag_words(words) == shown


def test_numbers_of_what_was_not_checked_carry_their_noun_and_the_reason() -> None:
    blocked = "its source is not there to compare (blocked)"
    coverage = Coverage(unchecked=(("no source is given", 6), (blocked, 1), ("of later", 1)))
    told = "Not checked: 6 quotations without a source; 1 whose source blocked us; 1 (of later)."
    assert unchecked_sentence(coverage) == told


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_of_an_absence_has_its_phrase(reason: Reason) -> None:
    phrase = unchecked_phrase(f"its source is not there to compare ({reason.value})")
    assert phrase.startswith("whose source ")
    assert reason.value not in absence_label(reason.value) or reason.value.isalpha()


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
def test_no_problems_is_said_without_a_condition_only_where_everything_was_checked(
    format: str,
) -> None:
    def run(**counts: object) -> str:
        coverage = Coverage(articles=1, **counts)  # type: ignore[arg-type]
        inner = ArticleReport(Dossier(article("a", "Some text", {}, "en")), (), coverage)
        return render(RunReport(NOON, "0", (inner,), coverage), format)

    condition = "No problems found in what could be checked"
    absence = Absence("https://a.example/", Reason.BLOCKED, "Blocked.", "Attach it.")
    whole = run(statements=2, compared=2, results=(("verified", 2),))
    assert "No problems found" in whole and condition not in whole
    assert condition in run(statements=2, compared=1, unchecked=(("no source is given", 1),))
    assert condition in run(absences=(absence,))


def test_a_run_that_read_no_article_claims_nothing() -> None:
    nothing = RunReport(NOON, "0", (), Coverage(), skipped=(Skipped("a.bin", "Not text."),))
    report = render(nothing, "terminal")
    assert "Nothing was checked." in report and "No problems" not in report


def test_stored_history_and_status_words_are_shown_in_todays_terms() -> None:
    report = render(sample(), "terminal")
    assert "Flags: 3 new, 1 unchanged, 1 reopened, 1 resolved since the last run" in report
    first = sample().articles[0]
    put_off = replace(first.flags[0], decision=Decision("later", who="oda"))
    again = replace(sample(), articles=(replace(first, flags=(put_off,)),))
    assert "Decision: deferred by oda" in render(again, "terminal")
    document = json.loads(render(again, "json"))
    assert document["articles"][0]["flags"][0]["decision"]["verdict"] == "later"


def test_reasons_of_old_decisions_are_shown_in_todays_words() -> None:
    first = sample().articles[0]
    old = Decision("dismissed", "the source is right, our copy is not", "oda")
    lapsed = replace(first.flags[0], decision=old, lapsed="the article has changed")
    again = replace(sample(), articles=(replace(first, flags=(lapsed,)),))
    assert "our copy of the source is wrong" in render(again, "terminal")
    document = json.loads(render(again, "json"))
    assert document["articles"][0]["flags"][0]["decision"]["reason"] == old.reason


def hostile() -> RunReport:
    """A report in which the article, the page and the address all try something."""
    text = f"{HOSTILE}\n\n{HOSTILE} again"
    finding = Finding(
        "quote-not-found",
        Severity.ERROR,
        Confidence.HIGH,
        HOSTILE,
        (place(text, HOSTILE),),
        (
            Evidence(
                "source",
                HOSTILE,
                label=HOSTILE,
                address="javascript:alert(1)",
                diff=(("replace", HOSTILE, "</p>" + HOSTILE),),
            ),
        ),
        suggestion=HOSTILE,
    )
    made = article("-", text, {}, "en")
    inner = ArticleReport(Dossier(made), (flag(1, finding, "-"),), Coverage(articles=1))
    return RunReport(NOON, "0", (inner,), Coverage(articles=1, unchecked=((HOSTILE, 1),)))


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_report_gives_the_same_text_and_ends_its_last_line(format: str) -> None:
    text = render(sample(), format)
    assert text == render(sample(), format)
    assert text.endswith("\n")


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_run_is_a_report_too(format: str) -> None:
    assert render(RunReport(NOON, "0", (), Coverage()), format).strip()


def test_an_unknown_format_is_named_with_those_that_exist() -> None:
    with pytest.raises(ValueError, match=r"pdf.*terminal, html"):
        render(sample(), "pdf")


# ------------------------------------------------------------------------------- terminal


def test_the_terminal_report_opens_with_its_coverage() -> None:
    first = render(sample(), "terminal").splitlines()[0]
    assert first.startswith(
        "2 articles with 2 notes, 2 references (1 with a URL) and 3 quotations. 1 of 2 sources"
    )


def test_carets_stand_exactly_under_the_flagged_words() -> None:
    lines = render(sample(), "terminal").splitlines()
    at = next(i for i, line in enumerate(lines) if "│" in line and "^" not in line)
    shown, carets = lines[at], lines[at + 1]
    start, end = carets.index("^"), carets.rindex("^") + 1
    assert shown[start:end] == "“We never promised a daily service”"


def test_no_line_of_the_terminal_report_is_wider_than_asked() -> None:
    report = render(sample(), "terminal", DisplayOptions(width=60))
    assert max(display_width(line) for line in report.splitlines()) <= 60


def test_colours_are_used_only_when_asked_for() -> None:
    assert "\x1b[" not in render(sample(), "terminal")
    assert "\x1b[31;1m" in render(sample(), "terminal", DisplayOptions(color=True))


def test_a_dismissed_flag_is_counted_but_not_listed() -> None:
    report = render(sample(), "terminal")
    assert "quote-uncited" not in report
    assert "1 already decided" in report


def test_a_lapsed_decision_puts_the_flag_back_on_the_list() -> None:
    whole = sample()
    second = whole.articles[1]
    lapsed = replace(second.flags[1], lapsed="the article's words have changed")
    again = replace(whole, articles=(replace(second, flags=(lapsed,)),))
    report = render(again, "terminal")
    assert "quote-uncited" in report
    assert "no longer applies: the article's words have changed" in report


def test_a_flag_with_many_places_shows_some_and_counts_the_rest() -> None:
    text = "He said no.\n" * 30
    places = tuple(place(text, "He said no", at) for at in range(0, len(text), 12))
    made = ArticleReport(
        Dossier(article("a.txt", text, {}, "en")),
        (flag(1, replace(GARBLED, places=places), "a.txt"),),
        Coverage(),
    )
    report = render(RunReport(NOON, "0", (made,), Coverage()), "terminal")
    assert report.count("│ He said no.") == 4
    assert "and 26 more places" in report
    page = render(RunReport(NOON, "0", (made,), Coverage()), "html")
    assert page.count("26 more places</summary>") == 1


def test_quiet_leaves_the_coverage_and_the_count() -> None:
    report = render(sample(), "terminal", DisplayOptions(quiet=True))
    assert "Not checked" in report and "1 error, 2 warnings and 1 info flag." in report
    assert "quote-altered" not in report
    assert render(sample(), "terminal", DisplayOptions(quiet=True, color=True)) == report


def test_nothing_that_an_article_says_reaches_the_terminal_as_a_command() -> None:
    report = render(hostile(), "terminal")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", report)
    assert "␛[31m" in report


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200), st.integers(20, 120))
def test_an_excerpt_keeps_to_its_width_in_every_script(
    text: str, start: int, length: int, width: int
) -> None:
    start = min(start, len(text))
    cut = excerpt(Lines(text), Span(start, min(len(text), start + length)), width)
    assert len(cut.line) <= width
    assert "\n" not in cut.line
    assert set(cut.carets.strip()) == {"^"}
    assert display_width(cut.carets) <= display_width(cut.line) + 1


@given(st.text())
def test_printable_text_keeps_its_length_and_steers_nothing(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", shown)


@given(st.text(alphabet="ab\r\n\u2028й", max_size=60))
def test_every_offset_has_its_line_and_column(text: str) -> None:
    lines = Lines(text)
    starts = [span.start for span in lines.spans()]
    for offset in range(len(text) + 1):
        position = lines.position(offset)
        assert starts[position.line - 1] + position.column - 1 == offset


def test_carets_under_wide_letters_count_columns_not_characters() -> None:
    cut = excerpt(Lines("東京 says no"), Span(3, 7), 40)
    assert cut.carets == "     ^^^^"


# ------------------------------------------------------------------------------- Markdown


def test_markdown_shows_hostile_words_as_words() -> None:
    html = MarkdownIt("commonmark").render(render(hostile(), "markdown"))
    assert "<script" not in html
    assert "javascript:" not in re.sub(r">[^<]*<", "><", html)


@given(st.text(max_size=80))
def test_escaped_markdown_reads_as_the_text_itself(text: str) -> None:
    line = escaped(text)
    tokens = MarkdownIt("commonmark").parse(line)
    inline = [child for token in tokens for child in token.children or ()]
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    shown = "".join(child.content for child in inline)
    assert shown.strip() == printable(" ".join(text.split())).strip()


# ---------------------------------------------------------------------------------- JSON


@pytest.mark.parametrize("report", [sample(), hostile(), RunReport(NOON, "0", (), Coverage())])
def test_the_json_report_keeps_to_its_schema(report: RunReport) -> None:
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(json.loads(render(report, "json")))


def test_places_in_the_json_report_are_the_words_of_the_article() -> None:
    document = json.loads(render(sample(), "json"))
    first = document["articles"][0]["flags"][0]["places"][0]
    assert FERRY[first["start"] : first["end"]] == first["text"]
    assert FERRY.splitlines()[first["line"] - 1][first["column"] - 1 :].startswith(first["text"])


def test_the_page_about_the_json_report_is_made_from_its_schema() -> None:
    page = Path(__file__).parent.parent.parent / "docs" / "report-schema.md"
    assert page.read_text(encoding="utf-8") == as_markdown()


# --------------------------------------------------------------------------------- SARIF

SARIF = json.loads((Path(__file__).parent / "sarif_2_1_0.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("report", [sample(), hostile(), RunReport(NOON, "0", (), Coverage())])
def test_the_sarif_report_keeps_to_the_essentials_of_the_standard(report: RunReport) -> None:
    log = json.loads(render(report, "sarif"))
    Draft202012Validator(SARIF).validate(log)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    for result in log["runs"][0]["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_dismissed_flag_is_a_suppressed_result() -> None:
    results = json.loads(render(sample(), "sarif"))["runs"][0]["results"]
    found = {r["properties"]["flag"]: r for r in results}
    assert found[15]["suppressions"] == [{"kind": "external", "justification": "house style"}]
    assert "suppressions" not in found[14]


def test_an_html_article_gets_no_line_numbers_that_its_file_does_not_have() -> None:
    made = replace(article("a.html", DAM, {}, "ru"), format="html")
    finding = replace(GARBLED, places=(place(DAM, "Лазаренко"),))
    inner = ArticleReport(Dossier(made), (flag(1, finding, "a.html"),), Coverage())
    log = json.loads(render(RunReport(NOON, "0", (inner,), Coverage()), "sarif"))
    [location] = log["runs"][0]["results"][0]["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["message"]["text"] == "Лазаренко"


@pytest.mark.parametrize(
    ("origin", "uri"),
    [
        ("-", "stdin"),
        ("articles/a b.txt", "articles/a%20b.txt"),
        ("articles/плотина.txt", "articles/%D0%BF%D0%BB%D0%BE%D1%82%D0%B8%D0%BD%D0%B0.txt"),
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("100%.txt", "100%25.txt"),
    ],
)
def test_origins_become_uri_references(origin: str, uri: str) -> None:
    assert artifact_uri(origin) == uri


# --------------------------------------------------------------------------------- links


def test_a_link_to_a_short_passage_names_it_whole() -> None:
    link = passage_url("https://a.example/x", "half-way, they said")
    assert link == "https://a.example/x#:~:text=half%2Dway%2C%20they%20said"


def test_a_link_to_a_long_passage_names_its_ends() -> None:
    link = passage_url(
        "https://a.example/x#top", "one two three four five six seven eight nine ten"
    )
    assert (
        link == "https://a.example/x#top:~:text=one%20two%20three%20four,seven%20eight%20nine%20ten"
    )


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", "http://[", ""],
)
def test_an_address_that_a_browser_should_not_follow_is_no_link(address: str) -> None:
    assert safe_url(address) is None
    assert passage_url(address, "words") is None


def test_an_address_with_a_space_or_a_bracket_is_still_one_link() -> None:
    assert safe_url("https://a.example/a b>c") == "https://a.example/a%20b%3Ec"


# ---------------------------------------------------------------------------------- disk


def test_every_run_gets_a_dated_file_and_latest_is_the_newest(tmp_path: Path) -> None:
    older, newer = sample(), replace(sample(), run=8, articles=())
    write(older, tmp_path, ("html", "json"))
    latest = write(newer, tmp_path, ("html", "json"))
    assert [path.name for path in latest] == ["latest.html", "latest.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "2026-03-04T120000Z-run-7.html",
        "2026-03-04T120000Z-run-7.json",
        "2026-03-04T120000Z-run-8.html",
        "2026-03-04T120000Z-run-8.json",
        "latest.html",
        "latest.json",
    ]
    assert latest[0].read_text(encoding="utf-8") == render(newer, "html")


def test_a_report_that_cannot_be_finished_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [latest] = write(sample(), tmp_path)
    before = latest.read_bytes()

    def refuse(self: Path, target: Path) -> Path:
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="full"):
        write(replace(sample(), articles=()), tmp_path)
    assert latest.read_bytes() == before
    assert not list(tmp_path.glob(".report-*"))


def test_a_fixed_flag_is_closed_and_a_confirmed_one_is_not() -> None:
    whole = sample()
    first = whole.articles[0]
    flags = (
        replace(first.flags[0], decision=Decision("fixed")),
        replace(first.flags[1], decision=Decision("confirmed", who="oda")),
    )
    report = render(replace(whole, articles=(replace(first, flags=flags),)), "terminal")
    assert "quote-altered" not in report
    assert "Decision: confirmed by oda" in report
