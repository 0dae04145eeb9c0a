"""The catalogue: discovery, choosing, manual pages, and the contract that lint holds rules to."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.generate import page
from verify.lint import RuleFault, lint, lint_collection
from verify.model import Article, Confidence, Dossier, Finding, Place, Severity, Span
from verify.rules import HEADINGS, UnknownRule, all_rules, chosen, named, rule
from verify.rules._manual_pages import OLD_HEADINGS, rule_page, rules_json, rules_page
from verify.store.flags.identity import keys

DOCS = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
EVERY = pytest.mark.parametrize("one", all_rules(), ids=lambda r: r.name)


def dossier(text: str = "one two three", origin: str = "a.txt") -> Dossier:
    return Dossier(Article(origin, text, "text", "utf-8", "0"))


def says(name: str, *places: tuple[int, int, str], message: str = "so") -> Finding:
    shown = tuple(Place(Span(start, end), text) for start, end, text in places)
    return Finding(name, Severity.INFO, Confidence.LOW, message, shown)


def raising(*findings: Finding, name: str = "url-missing", scope: str = "article"):
    return replace(named(name), scope=scope, check=lambda _: iter(findings))


@EVERY
def test_a_rule_reads_well_and_explains_itself(one) -> None:
    assert one.summary.endswith(".") and len(one.summary) < 100
    assert [heading for heading, text in one.manual if text] == list(HEADINGS)
    assert one.code[0] in "NUTQPS" and one.code[1:].isdigit()


@EVERY
def test_a_rule_is_silent_on_an_article_without_text(one) -> None:
    nothing = dossier("")
    found = list(one.check([nothing, nothing] if one.scope == "collection" else nothing))
    assert found == []


def test_a_rule_is_found_by_name_and_by_code() -> None:
    assert rule("url-missing") is rule("U201") is rule("url_missing")
    assert rule("no-such-rule") is None


def test_an_unknown_rule_names_the_nearest() -> None:
    with pytest.raises(UnknownRule, match="url-missing") as caught:
        named("url-misssing")
    assert caught.value.nearest == "url-missing"


def test_rules_are_chosen_by_name_code_and_beginning() -> None:
    assert {r.name for r in chosen(["label-conflict", "U201"])} == {"label-conflict", "url-missing"}
    assert all(r.code.startswith("N") for r in chosen(["N"]))
    assert "url-missing" not in {r.name for r in chosen(ignore=["U"])}
    assert chosen(["all"], ["all"]) == ()


def test_a_preview_runs_only_when_it_is_asked_for(monkeypatch) -> None:
    import verify.rules as catalogue

    some = tuple(replace(r, preview=r.name == "url-missing") for r in all_rules())
    monkeypatch.setattr(catalogue, "all_rules", lambda: some)
    assert "url-missing" not in {r.name for r in chosen()}
    assert "url-missing" not in {r.name for r in chosen(["U"])}
    assert "url-missing" in {r.name for r in chosen(preview=True)}
    assert [r.name for r in chosen(["url-missing"])] == ["url-missing"]


def test_findings_come_in_the_order_of_the_text_and_once() -> None:
    late, early = says("url-missing", (4, 7, "two")), says("url-missing", (0, 3, "one"))
    assert lint(dossier(), [raising(late, early, late)]) == (early, late)


def test_the_order_of_findings_does_not_depend_on_their_wording() -> None:
    first = says("url-missing", (0, 3, "one"), message="Worded late in the alphabet")
    second = says("url-missing", (0, 3, "one"), message="Early in the alphabet")
    assert lint(dossier(), [raising(first, second)]) == (first, second)
    assert keys([first, second]) == [keys([first])[0], f"{keys([first])[0]}#2"]


def test_a_rule_that_points_outside_the_text_is_a_bug() -> None:
    with pytest.raises(RuleFault, match="differs from the place's words"):
        lint(dossier(), [raising(says("url-missing", (0, 3, "two")))])


def test_a_rule_speaks_in_its_own_name() -> None:
    with pytest.raises(RuleFault, match="a finding of the rule label-conflict"):
        lint(dossier(), [raising(says("label-conflict", (0, 3, "one")))])


def test_a_finding_has_a_place() -> None:
    with pytest.raises(RuleFault, match="without a place"):
        lint(dossier(), [raising(says("url-missing"))])


def test_a_finding_of_a_collection_says_which_article_it_belongs_to() -> None:
    spoken = says("url-missing", (0, 3, "one"))
    here = replace(spoken, places=(replace(spoken.places[0], article="b.txt"),))
    both = [dossier(), dossier(origin="b.txt")]
    assert lint_collection(both, [raising(here, scope="collection")]) == (("b.txt", here),)
    with pytest.raises(RuleFault, match="names no article"):
        lint_collection(both, [raising(spoken, scope="collection")])


def test_one_article_is_no_collection() -> None:
    spoken = says("url-missing", (0, 3, "one"))
    assert lint_collection([dossier()], [raising(spoken, scope="collection")]) == ()


def test_the_page_of_a_rule_holds_its_docstring() -> None:
    page = rule_page(named("url-missing"))
    assert page.startswith("# url-missing (U201)\n")
    assert all(f"\n## {heading}\n" in page for heading in HEADINGS)


def test_the_json_catalog_keeps_the_old_name_of_a_renamed_heading() -> None:
    [row] = json.loads(rules_json([named("url-missing")]))
    assert set(row["manual"]) == {*HEADINGS, *OLD_HEADINGS}
    assert row["manual"]["What it leaves alone"] == row["manual"]["Not flagged"]


def test_the_rules_page_of_the_docs_is_what_the_docstrings_say() -> None:
    assert DOCS.read_text(encoding="utf-8").startswith(rules_page(all_rules())), "run: make docs"
    assert DOCS.read_text(encoding="utf-8") == page("rules.md"), "run: make docs"
