"""Files beside an article, and a bibliography to put there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

BIB = r"""@article{doe2020, author={Doe, Jane and R{\"o}e, Bo}, title={Floods of the Valley},
journal={River Journal}, volume=2, year=2020, url={https://a.example/floods}}
@online{petrov, author={Петров, Иван}, title={Плотина на реке}, organization={Вестник},
date={2019-05-12}, url={https://b.example/y}}
"""


class Beside:
    """Files beside an article, by name."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files

    def content(self, name: str) -> bytes | None:
        return self.files[name].encode() if name in self.files else None

    def bibliographies(self) -> Sequence[str]:
        return tuple(self.files)
