"""What is wrong with an address, in words an editor can act on."""

from __future__ import annotations

import re
from typing import Any

from verify.text.urls.public_suffixes import public_suffixes


def has_public_suffix(host: str) -> bool:
    """Whether ``host`` is a name under a known public suffix: ``24.kg``, not ``and.or``."""
    labels = host.strip(".").lower()
    return bool(public_suffixes(labels, accept_unknown=False).privatesuffix(labels))


_MISSPELT = re.compile(
    r"^(?:h(?:xx|\*\*)ps?|ht{3,}ps?|ht+ps?s|htps?|ttps?|hhttps?)$", re.IGNORECASE
)
_IP = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])$", re.IGNORECASE)


def url_fault(url: str) -> str | None:
    """Why ``url``, as written, is no web address, in words; None when it is one."""
    text = url.strip()
    if not text:
        return "it is empty"
    return _scheme_fault(text) or _body_fault(text) or _host_fault(text)


def _scheme_fault(text: str) -> str | None:
    scheme = re.match(r"([a-z][a-z0-9+*.-]*):", text, re.IGNORECASE)
    name = scheme.group(1).lower() if scheme else ""
    if bare := re.match(r"(https?)[/\\]{1,2}\w", text, re.IGNORECASE):
        return f"the colon after “{bare[1].lower()}” is missing"
    if re.match(r"h(?:xx|\*\*)ps?:", text, re.IGNORECASE):
        return f"“{name}” must be “{'https' if name.endswith('s') else 'http'}”"
    if name and _MISSPELT.match(name) and name not in ("http", "https"):
        return f"“{name}” is a misspelling of “http”"
    if re.match(r"https?:\s*\\", text, re.IGNORECASE):
        return "it has backslashes instead of slashes"
    if name in ("http", "https"):
        return _slashes_fault(name, text[len(name) + 1 :])
    if name and "." not in name and not re.match(r"[\w.-]+:\d+(?:/|$)", text):
        return f"“{name}:” is not the start of a URL"
    return None


def _slashes_fault(name: str, rest: str) -> str | None:
    if re.match(r"\s|//\s|/\s", rest):
        return f"there is a space between “{name}” and the host"
    if not rest.startswith("//"):
        return f"a slash after “{name}:” is missing"
    if rest.startswith("///"):
        return f"there are too many slashes after “{name}:”"
    if re.match(r"//(?:https?:?//|https?:/)", rest, re.IGNORECASE):
        return "“http” appears twice"
    return None


def _body_fault(text: str) -> str | None:
    if re.search(r"\s", _host(text)):  # browsers escape one that is behind the host
        return "it contains a space"
    if "[.]" in text or "[dot]" in text.lower():
        return "its dots are in brackets"
    # `x.org/…` and `x.org/new…`; not the `…` within a file's name, which browsers open
    if re.search(r"/(?:…|\.\.\.)(?=/|$)|(?:…|\.\.\.)$", text):
        return "it was cut off"
    return None


def _host(text: str) -> str:
    rest = re.sub(r"^(?:(?:https?|ftp):)?//", "", text, flags=re.IGNORECASE)
    authority = re.split(r"[/?#\\]", rest, maxsplit=1)[0].rpartition("@")[2]
    return re.sub(r":\d*$", "", authority)


def _host_fault(text: str) -> str | None:
    host = _host(text)
    if _IP.match(host) or host.lower() == "localhost":
        return None if parse_url(text) else "no browser can open it"
    if not host or "." not in host.strip("."):
        return "it has no domain"
    if "," in host:
        return "there is a comma in the domain"
    if ".." in host or host.startswith("."):
        return "part of the domain is missing"
    if any(_two_scripts(label) for label in host.split(".")):
        return "the domain mixes letters of two scripts"
    if parse_url(text) is None:
        return "no browser can open it"
    top = host.strip(".").rpartition(".")[2]
    if top.lower() not in _SET_ASIDE and not public_suffixes(
        host.strip("."), accept_unknown=False
    ).publicsuffix(host.strip(".").lower()):
        return f"“.{top}” is not a known top-level domain"
    return None


# Names that no registry sells but that a network may answer to: RFC 6761, 6762, 7686.
_SET_ASIDE = frozenset({"test", "example", "local", "onion"})


def _two_scripts(label: str) -> bool:
    return bool(re.search("[a-z]", label, re.I) and re.search("[а-яёіїґ]", label, re.I))


def parse_url(text: str) -> Any | None:
    """ada's URL of an address as written, or None where browsers refuse it."""
    import ada_url

    try:
        whole = re.match(r"(?:https?|ftp)://", text, re.I)
        url = ada_url.URL(text if whole else f"https://{text.removeprefix('//')}")
    except ValueError:  # what ada raises for an address that browsers refuse
        return None
    return url if url.hostname else None
