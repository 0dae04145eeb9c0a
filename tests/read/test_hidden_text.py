"""Text that a page hides until its script shows it: read, marked, and believed only with its length."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from case_documents import dossier_of, source_of

from verify.lint import lint
from verify.match.verdict.compare import compare
from verify.match.verdict.verdict import Outcome
from verify.model import Page, Result
from verify.read.page.extract import extract_page
from verify.results import results
from verify.rules import named

URL = "https://courier.example/dam"
SAID = "We opened the dam in spring and the whole valley was flooded within a day"
BODY = (
    f"The mayor of the town spoke to reporters on Tuesday. “{SAID},” she said. Nobody was asked"
    " before, she added, and the council will meet again in autumn to discuss a second dam. The"
    " works have cost eleven million so far, and forty houses on the lower bank had to be left."
)
RUSSIAN = (
    "Мэр города рассказала журналистам о плотине. «Весной мы открыли плотину, и вся долина была"
    " затоплена за один день», — сказала она. Никого не спросили заранее, добавила она, а совет"
    " соберётся осенью, чтобы обсудить вторую плотину. Работы обошлись в одиннадцать миллионов."
)
SHELL = "<html lang='en'><head><title>The dam</title>{head}</head><body><h1>The dam</h1>{body}</body></html>"


def ld(body: str, **more: object) -> str:
    said = {"@type": "NewsArticle", "headline": "The dam", "articleBody": body, **more}
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


def page(html: str) -> Page:
    return extract_page(html.encode(), "text/html", "utf-8", URL)


HIDING = {
    "hidden": SHELL.format(head="", body=f"<div hidden><p>{BODY}</p></div>"),
    "display": SHELL.format(head="", body=f'<div style="display:none"><p>{BODY}</p></div>'),
    "json-ld": SHELL.format(
        head=ld(BODY), body="<div id='root'></div><script src='a.js'></script>"
    ),
}


@pytest.mark.parametrize("html", HIDING.values(), ids=HIDING.keys())
def test_hidden_text_is_read_and_marked(html: str) -> None:
    found = page(html)
    assert SAID in found.hidden_text and SAID not in found.whole_text
    verdict = compare(SAID, found, "en")
    assert verdict.outcome is Outcome.VERBATIM
    assert verdict.passage and verdict.passage.where == "hidden text"
    span = verdict.passage.span
    assert found.text_of("hidden text")[span.start : span.end] == verdict.passage.text


@pytest.mark.parametrize("html", HIDING.values(), ids=HIDING.keys())
def test_what_is_not_in_hidden_text_is_not_called_absent(html: str) -> None:
    verdict = compare("Whoever stands against the dam stands against us all", page(html), "en")
    assert verdict.outcome is Outcome.UNVERIFIABLE


@pytest.mark.parametrize(("words", "absent"), [(40, True), (4000, False)])
def test_a_stated_length_decides(words: int, absent: bool) -> None:
    found = page(SHELL.format(head=ld(BODY, wordCount=words), body="<div id='root'></div>"))
    verdict = compare("Whoever stands against the dam stands against us all", found, "en")
    assert (verdict.outcome is Outcome.ABSENT) == absent


@pytest.mark.parametrize(
    "html",
    [
        SHELL.format(head=ld(BODY), body=f"<article><p>{BODY}</p></article>"),
        SHELL.format(head="", body=f"<article><p>{BODY}</p></article><div hidden>{BODY}</div>"),
        SHELL.format(head="", body=f"<article><p>{RUSSIAN}</p></article><p hidden>Меню</p>"),
        SHELL.format(
            head="", body=f'<p>{BODY}</p><div hidden class="cookie-consent">{BODY * 3}</div>'
        ),
        SHELL.format(head="", body=f"<p>{BODY}</p><dialog>{BODY * 3}</dialog>"),
    ],
)
def test_a_page_that_shows_its_text_hides_none(html: str) -> None:
    found = page(html)
    assert found.hidden_text == ""
    language = "ru" if "Мэр" in found.text else "en"
    words = {
        "en": "Whoever stands against the dam stands against us all",
        "ru": "Кто против плотины, тот против всех нас",
    }
    assert compare(words[language], found, language).outcome is Outcome.ABSENT


def test_the_result_says_that_a_browser_is_needed() -> None:
    text = (
        f"The Dam and the Valley\n\nThe mayor said: “{SAID}.”[1] She added: “Whoever stands against"
        f" the dam stands against us all.”[1] He left.\n\n[1] “The dam”, Courier, {URL}\n"
    )
    source = source_of({"url": URL, "raw": "yes"}, HIDING["json-ld"])
    dossier = replace(dossier_of({}, text, 1), sources={URL: source})
    found = results(dossier)
    assert [(s.result, s.reason) for s in found.statements] == [
        (Result.VERIFIED, None),
        (Result.NOT_CHECKED, "needs a browser"),
    ]
    assert found.sources[0].usable
    assert list(lint(dossier, (named("quote-not-found"),))) == []
    bare = source_of({"url": URL, "raw": "yes"}, SHELL.format(head="", body=""))
    empty = results(replace(dossier, sources={URL: bare}))
    assert {s.result for s in empty.statements} <= {Result.NOT_CHECKED, Result.NOT_FOUND}
