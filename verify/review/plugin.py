"""The desk as a Datasette plugin: routes only. What a page shows is worked out in plain functions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from verify.review import articles, flags, forms, lists, render
from verify.store.database import open_database
from verify.store.flags.events import DecisionNotPossible

if TYPE_CHECKING:
    from sqlite_utils import Database

Action = Callable[["Database"], Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the desk reads and writes, who sits at it, and where captures are shown."""

    database: Path
    editor: str | None = None
    captures: str = ""  # the other origin: "http://127.0.0.1:8002"

    def routes(self) -> list[tuple[str, Callable[..., Any]]]:
        """The routes, as Datasette's hook ``register_routes`` wants them."""
        return [
            (r"^/$", self._page("flags.html", lists.flags)),
            (r"^/flags$", self._page("flags.html", lists.flags)),
            (r"^/flags/bulk$", self.bulk),
            (r"^/flags/(?P<number>\d{1,12})$", self.flag),
            (r"^/flags/(?P<number>\d{1,12})/decide$", self.decide),
            (r"^/flags/(?P<number>\d{1,12})/undo$", self.undo),
            (r"^/articles$", self._page("articles.html", lists.articles)),
            (r"^/articles/(?P<number>\d{1,12})$", self._one("article.html", articles.article)),
            (r"^/sources$", self._page("sources.html", lists.sources)),
            (r"^/sources/(?P<number>\d{1,12})$", self._one("source.html", articles.source)),
            (r"^/overview$", self._page("overview.html", lambda db, query: articles.overview(db))),
            (
                r"^/settings$",
                self._page("settings.html", lambda db, query: articles.setting_list(db)),
            ),
            (r"^/settings/(?P<number>\d{1,12})/take-back$", self.take_back),
            (r"^/desk/(?P<name>[a-z]+\.[a-z]+)$", self.static),
        ]

    # ---------------------------------------------------------------- reading

    def _page(self, template: str, values: Callable[..., Any]) -> Callable[..., Any]:
        async def view(request: Any) -> Any:
            query = _query(request)
            found = await self._read(lambda db: values(db, query))
            return self._html(request, template, found)

        return view

    def _one(self, template: str, values: Callable[..., Any]) -> Callable[..., Any]:
        async def view(request: Any) -> Any:
            number = int(request.url_vars["number"])
            found = await self._read(lambda db: values(db, number))
            return self._html(request, template, found)

        return view

    async def flag(self, request: Any) -> Any:
        """One flag, with its place in the list that the address keeps."""
        number, query = int(request.url_vars["number"]), _query(request)
        found = await self._read(lambda db: flags.flag(db, number, query))
        return self._html(request, "flag.html", found)

    async def static(self, request: Any) -> Any:
        """The desk's own style and script."""
        from datasette import Response

        found = render.static(request.url_vars["name"])
        if found is None:
            return Response.text("Not found", status=404)
        return Response(found[0], content_type=found[1], headers={"cache-control": "no-cache"})

    def _html(self, request: Any, template: str, values: Any) -> Any:
        from datasette import Response

        shared = {
            "csrf": request.scope["csrftoken"],
            "captures": self.captures,
            "editor": self.editor,
            "here": request.path,
            "notice": request.args.get("notice") or "",
            "problem": request.args.get("problem") or "",
            "undo": request.args.get("undo") or "",
        }
        if values is None:
            return Response.html(render.page("missing.html", **shared), status=404)
        return Response.html(render.page(template, **shared, **values))

    async def _read(self, action: Action) -> Any:
        return await asyncio.to_thread(self._with_database, action)

    def _with_database(self, action: Action) -> Any:
        db = open_database(self.database)
        try:
            return action(db)
        finally:
            db.close()

    # ---------------------------------------------------------------- deciding

    async def decide(self, request: Any) -> Any:
        """Decide on one flag and go on to the next one of the list."""
        number, query, form = (
            int(request.url_vars["number"]),
            _query(request),
            await request.post_vars(),
        )
        ahead = await self._read(lambda db: flags.next_of(db, number, query))
        now = datetime.now(UTC)
        action: Action = lambda db: forms.decide(db, number, form, self.editor, now)  # noqa: E731
        onward = f"/flags/{ahead}" if ahead else "/flags"
        return await self._act(request, action, onward, f"/flags/{number}", number)

    async def undo(self, request: Any) -> Any:
        """Take back the decision on one flag."""
        number, now = int(request.url_vars["number"]), datetime.now(UTC)
        await request.post_vars()
        action: Action = lambda db: forms.undo(db, number, self.editor, now)  # noqa: E731
        return await self._act(request, action, f"/flags/{number}", f"/flags/{number}")

    async def bulk(self, request: Any) -> Any:
        """One decision on all ticked flags."""
        from urllib.parse import parse_qs

        body = parse_qs((await request.post_body()).decode("utf-8", "replace"))
        numbers = [int(n) if n.isdecimal() and len(n) <= 12 else 0 for n in body.get("flag", [])]
        form, now = {name: values[0] for name, values in body.items()}, datetime.now(UTC)
        action: Action = lambda db: forms.bulk(db, numbers, form, self.editor, now)  # noqa: E731
        return await self._act(request, action, "/flags", "/flags")

    async def take_back(self, request: Any) -> Any:
        """End a widened dismissal."""
        number, now = int(request.url_vars["number"]), datetime.now(UTC)
        await request.post_vars()
        action: Action = lambda db: forms.take_back(db, number, self.editor, now)  # noqa: E731
        return await self._act(request, action, "/settings", "/settings")

    async def _act(
        self, request: Any, action: Action, onward: str, back: str, decided: int | None = None
    ) -> Any:
        """Do it, then show the next page with a notice, or the old one with the reason why not."""
        from datasette import Response

        if request.method != "POST":
            return Response.text("Use the form.", status=405)
        query = {k: v for k, v in _query(request).items() if k not in ("notice", "problem", "undo")}
        try:
            query["notice"] = await self._read(action)
            if decided:
                query["undo"] = str(decided)
        except DecisionNotPossible as refusal:
            query["problem"], onward = str(refusal), back
        return Response.redirect(f"{onward}?{urlencode(query)}")


def _query(request: Any) -> dict[str, str]:
    return {name: request.args.get(name) or "" for name in request.args}


def loopback(host: str) -> bool:
    """Is the desk served to this machine only?"""
    return host.strip("[]") in ("127.0.0.1", "localhost", "::1")
