"""Transitions sent to whoever wants them: mail, chat, phone, by the extra ``notify`` (apprise)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from verify.recheck.transitions import Transition
from verify.recheck.wording import transitions_message


@dataclass(frozen=True, slots=True)
class NotifySettings:
    """``[notify]`` of the configuration. ``urls`` are apprise's: "mailto://…", "tgram://…"."""

    urls: tuple[str, ...] = field(default=(), repr=False)


class NotSent(Exception):
    """The message did not go out; the text is a sentence for the user. Nothing else is lost."""


def notify(settings: NotifySettings, transitions: Sequence[Transition]) -> int:
    """Send the transitions to every address; gives how many addresses there were.

    Raises ``NotSent`` where the extra is missing, an address is wrong, or sending failed.
    """
    if not settings.urls or not transitions:
        return 0
    try:
        from apprise import Apprise
    except ImportError:
        raise NotSent(
            'Messages need the extra “notify”: pip install ".[notify]" in this program\'s folder.'
        ) from None
    sender = Apprise()
    for number, url in enumerate(settings.urls, start=1):
        if not sender.add(url):  # the address itself may hold a password: it is not shown
            raise NotSent(
                f"Address {number} of [notify] urls is not a URL that apprise understands. Correct it in verify.toml."
            )
    title = f"{len(transitions)} cited source{'s' if len(transitions) > 1 else ''} changed"
    try:
        sent = sender.notify(title=title, body=transitions_message(transitions))
    except Exception as error:  # of a service's own code, whatever it is: the round is done
        raise NotSent(f"The message about changed sources could not be sent: {error}.") from error
    if not sent:
        raise NotSent("The message about changed sources could not be sent to every recipient.")
    return len(settings.urls)
