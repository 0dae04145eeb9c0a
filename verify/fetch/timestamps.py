"""Ask a timestamp authority: RFC 3161 over HTTP."""

from __future__ import annotations

from dataclasses import replace

from verify.fetch.form import FormSender
from verify.fetch.settings import FetchSettings
from verify.model import Absence


def ask_authority(
    settings: FetchSettings, authority: str, query: bytes, types: tuple[str, str]
) -> bytes | Absence:
    """Return the authority's reply, or why there is none. ``types``: of the query and the reply."""
    plain = replace(settings, robots=False, retries=0, probe=False)
    sender = FormSender(plain, {"Accept": types[1]})
    try:
        answer = sender.send(authority, query, types[0])
    finally:
        sender.close()
    return answer if isinstance(answer, Absence) else answer.body
