"""Comments that turn rules off: which block they are about, and what the report says of them."""

from __future__ import annotations

import pytest

from verify import check
from verify.lint import lint
from verify.model import Article
from verify.parse.parser import parse
from verify.read import read_bytes
from verify.rules import chosen

NOTE = "“Canal opened”, Valley Post,, (Date of Accession: 20.10.2022)."
MARKDOWN = f"""# Water for the Valley

The canal was opened in May.[^1] It was closed in June.[^2]

[^1]: {NOTE}FIRST
BETWEEN
[^2]: {NOTE}
"""
HTML = f"""<html><body><article><h1>Water for the Valley</h1>
<p>The canal was opened in May<sup>1</sup> and closed in June<sup>2</sup>, and nobody knew why.</p>
<ol><li>{NOTE}FIRST</li>BETWEEN<li>{NOTE.replace("opened", "closed")}</li></ol></article></body></html>"""
COMMENT = "<!-- verify: ignore url-missing: letters in our files -->"


def read(text: str, origin: str) -> Article:
    article = read_bytes(text.encode(), origin)
    assert isinstance(article, Article)
    return article


def scopes(text: str, origin: str) -> list[str]:
    article = read(text, origin)
    return [article.text[one.span.start : one.span.end] for one in article.ignores]


def flagged(text: str, origin: str) -> int:
    dossier = parse(read(text, origin), None)
    return len([f for f in lint(dossier, chosen()) if f.rule == "url-missing"])


def placed(text: str, **comments: str) -> str:
    for name in ("FIRST", "BETWEEN"):
        text = text.replace(name, comments.get(name.lower(), ""))
    return text


@pytest.mark.parametrize(("text", "origin"), [(MARKDOWN, "a.md"), (HTML, "a.html")])
def test_a_comment_is_about_its_block_or_else_the_next(text: str, origin: str) -> None:
    assert flagged(placed(text), origin) == 2
    [scope] = scopes(placed(text, first=f" {COMMENT}"), origin)
    assert "Canal opened" in scope and "Canal closed" not in scope
    assert flagged(placed(text, first=COMMENT), origin) == 1
    [scope] = scopes(placed(text, between=COMMENT), origin)
    assert flagged(placed(text, between=COMMENT), origin) == 1
    assert flagged(placed(text, first=COMMENT, between=COMMENT), origin) == 0
    elsewhere = placed(text).replace("Water for", f"Water {COMMENT} for")
    assert flagged(elsewhere, origin) == 2


@pytest.mark.parametrize(
    ("comment", "rules", "reason"),
    [
        ("<!-- verify: ignore url-missing -->", ("url-missing",), None),
        ("<!--verify:ignore U201,T305: it is: so-->", ("U201", "T305"), "it is: so"),
        (
            "<!-- verify: ignore url-missing U201\n: two\n lines -->",
            ("url-missing", "U201"),
            "two lines",
        ),
        ("<!-- verify: ignore -->", (), None),
        ("<!-- Verify: Ignore url-missing: one -->", ("url-missing",), "one"),
    ],
)
def test_a_comment_names_rules_and_a_reason(
    comment: str, rules: tuple[str, ...], reason: str | None
) -> None:
    for origin in ("a.md", "a.html"):
        text = f"<p>The canal was opened in May. {comment}</p>" if origin == "a.html" else comment
        body = "\n\n<p>The end of it was near.</p>" if origin == "a.html" else "\n\nThe end."
        [found] = read(f"{text}{body}", origin).ignores
        assert (found.rules, found.reason) == (rules, reason)


@pytest.mark.parametrize(
    "text",
    [
        "<!-- verify: ignored by all -->\n\nThe end.",
        "<!-- please verify: ignore this -->\n\nThe end.",
        "`<!-- verify: ignore url-missing -->` is how.",
        "```\n<!-- verify: ignore url-missing -->\n```\n\nThe end.",
        "&lt;!-- verify: ignore url-missing --&gt;\n\nThe end.",
        "<!-- verify: ignore url-missing\n\nThe end.",
    ],
)
def test_another_comment_and_one_in_code_turn_nothing_off(text: str) -> None:
    assert read(text, "a.md").ignores == ()


def test_the_report_lists_each_comment() -> None:
    article = read(placed(MARKDOWN, between=COMMENT), "a.md")
    [notice] = article.notices
    assert notice == "A comment turns off url-missing for line 7: letters in our files."
    assert read("<p>The end.</p><!-- verify: ignore x -->", "a.html").notices == (
        "A comment turns off x.",
    )


def test_a_comment_at_the_end_is_about_nothing() -> None:
    article = read(f"The canal was opened in May.\n\n{COMMENT}\n", "a.md")
    [found] = article.ignores
    assert found.span.start == found.span.end == len(article.text)
    [finding] = [f for f in lint(parse(article, None), chosen(preview=True)) if "ignore" in f.rule]
    assert finding.places[0].text == "The canal was opened in May."


def test_the_python_function_leaves_out_what_a_comment_turns_off() -> None:
    found = check(read(placed(MARKDOWN, first=COMMENT, between=COMMENT), "a.md"))
    assert "url-missing" not in {finding.rule for finding in found}


def test_very_many_comments_are_counted_and_read_in_time() -> None:
    import time

    def seconds(count: int) -> float:
        text = "# Water\n\n" + "\n\n".join(
            f"Paragraph {n} of the text. <!-- verify: ignore url-missing: why -->"
            for n in range(count)
        )
        start = time.process_time()
        article = read(text, "a.md")
        assert len(article.ignores) == count
        if count > 50:
            assert article.notices[49] == "A comment turns off url-missing for line 101: why."
            assert article.notices[50] == f"{count - 50} more comments turn rules off."
            assert len(article.notices) == 51
        return time.process_time() - start

    seconds(50)
    few, many = min(seconds(400) for _ in range(3)), seconds(3200)
    assert many < few * 8 * 3
