"""Ignore files mean what they mean to git; the user's patterns mean it from their folder."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from verify.text.ignore_patterns import BadPattern, Exclusions, compiled, ignore_file, rooted

FILES = (
    *("a.md", "b.txt", "drafts/a.md", "drafts/old/a.md", "drafts/new/b.txt", "out/drafts/c.md"),
    *("out/x.html", "статья.md", "a b.md", "#x.md", "!y.md", "news/2024/a.md", "news/a.md"),
)
CASES = (
    ("drafts/", ""),
    ("/drafts", ""),
    ("drafts/old", ""),
    ("*.md\n!a.md", ""),
    ("*.md", "!/a.md"),
    ("news/**/a.md", ""),
    ("**/drafts", ""),
    ("\\#x.md\n\\!y.md", ""),
    ("a\\ b.md", ""),
    ("# a comment\n\nстатья.md", ""),
    ("out/*\n!out/x.html", ""),
    ("drafts/*\n!drafts/old", "old/\n"),
)


def git_ignored(folder: Path) -> set[str]:
    """The files that git ignores here: its own answer."""
    done = subprocess.run(
        ["git", "-c", "core.quotepath=off", "check-ignore", "--no-index", "--stdin", "-z"],
        input="\0".join(FILES).encode(),
        capture_output=True,
        cwd=folder,
    )
    return {name for name in done.stdout.decode().split("\0") if name}


def ours(folder: Path) -> set[str]:
    """The files that a walk from the root leaves out, folder by folder."""
    base = Exclusions(read=_lines, is_root=lambda path: (Path(path) / ".git").exists())
    return {name for name in FILES if _left_out(base, folder, name)}


def _left_out(left_out: Exclusions, folder: Path, name: str) -> bool:
    *parents, last = name.split("/")
    for parent in parents:
        left_out = left_out.within(folder.as_posix())
        folder = folder / parent
        if left_out.reason(f"{folder.as_posix()}/"):
            return True
    left_out = left_out.within(folder.as_posix())
    return left_out.reason(f"{folder.as_posix()}/{last}") is not None


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


@pytest.mark.parametrize(("top", "inner"), CASES)
def test_a_file_is_ignored_if_git_ignores_it(tmp_path: Path, top: str, inner: str) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / ".gitignore").write_text(top)
    (tmp_path / "drafts" / ".gitignore").write_text(inner)
    assert ours(tmp_path) == git_ignored(tmp_path)


def test_the_second_ignore_file_of_a_folder_has_the_last_word() -> None:
    lines = {"/x/.gitignore": ["*.md"], "/x/.verifyignore": ["!a.md", "b.txt"]}
    inside = Exclusions(read=lambda path: lines.get(path, [])).within("/x")
    assert inside.reason("/x/a.md") is None
    assert "Ignored by .gitignore" in str(inside.reason("/x/c.md"))
    assert "Ignored by .verifyignore" in str(inside.reason("/x/b.txt"))


def test_a_folder_that_was_named_is_read_though_its_parent_ignores_it() -> None:
    lines = {"/x/.gitignore": ["out/"], "/x/.verifyignore": ["*.tmp"]}
    base = Exclusions(read=lambda path: lines.get(path, []), is_root=lambda path: path == "/x")
    inside = base.above("/x/out/").within("/x/out/")
    assert inside.reason("/x/out/a.md") is None
    assert inside.reason("/x/out/a.tmp") is not None
    assert base.above("/y/").files == ()  # no repository: what is above does not count


@pytest.mark.parametrize(
    ("pattern", "left_out", "kept"),
    [
        ("*.md", "/n [w]/a.md", "/n [w]/a.txt"),
        ("build/", "/n [w]/x/build/", "/n [w]/x/building/"),
        ("drafts/*.md", "/n [w]/drafts/a.md", "/n [w]/x/drafts/a.md"),
        ("/a.md", "/n [w]/a.md", "/n [w]/x/a.md"),
    ],
)
def test_a_pattern_of_the_user_starts_at_its_folder(pattern: str, left_out: str, kept: str) -> None:
    rules = Exclusions(compiled([rooted(pattern, "/n [w]")]))
    assert rules.excluded(left_out) and not rules.excluded(kept)
    assert not rules.excluded(left_out.replace("/n [w]", "/n w"))


def test_a_line_that_is_no_pattern_is_left_out_and_an_option_is_refused() -> None:
    assert ignore_file("/x", ".gitignore", ["a\\", "", "  "]) is None
    found = ignore_file("/x", ".gitignore", ["!", "b"])
    assert found is not None and found.decision("/x/b")
    with pytest.raises(BadPattern):
        compiled(["a\\"])
