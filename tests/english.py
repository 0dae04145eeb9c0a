"""The strings that people are shown, by file, without code: what tests/test_english.py reads.

``python -m tests.english`` writes the present numbers of ``COUNTED`` words to
tests/english_counts.tsv, after they were reviewed.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
COUNTS = Path(__file__).with_name("english_counts.tsv")
STORED_VALUES = "verify/model/"  # the values of tables and JSON, which stay as they are
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")

# Good English words that STYLE.md replaces in one sense: their numbers are reviewed.
COUNTED = {
    "copy": r"cop(?:y|ies|ied)",
    "answer": r"answer(?:s|ed|ing)?",
    "address": r"address(?:es|ed)?",
    "link": r"link(?:s|ed)?",
    "later": r"later",
    "setting": r"settings?",
    "look": r"look(?:s|ed|ing)?",
    "stands": r"stands?",
    "rooms": r"rooms?",
    "laws": r"laws?",
}
_CODE = re.compile(r"```.*?```|~~~.*?~~~|``[^`]*``|`[^`\n]*`", re.DOTALL)
_URL = re.compile(r"https?://\S+|\]\([^)\s]*\)")
_JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_JINJA_STRING = re.compile(r'"([^"{}<>]*[A-Za-z] [^"{}<>]*)"')
_SQL = re.compile(
    r"\s*\(?(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|FROM|WHERE|CASE|AND|JOIN)\b"
)
_WORDS = re.compile(r"[A-Za-z’']+ [A-Za-z“”]")
_SHOWN_ATTRIBUTES = {"title", "aria-label", "label", "placeholder", "alt"}


def shown_texts() -> dict[str, str]:
    """Return the shown text of every file, and of the help of every command."""
    found = dict(_help())
    modules = sorted((ROOT / "verify").rglob("*.py"))
    for path in (module for module in modules if not _name(module).startswith(STORED_VALUES)):
        found[_name(path)] = python_strings(path.read_text(encoding="utf-8"), _is_rule(path))
    for path in sorted((ROOT / "verify").rglob("templates/*.html")):
        found[_name(path)] = template_text(path.read_text(encoding="utf-8"))
    script = ROOT / "verify" / "review" / "static" / "desk.js"
    found[_name(script)] = " ".join(_JINJA_STRING.findall(script.read_text(encoding="utf-8")))
    for path in (*(ROOT / name for name in PAGES), *sorted((ROOT / "docs").glob("*.md"))):
        found[_name(path)] = prose(path.read_text(encoding="utf-8"))
    return found


def prose(text: str) -> str:
    """Return Markdown without code spans, code blocks and URLs."""
    return _URL.sub(" ", _CODE.sub(" ", text))


def python_strings(source: str, is_rule: bool = False) -> str:
    """Return the string literals of a module that are sentences or phrases.

    Docstrings are for maintainers, but the one of a rule is its manual. Regular expressions and
    SQL are not shown to anybody.
    """
    tree = ast.parse(source)
    hidden = set(_hidden(tree, is_rule))
    texts = [text for node in _strings(tree, hidden) if (text := _literal(node))]
    return prose("\n".join(t for t in texts if _WORDS.search(t) and not _SQL.match(t)))


def _hidden(tree: ast.AST, is_rule: bool) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            kept = is_rule and isinstance(node, ast.Module)
            if isinstance(first, ast.Expr) and not kept:
                yield first
        elif isinstance(node, ast.Call) and "compile" in ast.unparse(node.func):
            yield node


def _strings(node: ast.AST, hidden: set[ast.AST]) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if child in hidden:
            continue
        if isinstance(child, ast.JoinedStr | ast.Constant):
            yield child
        else:
            yield from _strings(child, hidden)


def _literal(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
        return "".join(str(part) for part in parts)
    value = node.value if isinstance(node, ast.Constant) else ""
    return value if isinstance(value, str) else ""


class _Template(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value or "" for name, value in attrs if name in _SHOWN_ATTRIBUTES]


def template_text(source: str) -> str:
    """Return the text and the shown attributes of a template, and the phrases its code holds."""
    phrases = [phrase for code in _JINJA.findall(source) for phrase in _JINJA_STRING.findall(code)]
    parser = _Template()
    parser.feed(_JINJA.sub(" ", source))
    return " ".join((*parser.texts, *phrases))


def _help() -> Iterator[tuple[str, str]]:
    import typer

    from verify.cli.app import build_app

    yield from _command_help(typer.main.get_command(build_app()), None, "verify")


def _command_help(command: Any, parent: Any, name: str) -> Iterator[tuple[str, str]]:
    context = command.context_class(command, info_name=name, parent=parent, terminal_width=400)
    yield f"help of {context.command_path}", prose(command.get_help(context))
    for child in sorted(getattr(command, "commands", {})):
        yield from _command_help(command.commands[child], context, child)


def counts() -> dict[str, dict[str, int]]:
    """Return the number of each counted word by file, without zeros."""
    return {name: found for name, text in shown_texts().items() if (found := counted(text))}


def counted(text: str) -> dict[str, int]:
    """Return how often each counted word occurs in a text, in any of its forms."""
    found: Counter[str] = Counter()
    for word, forms in COUNTED.items():
        found[word] = len(re.findall(rf"\b{forms}\b", text, re.IGNORECASE))
    return {word: number for word, number in found.items() if number}


def reviewed() -> dict[str, dict[str, int]]:
    """Return the reviewed numbers of tests/english_counts.tsv."""
    found: dict[str, dict[str, int]] = {}
    for line in COUNTS.read_text(encoding="utf-8").splitlines()[1:]:
        name, word, number = line.split("\t")
        found.setdefault(name, {})[word] = int(number)
    return found


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _is_rule(path: Path) -> bool:
    return "rules" in path.parts and not path.name.startswith("_")


def main() -> None:
    """Write the present numbers of every file."""
    rows = [
        f"{name}\t{word}\t{number}\n"
        for name, words in sorted(counts().items())
        for word, number in sorted(words.items())
    ]
    COUNTS.write_text("file\tword\tnumber\n" + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
