"""What an installation brings along may be passed on under permissive terms."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.licenses import doubtful, installed, permissive

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
# GPL and AGPL bind whoever passes the whole on; the Lesser GPL binds only changes to itself.
FORBIDDEN = re.compile(r"(?<![L])\bA?GPL|(?<!Lesser )\bGeneral Public License", re.IGNORECASE)


def forbidden(said: str) -> bool:
    """Whether every licence that is offered binds: “MPL-1.1 OR GPL-2.0-only” leaves a choice."""
    return all(FORBIDDEN.search(choice) for choice in said.split(" OR "))


def licences(name: str) -> str:
    """All that a distribution says about its licence, in one string."""
    found = metadata(name)
    said = [found.get("License-Expression") or "", (found.get("License") or "")[:200]]
    said += [c for c in found.get_all("Classifier") or [] if c.startswith("License ::")]
    return " / ".join(part for part in said if part)


def brought_along(names: list[str]) -> set[str]:
    """The distributions that these requirements install, transitively, on this machine."""
    found: set[str] = set()
    waiting = [Requirement(name) for name in names]
    while waiting:
        asked = waiting.pop()
        if asked.name in found or (asked.marker and not asked.marker.evaluate({"extra": ""})):
            continue
        try:
            waiting += [Requirement(line) for line in requires(asked.name) or []]
        except PackageNotFoundError:
            continue
        found.add(asked.name)
    return found


@pytest.mark.parametrize("part", ["required", "desk"])
def test_nothing_that_is_installed_is_under_the_gpl(part: str) -> None:
    project = PROJECT["project"]
    names = (
        project["dependencies"] if part == "required" else project["optional-dependencies"]["desk"]
    )
    wrong = {name: said for name in brought_along(names) if forbidden(said := licences(name))}
    assert wrong == {}


def test_every_required_package_is_known_to_be_permissive() -> None:
    """Also where the metadata say nothing: then its license file was read."""
    known = installed()
    names = {name.lower() for name in brought_along(PROJECT["project"]["dependencies"])}
    assert len(names) > 40
    assert doubtful({name: known[name] for name in names if name in known}) == {}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("MIT", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("License :: OSI Approved :: ISC License (ISCL)", True),
        ("LGPL-2.1-or-later", False),
        ("GPL-3.0-or-later", False),
        ("License :: Other/Proprietary License", False),
        ("", False),
        ("MIT AND GPL-2.0-only", False),
    ],
)
def test_a_license_is_permissive_only_if_it_says_so(said: str, expected: bool) -> None:
    assert permissive(said) is expected


def test_a_license_file_that_was_read_must_still_say_the_same() -> None:
    silent = "License :: Other/Proprietary License"
    assert doubtful({"locate": (silent, "MIT License")}) == {}
    assert doubtful({"locate": (silent, "Terms of use")}) == {"locate": silent}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("MPL-1.1 OR GPL-2.0-only", False),
        ("GPL-3.0-or-later", True),
        ("GNU Affero General Public License v3", True),
        ("AGPL-3.0", True),
        ("LGPL-2.1-or-later", False),
        ("GNU Lesser General Public License v2 (LGPLv2)", False),
        ("MIT", False),
    ],
)
def test_a_choice_and_the_lesser_licence_are_told_from_the_others(
    said: str, expected: bool
) -> None:
    assert forbidden(said) is expected
