"""Nothing from outside steers a terminal, a spreadsheet or the reader of a table."""

from __future__ import annotations

import ast
import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import verify
from verify.report.safe_text import SafeStream, SafeTable, safe_cell, safe_json, visible

PACKAGE = Path(verify.__file__).parent
EVIL = (
    *("\x1b]0;title\x07", "\x1b[2J", "\x9b31m", "\u202etxt.exe", "\u2066a\u2069", "\x08\x08", "\r"),
    *("\x00", "\x7f", "\u200f", "\u2028", "\U000e0041", "\ud800", "\x1b[8m"),
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def steers(text: str) -> bool:
    return any(visible(char) != char for char in text)


@pytest.mark.parametrize("evil", EVIL, ids=ascii)
@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_what_steers_is_shown_as_an_escape_on_every_stream(evil: str, stream: type) -> None:
    out = stream()
    print(f"a{evil}b", file=SafeStream(out))  # type: ignore[call-overload]
    assert not steers(out.getvalue()) and "\\u" in out.getvalue()


def test_our_own_colours_pass_on_a_terminal_only() -> None:
    screen, file = Terminal(), io.StringIO()
    for out in (screen, file):
        SafeStream(out).write("\x1b[31;1merror\x1b[0m\n")
    assert screen.getvalue() == "\x1b[31;1merror\x1b[0m\n"
    assert file.getvalue() == "\\u001b[31;1merror\\u001b[0m\n"


def test_plain_text_in_any_script_is_left_as_it_is() -> None:
    plain = "Мост “открыт” – naïve 東京 😀\n\tعربي 👨\u200d👩\u200d👧 soft\u00adhyphen\n"
    assert visible(plain) == plain


@given(st.text())
def test_json_means_the_same_and_steers_nothing(text: str) -> None:
    shown = safe_json({text: [text]})
    assert not steers(shown)
    assert json.loads(shown) == {text: [text]}


@given(st.text())
def test_a_cell_is_no_formula_and_steers_nothing(text: str) -> None:
    cell = safe_cell(text)
    assert not steers(cell)
    assert cell.lstrip()[:1] not in tuple("=+-@＝＋－＠") or not cell


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@a", "\t=1", " =1", "＝1", "\r=1"])
def test_a_formula_is_guarded_in_a_table(formula: str) -> None:
    out = io.StringIO()
    SafeTable(out).add_row([formula, 3, "plain", "a=b"])
    (row,) = csv.reader(io.StringIO(out.getvalue()))
    assert row[0].startswith("'") and row[1:] == ["3", "plain", "a=b"]


def writers(path: Path) -> set[str]:
    """The calls of a file that write text past ``safe_text``."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name in ("json.dumps", "json.dump", "csv.writer", "csv.DictWriter"):
                found.add(name)
            if name.endswith((".buffer.write", "os.write")) or "sys.__stdout__" in name:
                found.add(name)
        if isinstance(node, ast.Attribute) and node.attr == "unguarded":
            found.add("unguarded")
    return found


def test_every_writer_of_commands_and_reports_goes_through_safe_text() -> None:
    files = [*(PACKAGE / "cli").rglob("*.py"), *(PACKAGE / "report").rglob("*.py")]
    found = {path.relative_to(PACKAGE).as_posix(): writers(path) for path in files}
    told = {name: calls for name, calls in found.items() if calls}
    assert told == {"report/safe_text.py": {"json.dumps", "csv.writer", "unguarded"}}


def test_a_writer_that_bypasses_it_is_found(tmp_path: Path) -> None:
    odd = tmp_path / "odd.py"
    odd.write_text("import json, sys\nprint(json.dumps({}))\nsys.stdout.buffer.write(b'')\n")
    assert writers(odd) == {"json.dumps", "sys.stdout.buffer.write"}
