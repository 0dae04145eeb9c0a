"""Routes that send their visitor somewhere else."""

from __future__ import annotations

from web.pages import article, page
from web.server import Web, Wire


def register(web: Web) -> None:
    _to_the_page(web)
    _nowhere(web)
    _astray(web)


def _to_the_page(web: Web) -> None:
    for status in (
        "301 Moved Permanently",
        "302 Found",
        "303 See Other",
        "307 Temporary Redirect",
        "308 Permanent Redirect",
    ):

        @web.route(f"moved-{status[:3]}", f"redirects to the article ({status[:3]})", "ok")
        def _(wire: Wire, status: str = status) -> None:
            wire.redirect("/article", status)

    @web.route(
        "moved-relative", "redirects with a relative address", "ok", path="/moved-relative/a/b"
    )
    def _(wire: Wire) -> None:
        wire.redirect("../../article")

    @web.route("moved-unicode", "redirects to an address in unescaped Cyrillic", "ok")
    def _(wire: Wire) -> None:
        wire.redirect("/article/вода")

    @web.route("meta-refresh", "moves on with a meta tag at once", "ok")
    def _(wire: Wire) -> None:
        wire.answer(page("Moved", "", "<meta http-equiv=refresh content='0; url=/article'>"))

    web.page(
        "meta-refresh-late",
        "reloads itself every five minutes",
        "ok",
        article(head="<meta http-equiv=refresh content='300; url=/nowhere'>"),
    )
    web.page(
        "meta-refresh-in-noscript",
        "would move on without scripts",
        "ok",
        article(head="<noscript><meta http-equiv=refresh content='0; url=/nowhere'></noscript>"),
    )

    @web.route("refresh-in-header", "moves on with a Refresh header", "ok")
    def _(wire: Wire) -> None:
        wire.answer(page("Moved", ""), refresh="0; url=/article")

    web.page(
        "meta-refresh-as-text",
        "shows the tag in plain text",
        "ok",
        "A page moves on with <meta http-equiv=refresh content='0; url=/nowhere'>.\n" * 3,
        content_type="text/plain",
    )
    web.page(
        "meta-refresh-to-a-script",
        "would run a script instead of moving on",
        "ok",
        article(head="<meta http-equiv=refresh content='0; url=javascript:void(0)'>"),
    )

    @web.route("cookie-first", "sends round once to set a cookie", "ok")
    def _(wire: Wire) -> None:
        if "seen=1" in wire.headers.get("cookie", ""):
            return wire.answer(article())
        return wire.redirect(wire.path, set_cookie="seen=1; Path=/; HttpOnly")

    @web.route("cookie-taken-back", "sets a cookie, takes it back, and looks", "ok")
    def _(wire: Wire) -> None:
        cookie = wire.headers.get("cookie", "")
        if "seen=" not in cookie and "?" in wire.path:
            return wire.answer(article() if "other=2" in cookie else "")
        if "seen=1" in cookie:
            return wire.redirect(f"{wire.path}?2", set_cookie="seen=gone; Max-Age=0; Path=/")
        return wire.redirect(wire.path, set_cookie="seen=1; Max-Age=60\r\nSet-Cookie: other=2")

    @web.route(
        "nine-redirects",
        "redirects nine times, then serves the article",
        "ok",
        path="/nine-redirects/9",
    )
    def _(wire: Wire) -> None:
        left = int(wire.path.rsplit("/", 1)[1])
        wire.redirect(f"/nine-redirects/{left - 1}") if left else wire.answer(article())


def _nowhere(web: Web) -> None:
    @web.route("circle-of-one", "redirects to itself", "redirect-loop")
    def _(wire: Wire) -> None:
        wire.redirect(wire.path)

    @web.route(
        "circle-of-two",
        "redirects to a page that redirects back",
        "redirect-loop",
        path="/circle-of-two/a",
    )
    def _(wire: Wire) -> None:
        wire.redirect("/circle-of-two/b" if wire.path.endswith("a") else "/circle-of-two/a")

    @web.route(
        "endless-redirects", "redirects on and on", "redirect-loop", path="/endless-redirects/1"
    )
    def _(wire: Wire) -> None:
        wire.redirect(f"/endless-redirects/{int(wire.path.rsplit('/', 1)[1]) + 1}")

    @web.route(
        "meta-refresh-circle",
        "two pages that refresh to each other",
        "redirect-loop",
        path="/meta-refresh-circle/a",
    )
    def _(wire: Wire) -> None:
        other = "b" if wire.path.endswith("a") else "a"
        wire.answer(
            page("", "", f"<meta http-equiv=refresh content='0;url=/meta-refresh-circle/{other}'>")
        )

    @web.route("redirect-without-target", "redirects without saying where to", "server-error")
    def _(wire: Wire) -> None:
        wire.answer(b"", "302 Found")

    @web.route("redirect-off-the-web", "redirects to a mail address", "server-error")
    def _(wire: Wire) -> None:
        wire.redirect("mailto:desk@example.test")

    for name, target in _PRIVATE.items():

        @web.route(f"redirect-to-{name}", f"redirects to {target}", "private-address")
        def _(wire: Wire, target: str = target) -> None:
            wire.redirect(target)


_PRIVATE = {
    "metadata": "http://169.254.169.254/latest/meta-data/",
    "private": "http://10.0.0.1/",
    "loopback-in-hex": "http://0x7f.1:1/",
    "mapped-loopback": "http://[::ffff:127.0.0.1]:1/",
}


def _astray(web: Web) -> None:
    @web.route(
        "to-the-front-page",
        "redirects an old article to the front page",
        "redirected-home",
        path="/to-the-front-page/2019/05/water-talks",
    )
    def _(wire: Wire) -> None:
        wire.redirect("/")

    @web.route("to-an-error-page", "redirects to a page of errors", "soft-404")
    def _(wire: Wire) -> None:
        wire.redirect("/article/404.html")

    @web.route("to-a-login", "redirects to a login page", "login")
    def _(wire: Wire) -> None:
        wire.redirect("/article/login?next=/to-a-login")

    @web.route("to-a-captcha", "redirects to a captcha", "blocked")
    def _(wire: Wire) -> None:
        wire.redirect("/article/showcaptcha?retpath=x")
