"""Start the desk: Datasette with the desk's routes and access control, and the capture server."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from verify.review import capture_server
from verify.review.access_control import LOOPBACK, AccessRules, App, with_access_control
from verify.review.damage import DamageLog
from verify.review.routes import Desk, loopback

# Editors can browse the tables in Datasette; its other features are turned off.
_SETTINGS = {
    "default_allow_sql": False,
    "allow_download": False,
    "allow_signed_tokens": False,
    "allow_csv_stream": False,
}

_EVERYWHERE = ("0.0.0.0", "::", "[::]", "")  # bind to all interfaces


class NotInstalled(Exception):
    """The extra ``desk`` is missing. The text says how to install it."""


class NotServed(Exception):
    """The desk cannot be served at this host and port. The text says why and what to do."""


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """Host and port of the desk, and the names of its editors."""

    host: str = "127.0.0.1"
    port: int = 8001
    editor: str | None = None
    editors: tuple[str, ...] = ()  # names that get a token each
    reports: Path | None = None  # folder for the log of internal errors


def application(database: Path, desk: Desk, rules: AccessRules) -> App:
    """Return the desk as an ASGI application. Raises ``NotInstalled``."""
    try:
        from datasette.app import Datasette
        from datasette.hookspecs import hookimpl
        from datasette.plugins import pm
    except ImportError as missing:
        raise NotInstalled(
            "The review desk needs the extra “desk”: pip install 'verify-citations[desk]'."
        ) from missing
    # With rich, Datasette prints a long traceback in the terminal for every 404.
    pm.get_plugin("datasette.handle_exception").rich = None
    plugin = ModuleType("verify_desk")
    plugin.register_routes = hookimpl(lambda datasette: desk.routes())  # type: ignore[attr-defined]
    for name, other in list(pm.list_name_plugin()):
        if name == "verify-desk" and other is not None:
            pm.unregister(other)
    pm.register(plugin, name="verify-desk")
    served: App = Datasette([str(database)], settings=_SETTINGS, pdb=False).app()
    return with_access_control(served, rules)


def serve(
    database: Path, archive: Path, options: DeskOptions, show_url: Callable[[str], None]
) -> None:
    """Serve the desk until it is stopped. ``show_url`` is called with each URL that opens it.

    On loopback, anybody on this machine has access unless ``options`` names editors. On other
    hosts, and for named editors, a token is required, which is part of the URL. Raises
    ``NotServed`` and ``NotInstalled``.
    """
    import uvicorn

    listening = _listening(options)
    port_served = int(listening.getsockname()[1])
    local = loopback(options.host)
    names = {secrets.token_urlsafe(24): name for name in dict.fromkeys(options.editors)}
    token = None if local or names else secrets.token_urlsafe(24)
    captures, port = capture_server.serve(database, archive)
    origin = f"http://127.0.0.1:{port}" if local else ""  # other machines cannot reach it
    app = application(
        database,
        Desk(database, options.editor, origin, DamageLog(options.reports)),
        AccessRules(_accepted_hosts(options.host), token, names),
    )
    bare = f"http://{_host_in_url(options.host)}:{port_served}/"
    addresses = [f"{bare}?token={one} ({name})" for one, name in names.items()]
    addresses = addresses or [bare + (f"?token={token}" if token else "")]
    config: Any = uvicorn.Config(app, log_level="warning", lifespan="on")
    server = uvicorn.Server(config)
    for address in addresses:
        show_url(address)
    try:
        server.run(sockets=[listening])
    finally:
        captures.shutdown()


def _listening(options: DeskOptions) -> socket.socket:
    """Return the desk's listening socket. Raises ``NotServed``, e.g. if the port is in use."""
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        return socket.create_server((options.host.strip("[]"), options.port), family=family)
    except (OSError, OverflowError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower().rstrip(".")
        raise NotServed(
            f"The desk cannot be served at {_bracketed(options.host)}:{options.port}: {why}. "
            "Choose another port or host with --port or --host."
        ) from error


def _accepted_hosts(host: str) -> frozenset[str] | None:
    """Return the accepted host names; None (any name) if the desk binds to all interfaces."""
    if loopback(host):
        return LOOPBACK
    return None if host in _EVERYWHERE else LOOPBACK | {_bracketed(host).lower()}


def _host_in_url(host: str) -> str:
    """Return the host as it appears in a URL: IPv6 in brackets, this machine's name for 0.0.0.0."""
    return socket.gethostname() if host in _EVERYWHERE else _bracketed(host)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
