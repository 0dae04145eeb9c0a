"""The dependency rules of docs/architecture.md, checked by reading the imports."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "verify"
PURE = {
    *("model", "languages", "text", "read", "parse", "match", "rules", "lint", "ledger"),
    *("web", "fitness", "lost_pages", "results", "terms", "version", "containment", "annotate"),
    "file_kinds",
    "registries",
    "toml_tables",
}
SHELL = {"fetch", "archive", "store", "report", "config", "files", "translate"}
JOINERS = {"pipeline", "cli", "review", "demo", "recheck", "__main__"}
MODULES_IN_A_FOLDER = 25
LINES_IN_A_MODULE = 250
# What a pure package may not import: network, database, terminal, clock, randomness, logging.
FORBIDDEN = {
    *("requests", "urllib3", "socket", "ssl", "http", "asyncio", "wayback", "warcio"),
    *("sqlite3", "sqlite_utils", "typer", "rich", "click", "time", "random", "secrets"),
    *("logging", "structlog", "subprocess", "threading", "multiprocessing", "tempfile"),
}
HEAVY = {
    *("trafilatura", "wordfreq", "pymorphy3", "py3langid", "dateparser", "datasette"),
    *("playwright", "apprise", "natasha", "distributed", "pypdfium2"),
}
TYPING_ONLY = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from verify.a import y"
FILES = sorted(PACKAGE.rglob("*.py"))


def package(path: Path) -> str:
    """The top package of a file: ``text`` for verify/text/fold.py, ``lint`` for verify/lint.py."""
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


def own_packages(path: Path) -> set[str]:
    """The other packages of ours that a file imports from."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {name.split(".")[1] for name, _ in imports(tree, path) if name.startswith("verify.")}
    return names - {package(path), "__version__"}


