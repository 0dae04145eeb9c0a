"""The desk's routes, as a Datasette plugin. Plain functions elsewhere build the contents."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from verify.pipeline.failures import Failures
from verify.review import (
    detail_pages,
    flag_page,
    form_actions,
    list_pages,
    templating,
    to_correct_page,
)
from verify.review.damage import DamageLog
from verify.review.editor_names import SCOPE_KEY, editor_of, name_cookie
from verify.store.database import open_database
from verify.store.flags.events import DecisionNotPossible

if TYPE_CHECKING:
    from sqlite_utils import Database

Action = Callable[["Database"], Any]
Reading = Callable[["Database", "Failures"], Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk's database, its editor, and the origin that shows captures."""

    database: Path
    editor: str | None = None
    captures: str = ""  # origin of the capture server: "http://127.0.0.1:8002"
    log: DamageLog = field(default_factory=DamageLog)

    def routes(self) -> list[tuple[str, Callable[..., Any]]]:
        """Return the routes in the form that Datasette's hook ``register_routes`` expects."""
        return [
            (r"^/$", self._page("flags.html", list_pages.flag_list)),
            (r"^/flags$", self._page("flags.html", list_pages.flag_list)),
            (r"^/flags/bulk$", self.bulk),
            (r"^/flags/(?P<number>\d{1,12})$", self.flag),
            (r"^/flags/(?P<number>\d{1,12})/decide$", self.decide),
            (r"^/flags/(?P<number>\d{1,12})/undo$", self.undo),
            (r"^/articles$", self._page("articles.html", list_pages.article_list)),
            (
                r"^/articles/(?P<number>\d{1,12})$",
                self._one("article.html", detail_pages.article_page),
            ),
            (r"^/sources$", self._page("sources.html", list_pages.source_list)),
            (
                r"^/sources/(?P<number>\d{1,12})$",
                self._one("source.html", detail_pages.source_page),
            ),
            (r"^/to-correct$", self._page("to_correct.html", to_correct_page.to_correct_list)),
            (r"^/to-correct\.csv$", self.to_correct_csv),
            (
                r"^/overview$",
                self._page("overview.html", detail_pages.overview_page),
            ),
            (
                r"^/(?:bulk-dismissals|settings)$",
                self._page("bulk_dismissals.html", detail_pages.bulk_dismissal_list),
            ),
            (r"^/(?:bulk-dismissals/(?P<number>\d{1,12})/undo)$", self.take_back),
            (r"^/desk/name$", self.rename),
            (r"^/desk/(?P<name>[a-z]+\.[a-z]+)$", self.static),
        ]

    # ---------------------------------------------------------------- reading

    def _page(self, template: str, values: Callable[..., Any]) -> Callable[..., Any]:
        async def view(request: Any) -> Any:
            query = _query(request)
            return await self._show(request, template, lambda db, f: values(db, query, f))

        return view

    def _one(self, template: str, values: Callable[..., Any]) -> Callable[..., Any]:
        async def view(request: Any) -> Any:
            number = int(request.url_vars["number"])
            return await self._show(request, template, lambda db, f: values(db, number, f))

        return view

    async def flag(self, request: Any) -> Any:
        """Show one flag, with its position in the list that the URL's query selects."""
        number, query = int(request.url_vars["number"]), _query(request)
        read: Reading = lambda db, failed: flag_page.flag_page(db, number, query, failed)  # noqa: E731
        return await self._show(request, "flag.html", read)

    async def to_correct_csv(self, request: Any) -> Any:
        """Send the flags still to be corrected as a CSV file."""
        from datasette import Response

        query, failed = _query(request), Failures()
        text = await self._read(lambda db: to_correct_page.to_correct_csv(db, query, failed))
        self.log.add(failed, datetime.now(UTC))
        name = "to-correct-incomplete.csv" if failed else "to-correct.csv"
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(text, content_type="text/csv; charset=utf-8", headers=headers)

    async def static(self, request: Any) -> Any:
        """Send one of the desk's style sheets or scripts."""
        from datasette import Response

        found = templating.static_file(request.url_vars["name"])
        if found is None:
            return Response.text("Not found", status=404)
        return Response(found[0], content_type=found[1], headers={"cache-control": "no-cache"})

    async def _show(self, request: Any, template: str, read: Reading) -> Any:
        """Send the page of what ``read`` returns; where that fails, a page that names the error."""
        failed, status, body = Failures(), 500, ""
        with failed.contained(f"the page {request.path}", "showing it"):
            values = await self._read(lambda db: read(db, failed))
            found, status = (template, 200) if values is not None else ("missing.html", 404)
            body = self._html(request, found, failed, values or {})
        self.log.add(failed, datetime.now(UTC))
        if not body:
            status, body = 500, self._html(request, "damaged.html", failed, {})
        from datasette import Response

        return Response.html(body, status=status)

    def _html(self, request: Any, template: str, failed: Failures, values: Any) -> str:
        shared = {
            "csrf": request.scope["csrftoken"],
            "captures": self.captures,
            "editor": editor_of(request, self.editor),
            "may_rename": SCOPE_KEY not in request.scope,
            "here": request.path,
            "notice": request.args.get("notice") or "",
            "problem": request.args.get("problem") or "",
            "undo": request.args.get("undo") or "",
            "damaged": tuple(dict.fromkeys(failed)),
            "damage_log": self.log.place,
        }
        return templating.render_page(template, **shared, **values)

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
        """Decide on one flag and redirect to the next one of the list."""
        number, query, form = (
            int(request.url_vars["number"]),
            _query(request),
            await request.post_vars(),
        )
        ahead = await self._read(lambda db: flag_page.next_flag(db, number, query))
        now, who = datetime.now(UTC), editor_of(request, self.editor)
        action: Action = lambda db: form_actions.decide(db, number, form, who, now)  # noqa: E731
        next_page = f"/flags/{ahead}" if ahead else "/flags"
        return await self._act(request, action, next_page, f"/flags/{number}", number)

    async def undo(self, request: Any) -> Any:
        """Undo the decision on one flag."""
        number, now = int(request.url_vars["number"]), datetime.now(UTC)
        await request.post_vars()
        who = editor_of(request, self.editor)
        action: Action = lambda db: form_actions.undo(db, number, who, now)  # noqa: E731
        return await self._act(request, action, f"/flags/{number}", f"/flags/{number}")

    async def bulk(self, request: Any) -> Any:
        """Make one decision on all selected flags."""
        from urllib.parse import parse_qs

        body = parse_qs((await request.post_body()).decode("utf-8", "replace"))
        numbers = [int(n) if n.isdecimal() and len(n) <= 12 else 0 for n in body.get("flag", [])]
        form, now = {name: values[0] for name, values in body.items()}, datetime.now(UTC)
        who = editor_of(request, self.editor)
        action: Action = lambda db: form_actions.decide_selected(db, numbers, form, who, now)  # noqa: E731
        return await self._act(request, action, "/flags", "/flags")

    async def rename(self, request: Any) -> Any:
        """Store the editor's name in a cookie. With tokens, nothing is stored: they have names."""
        from datasette import Response

        form = await request.post_vars()
        headers = {"set-cookie": name_cookie(form.get("name", ""))}
        if request.method != "POST" or SCOPE_KEY in request.scope:
            headers = {}
        return Response("", status=302, headers={"location": "/flags", **headers})

    async def take_back(self, request: Any) -> Any:
        """End a bulk dismissal."""
        number, now = int(request.url_vars["number"]), datetime.now(UTC)
        await request.post_vars()
        who = editor_of(request, self.editor)
        action: Action = lambda db: form_actions.end_bulk_dismissal(db, number, who, now)  # noqa: E731
        return await self._act(request, action, "/bulk-dismissals", "/bulk-dismissals")

    async def _act(
        self,
        request: Any,
        action: Action,
        next_page: str,
        error_page: str,
        decided: int | None = None,
    ) -> Any:
        """Run the action; redirect to ``next_page``, or to ``error_page`` if it was refused.

        ``decided`` is the flag for which the next page offers an undo button.
        """
        from datasette import Response

        if request.method != "POST":
            return Response.text("Use the form on the flag's page.", status=405)
        query = {k: v for k, v in _query(request).items() if k not in ("notice", "problem", "undo")}
        failed = Failures()
        with failed.contained(request.path, "storing the decision"):
            try:
                query["notice"] = await self._read(action)
                if decided:
                    query["undo"] = str(decided)
            except DecisionNotPossible as refusal:
                query["problem"], next_page = str(refusal), error_page
        if failed:
            self.log.add(failed, datetime.now(UTC))
            query["problem"], next_page = f"Nothing was stored: {failed[0].why}", error_page
        return Response.redirect(f"{next_page}?{urlencode(query)}")


def _query(request: Any) -> dict[str, str]:
    return {name: request.args.get(name) or "" for name in request.args}


def loopback(host: str) -> bool:
    """Return whether the host is a loopback one, i.e. the desk is served to this machine only."""
    return host.strip("[]") in ("127.0.0.1", "localhost", "::1")
