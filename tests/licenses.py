"""What an installation's distributions say about their licenses. Runs alone, in any environment.

``python licenses.py`` prints each installed distribution with what it says, as JSON; the opening
of its license file is there for those whose metadata say nothing useful.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import Distribution, distributions

# GPL, AGPL and LGPL. A name in a file's text would be found in a list of compatible licenses, too.
BINDING = re.compile(r"\b[AL]?GPL|General Public License", re.IGNORECASE)
PERMISSIVE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|MPL|Mozilla Public License|PSF|Zlib|Public Domain|CC0|CNRI)",
    re.IGNORECASE,
)
# Metadata that are wrong or say nothing, and how the license file begins instead.
READ = {
    # The classifier says “Other/Proprietary License”; the file is the MIT license.
    "locate": "MIT License",
}


def permissive(said: str) -> bool:
    """Whether one of the licenses that are offered asks for no more than a notice or its own files."""
    choices = said.split(" OR ")
    return any(PERMISSIVE.search(one) and not BINDING.search(one) for one in choices)


def said_by(found: Distribution) -> str:
    """All that a distribution says about its license in its metadata."""
    data = found.metadata
    said = [data.get("License-Expression") or "", (data.get("License") or "")[:200]]
    said += [c for c in data.get_all("Classifier") or [] if c.startswith("License ::")]
    return " / ".join(part for part in said if part)


def opening(found: Distribution) -> str:
    """The first line of the license file, "" without one."""
    files = [f for f in found.files or [] if f.name.upper().startswith(("LICENSE", "LICENCE"))]
    text = files[0].read_text().strip() if files else ""
    return text.split("\n")[0].strip()


def doubtful(names: dict[str, tuple[str, str]]) -> dict[str, str]:
    """The distributions that are not known to be permissive: name → what it says."""
    return {
        name: said
        for name, (said, first) in names.items()
        if not permissive(said) and not (name in READ and first == READ[name])
    }


def installed() -> dict[str, tuple[str, str]]:
    """Every distribution here: name → what it says, and how its license file begins."""
    return {d.metadata["Name"].lower(): (said_by(d), opening(d)) for d in distributions()}


if __name__ == "__main__":
    print(json.dumps(installed()))
