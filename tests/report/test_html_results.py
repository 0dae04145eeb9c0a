"""The HTML report marks every statement and lists every quotation and reference."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html
from report_samples import FERRY, NOON, place, sample

from verify.model import (
    ClaimResult,
    Fact,
    FieldResult,
    OtherQuotation,
    QuotationKind,
    ReferenceResult,
    Result,
    Results,
    RunReport,
    SourceResult,
    StatementResult,
    UrlResult,
)
from verify.report import render
from verify.report.result_rows import ORDER
from verify.results.reasons import NO_FACTS

QUOTED = place(FERRY, "“We never promised a daily service”")
TITLE = place(FERRY, "“Harbour board publishes first figures”")
OTHER_KINDS = [kind for kind in QuotationKind if kind is not QuotationKind.STATEMENT]
URL = "https://courier.example/ferry-figures"


def recorded(result: Result, **more: str) -> RunReport:
    """The sample report with results of its first article."""
    passage = "We never promised a daily service" if result is Result.VERIFIED else None
    source = SourceResult(result, URL, capture=7, captured_at=NOON, passage=passage)
    statement = StatementResult(
        QUOTED.span,
        QUOTED.text,
        result,
        note="1",
        speaker="Ines Halloran",
        sources=(source,),
        **more,
    )
    reference = ReferenceResult(
        TITLE.span, TITLE.text, UrlResult.MOVED, "1", URL, title=FieldResult.SAME
    )
    other = OtherQuotation(TITLE.span, TITLE.text, QuotationKind.TITLE)
    results = Results((statement,), (reference,), (), (other,))
    report = sample()
    first = replace(report.articles[0], results=results)
    return replace(report, articles=(first, *report.articles[1:]))


def page(report: RunReport) -> html.HtmlElement:
    return html.fromstring(render(report, "html"))


def test_a_verified_statement_has_a_mark_with_its_passage_and_copy() -> None:
    shown = page(recorded(Result.VERIFIED))
    [mark] = shown.xpath("//a[contains(@class, 'outcome')]")
    assert mark.get("aria-label") == "verified"
    text = " ".join(mark.text_content().split())
    assert "We never promised a daily service" in text and "archived copy of 2026-03-04" in text
    [row] = shown.xpath(f"//tr[@id='{mark.get('href')[1:]}']")
    assert "Ines Halloran" in row.text_content()
    assert row.xpath(f".//a[@data-url='{URL}']")


@pytest.mark.parametrize("result", list(Result))
def test_every_result_can_be_filtered(result: Result) -> None:
    shown = page(recorded(result, reason="blocked", next_action="Attach it."))
    slug = result.value.replace(" ", "-")
    assert shown.xpath(f"//section[@class='results']//input[@value='{slug}']")
    assert shown.xpath(f"//tr[contains(@class, 'r-{slug}')]")
    [style] = shown.xpath("//style/text()")
    assert f'input[value="{slug}"]:checked) tbody tr:not(.r-{slug})' in style


def test_kinds_are_listed_and_titles_are_no_statements() -> None:
    shown = page(recorded(Result.NOT_FOUND))
    kinds = shown.xpath("//tr/@class")
    assert {k.split()[1] for k in kinds} == {"k-reference", "k-title", "k-statement"}
    assert len(shown.xpath("//a[contains(@class, 'outcome')]")) == 1
    order = [row.get("style") for row in shown.xpath("//tbody/tr")]
    assert all("--by-result" in style and "--by-source" in style for style in order)


def claim(reason: str | None = None, found: str = "", missing: str = "") -> RunReport:
    """The sample report with one claim of its first article."""
    number = Fact("number", found, "26", TITLE.span) if found else None
    date = Fact("date", missing, "2022-05-04", TITLE.span) if missing else None
    one = ClaimResult(
        TITLE.span,
        "The ferry cost 83 million crowns.",
        URL,
        "1",
        found=(number,) if number else (),
        missing=(date,) if date else (),
        reason=reason,
        next_action="Check it by hand." if reason else None,
    )
    report = sample()
    results = Results((), (), (one,), ())
    return replace(report, articles=(replace(report.articles[0], results=results),))


@pytest.mark.parametrize(
    ("report", "result", "detail"),
    [
        (claim(found="26 months"), "found", "found: 26 months"),
        (claim(missing="4 May"), "not found", "not found: 4 May"),
        (
            claim(found="26 months", missing="4 May"),
            "partly found",
            "found: 26 months; not found: 4 May",
        ),
        (claim("blocked"), "not checked", "blocked"),
        (claim(NO_FACTS.reason), "nothing to compare", NO_FACTS.reason),
    ],
    ids=["found", "not found", "partly found", "not checked", "nothing to compare"],
)
def test_a_claim_is_a_row_with_what_its_source_has_and_lacks(
    report: RunReport, result: str, detail: str
) -> None:
    shown = page(report)
    [row] = shown.xpath("//tr[contains(@class, 'k-claim')]")
    slug = result.replace(" ", "-")
    assert f"r-{slug}" in row.get("class")
    assert row.xpath("string(.//b)") == result
    assert row.xpath("string(.//b/following-sibling::span)") == detail
    [style] = shown.xpath("//style/text()")
    assert f'input[value="{slug}"]:checked) tbody tr:not(.r-{slug})' in style
    assert 'input[value="k-claim"]:checked) tbody tr:not(.k-claim)' in style


def test_every_result_and_kind_has_its_filter_in_the_style() -> None:
    [style] = page(recorded(Result.VERIFIED)).xpath("//style/text()")
    slugs = [result.replace(" ", "-").lower() for result in ORDER]
    kinds = [f"k-{kind.value.replace(' ', '-')}" for kind in OTHER_KINDS]
    classes = {*(f"r-{slug}" for slug in slugs), *kinds, "k-statement", "k-claim", "k-reference"}
    assert {name for name in classes if f"tr:not(.{name})" not in style} == set()


def test_a_run_without_results_says_so() -> None:
    report = sample()
    text = page(report).text_content()
    assert "results not recorded" in text
