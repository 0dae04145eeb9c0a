"""The built wheel installs with old and new pips, and what it installs works."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.licenses import doubtful

ROOT = Path(__file__).parents[2]
PIPS = ("23.0.1", "23.2.1", "")  # before lxml's renamed extra was understood, and the newest
ARTICLES = ("most.html", "lake-levels.md", "baraj.txt")
#: Prints the modules of the package that cannot be imported, as JSON.
IMPORT_ALL = """
import importlib, json, pkgutil, verify
names = [m.name for m in pkgutil.walk_packages(verify.__path__, "verify.")]
failed = {}
for name in names:
    if name.endswith(("__main__", "_worker")):
        continue
    try:
        importlib.import_module(name)
    except Exception as error:
        failed[name] = f"{type(error).__name__}: {error}"
print(json.dumps([len(names), failed]))
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the paths are those of a POSIX venv"),
]


def call(*command: str | Path, cwd: Path, codes: tuple[int, ...] = (0,)) -> str:
    """Run a command outside the checkout; its output. Fails on another exit code."""
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=plain, capture_output=True, text=True
    )
    assert done.returncode in codes, f"{command}: {done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout. Skips where the package index does not answer."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder)]
    done = subprocess.run([*build, str(ROOT)], capture_output=True, text=True)
    if done.returncode and "No matching distribution" in done.stderr:
        pytest.skip("the package index does not answer: the wheel cannot be built")
    assert done.returncode == 0, done.stderr
    (found,) = folder.glob("verify_citations-*.whl")
    return found


def test_the_wheel_has_each_table_as_json_too(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    own = [name for name in names if not name.startswith("verify/_")]  # for users, no tables
    tables = [name for name in own if name.startswith("verify/") and name.endswith(".toml")]
    assert len(tables) > 15
    assert {f"{name}.json" for name in tables} <= set(names)


def environment(folder: Path, pip: str) -> Path:
    """A virtual environment with this pip ("" for the newest); its ``bin`` folder."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    wanted = f"pip=={pip}" if pip else "pip"
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--upgrade"]
    done = subprocess.run([*command, wanted], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"the package index does not answer: {wanted} cannot be had")
    return folder / "bin"


@pytest.mark.parametrize("pip", PIPS, ids=lambda pip: f"pip {pip or 'newest'}")
def test_the_wheel_works_without_and_with_the_desk(wheel: Path, tmp_path: Path, pip: str) -> None:
    programs = environment(tmp_path / "venv", pip)
    call(programs / "pip", "install", "--quiet", wheel, cwd=tmp_path)
    all_modules_can_be_imported(programs, tmp_path)
    articles_can_be_run(programs, tmp_path)
    all_licenses_are_permissive(programs, tmp_path)
    settings_can_be_written(programs, tmp_path)
    call(programs / "pip", "install", "--quiet", f"{wheel}[desk]", cwd=tmp_path)
    all_modules_can_be_imported(programs, tmp_path)
    with desk(programs, tmp_path) as page:
        assert "Two Gauges, One Lake" in page  # the list names the articles of the run


def all_modules_can_be_imported(programs: Path, folder: Path) -> None:
    count, failed = json.loads(call(programs / "python", "-c", IMPORT_ALL, cwd=folder))
    assert count > 400
    assert failed == {}


def articles_can_be_run(programs: Path, folder: Path) -> None:
    for name in ARTICLES:
        article = ROOT / "examples" / "articles" / name
        told = call(
            *(programs / "verify", "run", "--offline", "-f", "json", article),
            cwd=folder,
            codes=(0, 1),
        )
        report = json.loads(told)
        assert len(report["articles"]) == 1, name
        assert report["articles"][0]["flags"], name


def all_licenses_are_permissive(programs: Path, folder: Path) -> None:
    """Of everything that the wheel brings into an empty environment."""
    found = json.loads(call(programs / "python", ROOT / "tests" / "licenses.py", cwd=folder))
    tools = {"pip", "setuptools", "wheel"}  # of the environment, not ours
    names = {name: tuple(said) for name, said in found.items() if name not in tools}
    assert "verify-citations" in names and len(names) > 40
    assert doubtful(names) == {}


def settings_can_be_written(programs: Path, folder: Path) -> None:
    """The example of the settings is in the wheel."""
    call(programs / "verify", "init", cwd=folder)
    assert "# fail_on" in (folder / "verify.toml").read_text(encoding="utf-8")
    call(programs / "verify", "config", "show", cwd=folder)


@contextmanager
def desk(programs: Path, folder: Path) -> Iterator[str]:
    """The first page of the desk over the database of the runs before."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [programs / "verify", "desk", "--no-open", "--port", str(port)]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    try:
        yield first_answer(f"http://127.0.0.1:{port}/", process)
    finally:
        process.terminate()
        process.wait(30)


def first_answer(url: str, process: subprocess.Popen[bytes]) -> str:
    for _ in range(240):
        assert process.poll() is None, "the desk has ended"
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.25)
    raise AssertionError("the desk does not answer")
