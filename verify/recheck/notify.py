"""Send transitions by mail, chat or phone, with the extra ``notify`` (apprise)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from verify.recheck.transitions import Transition
from verify.recheck.wording import transitions_message


@dataclass(frozen=True, slots=True)
class NotifySettings:
    """``[notify]`` of the configuration. ``urls`` are apprise URLs: "mailto://…", "tgram://…"."""

    urls: tuple[str, ...] = field(default=(), repr=False)


class NotSent(Exception):
    """The message was not sent; the text is a sentence for the user. No other data is lost."""


def notify(settings: NotifySettings, transitions: Sequence[Transition]) -> int:
    """Send the transitions to every URL; return the number of URLs.

    Raises ``NotSent`` if the extra is missing, a URL is invalid, or sending failed.
    """
    if not settings.urls or not transitions:
        return 0
    try:
        from apprise import Apprise
    except ImportError:
        raise NotSent(
            "Messages need the extra “notify”: pip install 'verify-citations[notify]'."
        ) from None
    sender = Apprise()
    for number, url in enumerate(settings.urls, start=1):
        if not sender.add(url):  # not shown: the URL may contain a password
            raise NotSent(
                f"Address {number} of [notify] urls is not a URL that apprise understands. Correct it in verify.toml."
            )
    title = f"{len(transitions)} cited source{'s' if len(transitions) > 1 else ''} changed"
    try:
        sent = sender.notify(title=title, body=transitions_message(transitions))
    except Exception as error:  # any exception of a service; the round is complete
        raise NotSent(f"The message about changed sources could not be sent: {error}.") from error
    if not sent:
        raise NotSent("The message about changed sources could not be sent to every recipient.")
    return len(settings.urls)
