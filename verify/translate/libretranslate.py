"""Client for a LibreTranslate server that the user runs.

It is used only if a server URL is configured, and only the sentence to be translated is sent. The
user chose the server, so it may be on this machine or in the local network: the guard against
private addresses does not apply. Redirects are not followed.
"""

from __future__ import annotations

from typing import Any

from verify.text.encoding.storable import read_json
from verify.translate.engine import NotTranslated
from verify.translate.settings import TranslateSettings
from verify.version import __version__

_MOST_CHARACTERS = 5_000  # LibreTranslate's own default limit for one request
_MOST_BYTES = 1_000_000  # of a response


class LibreTranslate:
    """A client of one service. Close it, or use it as a context manager."""

    is_local = False

    def __init__(self, settings: TranslateSettings) -> None:
        import requests

        self._settings = settings
        self.name = f"LibreTranslate at {_public(settings.address)}"
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["User-Agent"] = f"verify-citations/{__version__}"

    def translate(self, text: str, source: str, target: str) -> str:
        """Return ``text`` translated into the language ``target`` (ISO 639-1 codes), as plain text.

        Raises ``NotTranslated`` if the text is too long, or if the service does not respond, does
        not support the languages, or returns something other than a translation.
        """
        if len(text) > _MOST_CHARACTERS:
            raise NotTranslated(f"the text is longer than {_MOST_CHARACTERS} characters")
        question = {"q": text, "source": source, "target": target, "format": "text"}
        if self._settings.key:
            question["api_key"] = self._settings.key
        answer = self._ask("/translate", question)
        found = answer.get("translatedText")
        if not isinstance(found, str) or not found.strip():
            raise NotTranslated(str(answer.get("error") or "the response contains no translation"))
        return found

    def targets(self) -> dict[str, list[str]]:
        """Return each language of the service with those that it translates it into.

        Raises ``NotTranslated`` if the service does not respond, or does not list its languages.
        """
        answer = self._ask("/languages")
        rows = [row for row in answer if isinstance(row, dict) and isinstance(row.get("code"), str)]
        codes = [row["code"] for row in rows]
        # Older servers name no targets: all languages are translated into each other.
        return {row["code"]: [str(one) for one in row.get("targets") or codes] for row in rows}

    def _ask(self, path: str, question: dict[str, str] | None = None) -> Any:
        """Return the JSON object that answers a question; without one, the list at the path."""
        import requests
        from urllib3.exceptions import HTTPError

        address = self._settings.address.rstrip("/") + path
        try:
            with self._session.request(
                "GET" if question is None else "POST",
                address,
                json=question,
                timeout=self._settings.within,
                allow_redirects=False,
                stream=True,
            ) as response:
                body = response.raw.read(_MOST_BYTES, decode_content=True)
        except (requests.RequestException, HTTPError, OSError) as failure:
            raise NotTranslated(
                f"{_public(address)} did not respond ({type(failure).__name__})"
            ) from failure
        return _parsed(body, response.status_code, list if question is None else dict)

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def __enter__(self) -> LibreTranslate:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _public(address: str) -> str:
    """Return a server's URL without user name and password, for reports and the database."""
    scheme, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"


def _parsed(body: bytes, status: int, kind: type) -> Any:
    try:
        answer = read_json(body)
    except ValueError as failure:
        raise NotTranslated(f"the response (status {status}) is not JSON") from failure
    if not isinstance(answer, kind):
        name = "object" if kind is dict else "list"
        raise NotTranslated(f"the response (status {status}) is not a JSON {name}")
    return answer
