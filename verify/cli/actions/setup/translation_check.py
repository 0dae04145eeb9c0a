"""Check of the translation server that the settings name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from verify.cli.actions.setup.values import Checked, ok, problem, warning
from verify.config import BadConfiguration, Settings, section

if TYPE_CHECKING:
    from verify.translate.settings import TranslateSettings

_TIMEOUT = 5.0  # seconds
_SAMPLE = "Good morning"  # what is sent


def check_translation(settings: Settings, offline: bool) -> Iterator[Checked]:
    """Yield whether the server translates, if there is one: it is asked for two words."""
    from verify.translate.settings import TranslateSettings

    try:
        chosen = section(settings, "translate", TranslateSettings)
    except BadConfiguration:  # the check of the settings says so
        return
    if not chosen.address:
        return
    if offline or settings.offline:
        why = "--offline was given" if offline else "the setting “offline” is true"
        yield Checked("translation", "skipped", f"Not checked: {why}.")
        return
    yield _tried(replace(chosen, within=min(chosen.within, _TIMEOUT)))


def _tried(settings: TranslateSettings) -> Checked:
    from verify.report.wording import count
    from verify.translate.engine import NotTranslated
    from verify.translate.libretranslate import LibreTranslate

    with LibreTranslate(settings) as server:
        try:
            targets = server.targets()
            source, target = _pair(targets)
            if target:
                server.translate(_SAMPLE, source, target)
        except NotTranslated as failure:
            action = "Start the server, or check [translate] address and key."
            return problem("translation", f"{server.name} does not translate: {failure}.", action)
    if not target:
        text = f"{server.name} has no pair of languages."
        return warning("translation", text, "Install languages there.")
    return ok("translation", f"{server.name} translates {count(len(targets), 'language')}.")


def _pair(targets: dict[str, list[str]]) -> tuple[str, str]:
    """Return a language and another that it is translated into, English first; "" if none."""
    for source in sorted(targets, key=lambda code: (code != "en", code)):
        for target in targets[source]:
            if target != source:
                return source, target
    return "", ""
