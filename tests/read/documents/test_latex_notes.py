r"""Notes and citations of LaTeX beyond \footnote and \cite: none is lost in silence."""

from __future__ import annotations

import pytest
from companions_kit import BIB, Beside

import verify
from verify.model import Article
from verify.read import read_bytes

pytest.importorskip("pylatexenc", reason="the extra documents is not installed")


def _read(body: str, head: str = "") -> Article:
    text = f"\\documentclass{{article}}\n{head}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    found = read_bytes(text.encode(), "dam.tex", companions=Beside({"refs.bib": BIB}))
    assert isinstance(found, Article), found
    return found


def _notes(article: Article) -> list[tuple[str, int, str]]:
    return [
        (n.label, len(n.markers), article.text[n.body.start : n.body.end].strip())
        for n in article.marked_notes
        if n.group == 0
    ]


@pytest.mark.parametrize(
    ("latex", "notes"),
    [
        # A text without a number is a note that needs no mark.
        (r"One.\footnotetext{Fund: \url{https://a.example}.}", [("", 0, "Fund: https://a.example.")]),
        (r"Eins.\marginpar{Am Rand.} Zwei.\blfootnote{Dank.}", [("", 0, "Am Rand."), ("", 0, "Dank.")]),
        # \addtocounter goes back to the first of two marks.
        (
            r"One\footnotemark{} two\footnotemark{}.\addtocounter{footnote}{-1}"
            r"\footnotetext{First.}\stepcounter{footnote}\footnotetext{Second.}",
            [("1", 1, "First."), ("2", 1, "Second.")],
        ),
        (r"\setcounter{footnote}{4}Пять\footnote{Пятая.}", [("5", 1, "Пятая.")]),
        (r"x\endnotemark{} y.\endnotetext{Later.}", [("1", 1, "Later.")]),
        (r"x\sidenotemark{} y.\sidenotetext{Beside.}", [("1", 1, "Beside.")]),
        (r"x\pagenote{P.} y\footnoteA{A.} z\tablefootnote{T.}", [("1", 1, "P."), ("2", 1, "A."), ("3", 1, "T.")]),
        # A command that is not listed, but says what it is.
        (r"x\dfootnote{Of a package.} \thefootnote", [("1", 1, "Of a package.")]),
        # A note within a note.
        (r"x\footnote{A \footnote{within} b.}", [("1", 1, "A [2] b."), ("2", 1, "within")]),
    ],
)  # fmt: skip
def test_notes(latex: str, notes: list[tuple[str, int, str]]) -> None:
    assert _notes(_read(latex)) == notes


def test_the_notes_of_authors_are_read() -> None:
    article = _read(r"\maketitle Text.", head=r"\title{T}\author{A B\thanks{Paid by the port.}}")
    assert _notes(article) == [("", 0, "Paid by the port.")]
    assert article.byline and article.byline.value == "A B"


@pytest.mark.parametrize(
    ("latex", "rules"),
    [
        # In print both texts are numbered 2: the author has forgotten the counter.
        (
            r"One\footnotemark{} two\footnotemark{}. \footnotetext{A} \footnotetext{B}",
            ["duplicate-note", "marker-without-note"],
        ),
        (r"One\footnote{A.} two\footnotemark{}.", ["marker-without-note"]),
        (r"Bir\footnotetext[4]{Dört.}", ["note-without-marker"]),
        (r"Bir\footnotetext{Teşekkürler.} iki\footnote{Not.}", []),
        (r"One\footnotemark[1] two\footnotemark[1].\footnotetext[1]{Twice.}", []),
    ],
)
def test_what_print_would_show_is_flagged(latex: str, rules: list[str]) -> None:
    assert sorted(f.rule for f in verify.check(_read(latex))) == rules


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"x \autocites(see)(etc.)[cf.][1]{doe2020}[p.~2]{petrov}, y", "x [see cf. doe2020, 1][petrov, p. 2, etc.], y"),
        (r"x \Parencites[1]{doe2020}{petrov} y", "x [doe2020, 1][petrov] y"),
        (r"\Textcite{doe2020} says", "Doe and Röe [doe2020] says"),
        (r"in \citetitle{petrov}, \citeurl{petrov}", "in Плотина на реке, https://b.example/y"),
        (r"x \volcite[see]{2}[13]{doe2020}", "x [see doe2020, 2:13]"),
        (r"x \volcite{2}{doe2020} y", "x [doe2020, 2] y"),
        (r"\textcquote[4]{doe2020}{the dam} is", "“the dam” [doe2020, 4] is"),
        (r"\foreigntextcquote{german}{petrov}{der Damm} ist", "“der Damm” [petrov] ist"),
        (r"x \mycite[4]{doe2020}", "x [doe2020, 4]"),
        # A command that merely sounds like a citation shows its words.
        (r"x \excite{the crowd} y", "x the crowd y"),
        (r"x\footfullcites{doe2020}{petrov}.", "x[1][2]."),
    ],
)  # fmt: skip
def test_citations(latex: str, shown: str) -> None:
    article = _read(latex)
    assert article.text.split("\n\n")[0].strip() == shown
    assert not article.notices


def test_a_quoted_block_with_its_work() -> None:
    article = _read(r"He wrote: \blockcquote[4]{doe2020}{The dam was never safe.}")
    assert "The dam was never safe.\n\n[doe2020, 4]" in article.text


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"Il a dit \og le barrage tiendra\fg{} hier.", "Il a dit « le barrage tiendra » hier."),
        (r"Он сказал: <<никто не знал>>, и $a << b$.", "Он сказал: «никто не знал», и a << b."),
        ("Sie sagte: \"`Der Damm hält\"', und \\glqq ja\\grqq{}.", "Sie sagte: „Der Damm hält“, und „ja“."),
        # Straight marks of a text without German ones stay.
        ("She wrote \"'tis so\" twice.", "She wrote \"'tis so\" twice."),
        (r"x \guillemetleft c\guillemetright", "x «c»"),
    ],
)  # fmt: skip
def test_quotation_marks_of_babel(latex: str, shown: str) -> None:
    assert _read(latex).text.strip() == shown


@pytest.mark.parametrize(
    ("head", "language"),
    [
        (r"\usepackage[english,russian]{babel}", "ru"),
        (r"\usepackage[main=ngerman, english]{babel}", "de"),
        (r"\setmainlanguage[variant=british]{english}", "en"),
        (r"\usepackage[turkish]{babel}", "tr"),
        (r"% \usepackage[russian]{babel}", None),
        (r"\usepackage[dutch]{babel}", None),
    ],
)
def test_the_declared_language_is_that_of_the_article(head: str, language: str | None) -> None:
    assert _read("Ok 12.", head).language == language
