"""Hand-made run reports: invented articles with flags of every shape."""

from __future__ import annotations

from datetime import UTC, datetime

from verify.model import (
    Absence,
    Article,
    ArticleReport,
    Block,
    BlockKind,
    Confidence,
    Coverage,
    Decision,
    Dossier,
    Evidence,
    Field,
    Finding,
    Flag,
    History,
    Place,
    Reason,
    RunReport,
    Severity,
    Skipped,
    Span,
    Step,
    Transition,
)

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)

FERRY = """The ferry that nobody counted

By Oda Lindqvist

The Sundholm ferry carried 4,200 passengers in its first year, the harbour board said in March.[1] “We never promised a daily service”, its chair Ines Halloran told the council.

The route was opened in 2019 and closed twice since.[2]

[1] “Harbour board publishes first figures”, Sundholm Courier, https://courier.example/ferry-figures, (Date of Accession: 12.03.2024).
[2] “Паром возобновил раббту после ремонта”, Вестник Залива,, (Date of Accession: 14.03.2024).
"""

DAM = """Плотина на реке Ольша

Губернатор Пётр Лазаренко заявил: «Мы не остановим стройку ни на один день».

İlçe başkanı Şule Öztürk ise ‘karar kesin değil’ dedi.
"""


def place(text: str, words: str, start: int = 0) -> Place:
    at = text.index(words, start)
    return Place(Span(at, at + len(words)), words)


def article(origin: str, text: str, kinds: dict[str, BlockKind], language: str = "en") -> Article:
    """An article whose lines are blocks: ``kinds`` maps the start of a line to its kind."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            kind = next((k for start, k in kinds.items() if line.startswith(start)), BlockKind.BODY)
            blocks.append(Block(kind, Span(at, at + len(line)), language))
        at += len(line) + 1
    first = text.split("\n", 1)[0]
    return Article(
        origin=origin,
        text=text,
        format="text",
        encoding="utf-8",
        digest="0" * 64,
        blocks=tuple(blocks),
        language=language,
        title=Field(first, Span(0, len(first))),
    )


QUOTE = Finding(
    "quote-altered",
    Severity.ERROR,
    Confidence.HIGH,
    "The quoted wording differs from the source at one word: “never” is not there.",
    (place(FERRY, "“We never promised a daily service”"),),
    (
        Evidence(
            "source",
            "We promised a daily service",
            address="https://courier.example/ferry-figures",
            capture=7,
            captured_at=NOON,
            span=Span(120, 147),
            diff=(
                ("equal", "We", "We"),
                ("delete", "never", ""),
                ("equal", "promised a daily service", "promised a daily service"),
            ),
            steps=(Step("seed", "promised, daily"), Step("align", "1 of 6 words differs")),
        ),
    ),
    source="https://courier.example/ferry-figures",
)
GARBLED = Finding(
    "garbled-title",
    Severity.WARNING,
    Confidence.MEDIUM,
    "“раббту” is not a Russian word.",
    (place(FERRY, "Паром возобновил раббту после ремонта"),),
    suggestion="Паром возобновил работу после ремонта",
)
EMPTY_SLOT = Finding(
    "url-missing",
    Severity.WARNING,
    Confidence.HIGH,
    "The note has an empty place where its address should be.",
    (place(FERRY, "Вестник Залива,, (Date of Accession: 14.03.2024)"),),
)
SPELLING = Finding(
    "name-spelling-varies",
    Severity.INFO,
    Confidence.LOW,
    "One person is spelt in two ways across the articles.",
    (
        place(DAM, "Пётр Лазаренко"),
        Place(Span(3, 9), "Петр Лазоренко", "articles/other.txt"),
    ),
    (Evidence("list", "Лазаренко 3 times, Лазоренко once"),),
)


def flag(number: int, finding: Finding, origin: str, **more: object) -> Flag:
    return Flag(number, finding, origin, **more)  # type: ignore[arg-type]


def sample() -> RunReport:
    """Two articles, five flags (one dismissed), an absence, a skipped file, a change."""
    kinds = {"The ferry": BlockKind.TITLE, "By ": BlockKind.BYLINE, "[": BlockKind.NOTES}
    ferry = article("articles/ferry.txt", FERRY, kinds)
    dam = article("articles/плотина.txt", DAM, {"Плотина": BlockKind.TITLE}, "ru")
    coverage = Coverage(
        articles=2,
        notes=2,
        references=2,
        with_address=1,
        fetched=1,
        usable=1,
        quotations=3,
        statements=3,
        compared=1,
        unchecked=(("its source has no address", 1), ("no source is given", 1)),
        absences=(
            Absence(
                "https://vestnik.example/parom",
                Reason.BLOCKED,
                "The host answered with a challenge page.",
                "Open the page in a browser and file it with “verify attach”.",
                NOON,
            ),
        ),
    )
    dismissed = Decision("dismissed", "house style", "oda", NOON)
    return RunReport(
        started=NOON,
        version="0.1.0",
        run=7,
        articles=(
            ArticleReport(
                Dossier(ferry),
                (
                    flag(11, QUOTE, ferry.origin),
                    flag(12, GARBLED, ferry.origin, history=History.STILL),
                    flag(13, EMPTY_SLOT, ferry.origin, history=History.BACK),
                ),
                Coverage(articles=1, notes=2, references=2, with_address=1, statements=1),
            ),
            ArticleReport(
                Dossier(dam),
                (
                    flag(14, SPELLING, dam.origin),
                    flag(15, unquoted(), dam.origin, decision=dismissed),
                ),
                Coverage(articles=1, quotations=2, statements=2),
            ),
        ),
        coverage=coverage,
        skipped=(Skipped("articles/scan.bin", "This is not text: its bytes are binary."),),
        transitions=(
            Transition("https://courier.example/a", "died", "404, three times since March", NOON),
        ),
        gone=(flag(9, GARBLED, "articles/ferry.txt", history=History.GONE),),
    )


def unquoted() -> Finding:
    return Finding(
        "quote-uncited",
        Severity.WARNING,
        Confidence.MEDIUM,
        "No note or link backs this statement.",
        (place(DAM, "«Мы не остановим стройку ни на один день»"),),
    )
