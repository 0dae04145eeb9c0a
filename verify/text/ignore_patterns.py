"""Patterns of files to leave out, as .gitignore has them (gitignore(5))."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

NAMES = (".gitignore", ".verifyignore")  # the second has the last word
EXCLUDED = "Excluded by --exclude or the setting “exclude”."

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_SPECIAL = re.compile(r"([\\*?\[\]!# ])")


class BadPattern(ValueError):
    """A pattern that cannot be read. The text is the pattern."""


@dataclass(frozen=True, slots=True)
class IgnoreFile:
    """The patterns of one file, which hold in its folder and below."""

    folder: str  # absolute, with forward slashes
    name: str
    spec: GitIgnoreSpec

    def decision(self, path: str) -> bool | None:
        """Return whether a path is ignored; None if no pattern of this file is about it."""
        inside = path.removeprefix(self.folder.rstrip("/") + "/")
        return None if inside == path else self.spec.check_file(inside).include


@dataclass(frozen=True, slots=True)
class Exclusions:
    """What a run leaves out: by the patterns of the user, and by the ignore files of a folder.

    ``read`` returns the lines of an ignore file, none where there is no such file; ``is_root``
    says whether a folder is the root of a repository. Paths are absolute, with forward slashes;
    a folder's ends with one.
    """

    patterns: GitIgnoreSpec | None = None
    read: Callable[[str], Sequence[str]] = lambda path: ()
    is_root: Callable[[str], bool] = lambda path: False
    files: tuple[IgnoreFile, ...] = ()  # those of a folder after those of its parents

    def excluded(self, path: str) -> str | None:
        """Return why the user's patterns leave a path out, or None."""
        found = self.patterns is not None and self.patterns.check_file(path).include
        return EXCLUDED if found else None

    def reason(self, path: str) -> str | None:
        """Return why a path in a folder is left out, or None.

        The last ignore file that says something about it decides, as in git.
        """
        if why := self.excluded(path):
            return why
        for one in reversed(self.files):
            if (found := one.decision(path)) is not None:
                return f"Ignored by {one.name}. Name it to check it anyway." if found else None
        return None

    def within(self, folder: str) -> Exclusions:
        """Return these with the ignore files of a folder, for what is in it."""
        inner = folder.rstrip("/")
        found = [ignore_file(inner, name, self.read(f"{inner}/{name}")) for name in NAMES]
        kept = (*self.files, *(one for one in found if one is not None))
        return replace(self, files=kept)

    def above(self, folder: str) -> Exclusions:
        """Return these with the ignore files of the folders above one that was named.

        They count up to the root of the repository, without those that leave out the whole
        folder: it was named, so what is in it is wanted.
        """
        left_out = self
        for parent in reversed(self._parents(PurePosixPath(folder))):
            left_out = left_out.within(parent)
        kept = tuple(one for one in left_out.files if not one.decision(folder))
        return replace(left_out, files=kept)

    def _parents(self, folder: PurePosixPath) -> list[str]:
        """Return the folders above, up to the root of the repository; none without a repository."""
        found: list[str] = []
        for place in (folder, *folder.parents):
            if place != folder:
                found.append(str(place))
            if self.is_root(str(place)):
                return found
        return []


NOTHING = Exclusions()


def ignore_file(folder: str, name: str, lines: Sequence[str]) -> IgnoreFile | None:
    """Return the patterns of one ignore file; lines that are no patterns do not count."""
    patterns = [line for line in lines if line.strip() and _is_pattern(line)]
    return IgnoreFile(folder, name, compiled(patterns)) if patterns else None


def _is_pattern(line: str) -> bool:
    try:
        compiled([line])
    except BadPattern:
        return False
    return True


def compiled(patterns: Sequence[str]) -> GitIgnoreSpec:
    """Return the patterns ready to be matched. Raises ``BadPattern``."""
    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.base import GitIgnorePatternError

    for pattern in patterns:
        try:
            GitIgnoreSpec.from_lines([pattern])
        except (GitIgnorePatternError, ValueError, re.error) as error:
            raise BadPattern(pattern) from error
    return GitIgnoreSpec.from_lines(patterns)


def names_files(pattern: str) -> bool:
    """Return whether a pattern names anything: `""`, `"# drafts"`, `"!"` and `"/"` do not."""
    return bool(pattern.removeprefix("!").strip("/ \t")) and not pattern.startswith("#")


def rooted(pattern: str, folder: str) -> str:
    """Return a pattern that means the same for absolute paths as this one does in its folder.

    E.g. ``drafts/*.md`` of ``/news`` is ``/news/drafts/*.md``; ``*.tmp`` is ``/news/**/*.tmp``. A
    pattern is not blank (``names_files``).
    """
    negated = pattern.startswith("!")
    bare = (pattern[1:] if negated else pattern).removeprefix("./")
    anchored = bare != pattern.removeprefix("!") or "/" in bare.rstrip("/")
    root = "/" + _SPECIAL.sub(r"\\\1", folder.strip("/"))
    inside = bare.removeprefix("/") if anchored else f"**/{bare}"
    return f"{'!' if negated else ''}{root.rstrip('/')}/{inside}"
