"""Labeled references with invented addresses put in, a third of them broken over a line end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from tests.scores.labelled_references import LabelledReference
from tests.scores.reference_scores import read_by_verify

_WORDS = "river weir bridge council report valley harbor budget minutes water annual north".split()
_AFTER = "/-_?=&"


def _address(rng: Random) -> str:
    host = f"{rng.choice(('www.', 'news.', ''))}{rng.choice(_WORDS)}{rng.choice(('.org', '.com', '.net'))}"
    slug = "-".join(rng.sample(_WORDS, 4))
    path = rng.choice((
        f"/{slug}", f"/{rng.randint(1999, 2024)}/{rng.randint(1, 12):02}/{slug}.html",
        f"/{rng.choice(_WORDS)}/{rng.choice(_WORDS)}_{rng.randint(1, 99)}.pdf", f"/show.php?id={rng.randint(1, 9999)}&page=2",
        f"/{rng.choice(_WORDS)}/{rng.choice(_WORDS)}/",
    ))  # fmt: skip
    return f"{rng.choice(('http', 'https'))}://{host}{path}"


def _broken(address: str, rng: Random) -> str:
    """Break the address as typesetting programs do: after a mark, rarely within a word."""
    start = address.index("//") + 8
    after = [
        i + 1 for i, c in enumerate(address) if i > start and c in _AFTER and i + 1 < len(address)
    ]
    at = (
        rng.choice(after) if after and rng.random() < 0.85 else rng.randint(start, len(address) - 2)
    )
    return f"{address[:at]}\n{address[at:]}"


def inserted(
    references: Sequence[LabelledReference], count: int = 200, seed: int = 7
) -> Iterator[tuple[str, str]]:
    """Yield the text of each reference with an address at its end, and the address."""
    rng = Random(seed)
    plain = [r for r in references if "http" not in r.text and "www" not in r.text and r.text]
    for number, one in enumerate(rng.sample(plain, count)):
        address = _address(rng)
        written = _broken(address, rng) if number % 3 == 0 else address
        lead = rng.choice((" ", " Available at: ", " URL: ", ", ", " Retrieved from "))
        end = rng.choice(("", ".", ", accessed 3 May 2021.", " (accessed 3.5.2021)."))
        yield f"{one.text.rstrip('. ')}.{lead}{written}{end}", address


def exact_share(references: Sequence[LabelledReference]) -> float:
    """Return the share of the addresses that are read exactly."""
    cases = list(inserted(references))
    found = read_by_verify([text for text, _ in cases])
    return sum(f.get("url") == [a] for f, (_, a) in zip(found, cases, strict=True)) / len(cases)
