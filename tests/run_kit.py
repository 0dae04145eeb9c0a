"""An article with one fault of its own, and the command line that finds it offline."""

from __future__ import annotations

import pytest

ARTICLE = """{title}

The mayor said: “We opened the dam in spring and the valley was flooded.”[1] He left.

[1] “The dam is open”, Courier,, (Date of Accession: 12.03.2024).
"""
TITLE = "The dam of the valley"
RUN = ["run", "--offline", "--select", "url-missing"]
Out = pytest.CaptureFixture[str]
