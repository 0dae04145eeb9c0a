"""A small desk for tests: a database with a few flags, and a browser-like client without a browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx
from store_values import TEXT, article, finding, look, save

from verify.model import Severity
from verify.review.access_control import LOOPBACK, AccessRules
from verify.review.routes import Desk
from verify.review.server import application
from verify.store import open_database

HOST = "127.0.0.1:8001"
SCRIPT = "<script>alert(1)</script>"
HOSTILE = f"Bridge {SCRIPT} \"onload='x' <img src=x onerror=alert(2)> {{{{ 7*7 }}}}"


def filled(folder: Path) -> Path:
    """A database with three articles and five flags, one of them with hostile words."""
    path = folder / "citations.db"
    db = open_database(path)
    first = save(
        db, article(origin="bridge.txt", title="The bridge at Karasu", outlet="Valley Post")
    )
    said = finding(
        "opened on Monday", "quote-altered", "http://a.test/1", "opened on Friday", Severity.ERROR
    )
    look(
        db,
        first,
        [said, finding("Kentaur News"), finding("said the mayor", "name-spelling-varies")],
    )
    second = save(db, article(f"{HOSTILE}\n{TEXT}", "hostile.html", HOSTILE))
    look(db, second, [finding(HOSTILE, text=f"{HOSTILE}\n{TEXT}", severity=Severity.INFO)])
    third = save(
        db,
        article(f"Köprü açıldı. {TEXT}", "köprü.txt", "Köprü ve ışık: İstanbul’dan mektup", "Vadi"),
    )
    look(db, third, [finding("Kentaur News", text=f"Köprü açıldı. {TEXT}")])
    db.close()
    return path


class Client:
    """Asks the desk as a browser would: keeps cookies, sends the token and the origin."""

    def __init__(
        self, database: Path, editor: str = "Anna", rules: AccessRules | None = None
    ) -> None:
        desk = Desk(database, editor, "http://127.0.0.1:8002")
        app: Any = application(database, desk, rules or AccessRules(LOOPBACK))
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(app=app), base_url=f"http://{HOST}"
        )

    async def get(self, path: str, **headers: str) -> httpx.Response:
        return await self.http.get(path, headers=headers)

    async def post(self, path: str, form: dict[str, Any], **headers: str) -> httpx.Response:
        page = await self.get("/flags/1")
        found = re.search(r'name="csrftoken" value="([^"]+)"', page.text)
        assert found
        own = {"origin": f"http://{HOST}"} | headers
        data = {"csrftoken": found[1], "seen": ""} | form
        return await self.http.post(path, data=data, headers=own)
