"""Whatever articles, pages and rules say, every format can be rendered, written and read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import html

from tests.report_samples import NOON, flag
from verify.model import (
    Absence,
    Article,
    ArticleReport,
    Block,
    BlockKind,
    Confidence,
    Coverage,
    Dossier,
    Evidence,
    Field,
    Finding,
    Place,
    Reason,
    RunReport,
    Severity,
    Skipped,
    Span,
    Step,
)
from verify.report import FORMATS, render
from verify.report.schema import schema

SPECIAL = st.sampled_from("<>&\"'`[](){}%*_#\n\r\t\x1b\u202e\u2028\ud800\udc00й東")
WORDS = st.text(SPECIAL | st.characters(), max_size=40)
SPANS = st.builds(lambda a, n: Span(a, a + n), st.integers(0, 130), st.integers(0, 60))


@st.composite
def reports(draw: st.DrawFn) -> RunReport:
    text, origin = draw(st.text(max_size=120)), draw(WORDS)
    blocks = (Block(draw(st.sampled_from(list(BlockKind))), Span(0, len(text)), "en"),)
    places = draw(
        st.lists(st.builds(Place, SPANS, WORDS, st.sampled_from([None, "b.txt"])), max_size=6)
    )
    ops = st.sampled_from(["equal", "replace", "delete", "insert"])
    evidence = st.builds(
        Evidence,
        kind=st.sampled_from(["source", "article", "address", "absence", "date", "list"]),
        text=WORDS,
        label=st.none() | WORDS,
        address=st.none() | WORDS | WORDS.map("https://a.example/".__add__),
        diff=st.lists(st.tuples(ops, WORDS, WORDS), max_size=3).map(tuple),
        steps=st.lists(st.builds(Step, WORDS, WORDS), max_size=2).map(tuple),
    )
    finding = Finding(
        "quote-altered",
        draw(st.sampled_from(list(Severity))),
        Confidence.LOW,
        draw(WORDS),
        tuple(places),
        tuple(draw(st.lists(evidence, max_size=3))),
        draw(st.none() | WORDS),
    )
    title = Field(draw(WORDS), Span(0, 1))
    made = Article(origin, text, "text", "utf-8", "0" * 64, blocks, title=title)
    absence = Absence(draw(WORDS), draw(st.sampled_from(list(Reason))), draw(WORDS), draw(WORDS))
    coverage = Coverage(unchecked=((draw(WORDS), 2),), absences=(absence,))
    inner = ArticleReport(Dossier(made), (flag(1, finding, origin),), coverage)
    return RunReport(NOON, "0", (inner,), coverage, skipped=(Skipped(draw(WORDS), draw(WORDS)),))


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=30, deadline=None)
@given(report=reports())
def test_every_report_can_be_rendered_and_written(format: str, report: RunReport) -> None:
    text = render(report, format)
    assert text.encode("utf-8").endswith(b"\n")
    if format == "json":
        Draft202012Validator(schema()).validate(json.loads(text))
    if format == "sarif":
        assert json.loads(text)["version"] == "2.1.0"


@settings(max_examples=30, deadline=None)
@given(report=reports())
def test_no_report_holds_a_script_or_a_link_that_is_none(report: RunReport) -> None:
    page = html.document_fromstring(render(report, "html").encode())
    assert not page.xpath("//script | //img | //@onerror | //@onclick")
    links = page.xpath("//@href")
    assert all(link.startswith(("#", "https://a.example/")) for link in links)
    inner = {link[1:] for link in links if link.startswith("#")}
    assert inner <= set(page.xpath("//@id"))
