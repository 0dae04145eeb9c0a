"""verify rules, verify explain: the catalogue at the terminal."""

import json

import pytest

from verify.cli.entry import run_app
from verify.cli.problem import USAGE
from verify.rules import all_rules, named


def test_every_rule_has_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines] == [rule.name for rule in all_rules()]


def test_the_catalogue_as_json_holds_the_manuals(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["rules", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    manual = dict(all_rules()[0].manual)
    assert rows[0]["manual"] == {**manual, "What it leaves alone": manual["Not flagged"]}


@pytest.mark.parametrize("name", ["url-missing", "U201", "u201"])
def test_a_rule_is_explained_by_name_or_code(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["explain", name]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# url-missing (U201)")
    assert named("url-missing").summary in out


def test_an_unknown_rule_is_a_sentence_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["explain", "nosuchatall"]) == USAGE
    assert capsys.readouterr().err == (
        "verify: There is no rule “nosuchatall”. “verify rules” lists them.\n"
    )
    assert run_app(["explain", "label-conflikt"]) == USAGE
    said = capsys.readouterr().err
    assert "label-conflict" in said and "Traceback" not in said
