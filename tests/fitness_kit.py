"""Responses for the tests of fitness. All texts are invented."""

from __future__ import annotations

from dataclasses import dataclass

from web.pages import page

from verify.fitness.judge import Fitness, judge


@dataclass(frozen=True)
class Answered:
    """What the judge is given."""

    body: bytes
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    address: str = "https://gauge.example.org/2019/05/water-talks"
    final_address: str = "https://gauge.example.org/2019/05/water-talks"
    status: int = 200


def judged(html: str, **more: object) -> Fitness:
    return judge(Answered(html.encode(), **more))  # type: ignore[arg-type]


def flash(headline: str, text: str) -> str:
    """The shortest kind of real article: a headline and a sentence or two."""
    return page(
        f"{headline} | The Gauge", f"<nav><a href=/>Home</a></nav><h1>{headline}</h1><p>{text}</p>"
    )
