"""The laws of docs/architecture.md, held by reading the imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "verify"
PURE = {
    "model",
    "languages",
    "text",
    "read",
    "parse",
    "match",
    "rules",
    "results",
    "lint",
    "schedule",
    "standing",
}
WORLD = {"fetch", "archive", "store", "report", "config", "files", "demo", "recheck"}
JOINERS = {"pipeline", "cli", "review", "demo", "recheck", "__main__"}
# What a pure room may not touch: network, database, terminal, clock, randomness, logging.
FORBIDDEN = {
    *("requests", "urllib3", "socket", "ssl", "http", "asyncio", "wayback", "warcio"),
    *("sqlite3", "sqlite_utils", "typer", "rich", "click", "time", "random", "secrets"),
    *("logging", "structlog", "subprocess", "threading", "multiprocessing", "tempfile"),
}
HEAVY = {
    *("trafilatura", "wordfreq", "pymorphy3", "py3langid", "dateparser", "datasette"),
    *("playwright", "apprise", "natasha", "distributed", "pypdfium2"),
}
FILES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The room a file belongs to: ``text`` for verify/text/fold.py, ``lint`` for verify/lint.py."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST, path: Path) -> Iterator[tuple[str, ast.stmt]]:
    """Every module that a file imports, with its statement; ``from verify import x`` as verify.x."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, path)
            if base == "verify":
                yield from ((f"verify.{alias.name}", node) for alias in node.names)
            else:
                yield base, node


def _absolute(node: ast.ImportFrom, path: Path) -> str:
    if not node.level:
        return node.module or ""
    parts = path.relative_to(ROOT).with_suffix("").parts[: -node.level]
    return ".".join((*parts, *((node.module or "").split(".") if node.module else ())))


def own_rooms(path: Path) -> set[str]:
    """The rooms of ours that a file imports from, its own left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {name.split(".")[1] for name, _ in imports(tree, path) if name.startswith("verify.")}
    return names - {room(path), "__version__"}


def others(path: Path) -> set[str]:
    """The top names of everything else that a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {name.split(".")[0] for name, _ in imports(tree, path)} - {"verify", "__future__"}


def broken(paths: Iterable[Path], look: Callable[[Path], set[str]]) -> dict[str, set[str]]:
    """The files that break a law, with what they break it by."""
    found = {path.relative_to(PACKAGE).as_posix(): look(path) for path in paths}
    return {name: wrong for name, wrong in found.items() if wrong}


def of(rooms: set[str]) -> list[Path]:
    """The files of these rooms; a worker is a process of its own and obeys its own laws."""
    return [p for p in FILES if room(p) in rooms and not p.name.endswith("_worker.py")]


def test_every_file_is_in_a_room_that_the_laws_know() -> None:
    assert {room(path) for path in FILES} <= PURE | WORLD | JOINERS | {"__init__"}


def test_model_imports_nothing_of_ours() -> None:
    assert own_rooms(PACKAGE / "model.py") == set()


def test_pure_rooms_know_nothing_of_the_world() -> None:
    assert broken(of(PURE), lambda path: own_rooms(path) - PURE) == {}
    silenced = {"read/voice.py": {"logging"}}  # it turns a library's own messages off
    assert broken(of(PURE), lambda path: others(path) & FORBIDDEN) == silenced


def test_pure_rooms_do_not_ask_the_clock() -> None:
    assert broken(of(PURE), _clock_calls) == {}


def _clock_calls(path: Path) -> set[str]:
    return {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if node.value.id in ("datetime", "date") and node.attr in ("now", "today", "utcnow")
    }


def test_rooms_below_the_line_do_not_import_one_another() -> None:
    assert broken(of(WORLD - JOINERS), lambda path: own_rooms(path) & (WORLD | JOINERS)) == {}


def test_only_the_command_line_prints_and_exits() -> None:
    rest = of({room(path) for path in FILES} - {"cli"})
    assert broken(rest, lambda path: _calls(path) & {"print", "exit", "quit", "input"}) == {}


def _calls(path: Path) -> set[str]:
    return {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }


def test_heavy_libraries_are_imported_where_they_are_needed() -> None:
    assert broken(of({room(path) for path in FILES}), lambda path: _at_the_top(path) & HEAVY) == {}


def _at_the_top(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    run_at_once = _on_import(tree)
    return {name.split(".")[0] for name, node in imports(tree, path) if node in run_at_once}


def _on_import(tree: ast.Module) -> list[ast.stmt]:
    """The statements that run when a module is imported, those for type checkers left out."""
    found: list[ast.stmt] = []
    waiting: list[ast.stmt] = list(tree.body)
    while waiting:
        node = waiting.pop()
        found.append(node)
        typing_only = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        if isinstance(node, ast.If | ast.Try | ast.With) and not typing_only:
            waiting += node.body
    return found


def test_help_answers_without_heavy_libraries() -> None:
    code = (
        "import sys\nfrom verify.cli.entry import run_app\ncode = run_app(['--help'])\n"
        "print(code, *sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    code_and_modules = done.stdout.splitlines()[-1].split()
    assert code_and_modules[0] == "0"
    light_only = HEAVY | {"requests", "lxml", "bs4", "sqlite_utils", "regex", "babel", "numpy"}
    assert set(code_and_modules) & light_only == set()