def libraries(path: Path) -> set[str]:
    """The top names of everything else that a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {name.split(".")[0] for name, _ in imports(tree, path)} - {"verify", "__future__"}


def violations(paths: Iterable[Path], found_in: Callable[[Path], set[str]]) -> dict[str, set[str]]:
    """The files that break a rule, each with the imports that break it."""
    found = {path.relative_to(PACKAGE).as_posix(): found_in(path) for path in paths}
    return {name: wrong for name, wrong in found.items() if wrong}


def of(packages: set[str]) -> list[Path]:
    """The files of these packages; a worker script is a process of its own, with its own rules."""
    return [p for p in FILES if package(p) in packages and not p.name.endswith("_worker.py")]


# ----------------------------------------------------------------------------- layout


def test_every_file_is_in_a_package_that_the_rules_know() -> None:
    assert {package(path) for path in FILES} <= PURE | SHELL | JOINERS | {"__init__"}


def test_no_folder_is_crowded() -> None:
    sizes = Counter(path.parent.relative_to(PACKAGE).as_posix() for path in FILES)
    assert {name: size for name, size in sizes.items() if size > MODULES_IN_A_FOLDER} == {}


def test_no_module_is_too_long() -> None:
    lengths = {
        path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8").count("\n")
        for path in FILES
    }
    assert {name: n for name, n in lengths.items() if n > LINES_IN_A_MODULE} == {}


def test_the_architecture_page_names_files_that_exist() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[a-z_0-9]+/)*[a-z_0-9]+(?:\.py|\.toml|\.md|/))`", text))
    assert len(named) > 60
    tops = (ROOT, PACKAGE, ROOT / "docs")
    missing = {name for name in named if not any((top / name).exists() for top in tops)}
    assert missing <= {"archive/", "reports/", "verify.toml"}  # folders and files of the user


# ----------------------------------------------------------------------------- cycles


def module_name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def import_graph(root: Path) -> dict[str, set[str]]:
    """Module → the modules of ours that it imports, wherever in the file the import is.

    Imports inside functions and under ``TYPE_CHECKING`` count. ``from verify.a import b``
    is an import of ``verify.a.b`` where that is a module, else of ``verify.a``; the implicit
    import of parent packages does not count.
    """
    modules = {module_name(path, root): path for path in sorted(root.rglob("verify/**/*.py"))}
    return {name: _imported(path, modules) - {name} for name, path in modules.items()}


def _imported(path: Path, modules: dict[str, Path]) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: write the import in full"
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inner & modules.keys()
            if inner - modules.keys():
                found.add(node.module or "")
    return found & modules.keys()


def cycles(graph: dict[str, set[str]]) -> list[set[str]]:
    """The groups of modules that import each other, directly or through others."""
    reach = {name: _reachable(name, graph) for name in graph}
    groups = {
        frozenset(other for other in reach[name] if name in reach[other])
        for name in graph
        if name in reach[name]
    }
    return sorted((set(group) for group in groups), key=sorted)


def _reachable(start: str, graph: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += graph[name]
    return found


def test_no_modules_import_each_other() -> None:
    assert cycles(import_graph(ROOT)) == []


@pytest.mark.parametrize(
    "late", ["import verify.a", "def f():\n    from verify import a", TYPING_ONLY], ids=str
)
def test_an_import_counts_wherever_it_is(tmp_path: Path, late: str) -> None:
    folder = tmp_path / "verify"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "a.py").write_text("from verify.b import x\n")
    (folder / "b.py").write_text("from verify import c\n")
    (folder / "c.py").write_text(f"{late}\n")
    assert cycles(import_graph(tmp_path)) == [{"verify.a", "verify.b", "verify.c"}]


# ----------------------------------------------------------------------------- dependencies


def test_model_imports_nothing_of_ours() -> None:
    assert violations(of({"model"}), own_packages) == {}


def test_pure_packages_import_only_pure_packages() -> None:
    assert violations(of(PURE), lambda path: own_packages(path) - PURE) == {}


def test_pure_packages_import_no_network_database_or_terminal() -> None:
    # It turns a library's own messages off.
    silenced = {"read/page/trafilatura_text.py": {"logging"}}
    assert violations(of(PURE), lambda path: libraries(path) & FORBIDDEN) == silenced


def test_pure_packages_do_not_read_the_clock() -> None:
    assert violations(of(PURE), _clock_calls) == {}


def _clock_calls(path: Path) -> set[str]:
    return {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if node.value.id in ("datetime", "date") and node.attr in ("now", "today", "utcnow")
    }


def test_shell_packages_do_not_import_each_other() -> None:
    assert violations(of(SHELL), lambda path: own_packages(path) & (SHELL | JOINERS)) == {}


def test_only_the_command_line_prints_and_exits() -> None:
    rest = of({package(path) for path in FILES} - {"cli"})
    assert violations(rest, lambda path: _calls(path) & {"print", "exit", "quit", "input"}) == {}


def _calls(path: Path) -> set[str]:
    return {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }


def test_heavy_libraries_are_imported_where_they_are_needed() -> None:
    assert (
        violations(of({package(path) for path in FILES}), lambda path: _at_the_top(path) & HEAVY)
        == {}
    )


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


IMPORT_AT_ONCE = """
import sys, threading
names = [
    "verify.read.page.extract", "verify.read.formats.html", "verify.read.dom.tree",
    "verify.read.reader", "verify.fitness.judge", "verify.fitness.page_shape",
    "verify.parse.parser", "verify.parse.quotations.finder", "verify.pipeline.capture",
]
failed, start = [], threading.Barrier(len(names))
def load(name):
    start.wait()
    try:
        __import__(name)
    except Exception as error:
        failed.append(f"{name}: {error!r}")
sys.setswitchinterval(1e-5)
threads = [threading.Thread(target=load, args=(name,)) for name in names]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(failed)
"""


def test_modules_can_be_imported_in_several_threads_at_once() -> None:
    """A package that imports its own modules gave one thread a module that was half made."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_AT_ONCE], capture_output=True, text=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
