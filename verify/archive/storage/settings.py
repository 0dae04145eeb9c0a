"""The settings of the object store that closed WARC files are moved to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BUCKET = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:/[^?#]*)?")


@dataclass(frozen=True, slots=True)
class StorageSettings:
    """``[storage]``: where ``verify archive move`` puts files. Credentials are not settings."""

    url: str = ""  # s3://bucket/folder
    endpoint: str = ""  # of a service other than Amazon's: https://s3.example.org

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with these settings as (key, clause), for ``fill``."""
        if self.url and not _BUCKET.fullmatch(self.url):
            yield "url", f"takes s3://bucket/folder, not “{self.url}”."
        if self.endpoint and not self.endpoint.startswith(("https://", "http://")):
            yield "endpoint", f"takes a URL with https://, not “{self.endpoint}”."
