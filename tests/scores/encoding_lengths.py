"""How many short and long texts are read in their own character set, beside charset-normalizer.

`python -m tests.scores.encoding_lengths`
"""

from __future__ import annotations

import unicodedata
from collections import Counter

from tests.scores.encoding_scores import Decoder, normalizer, ours
from tests.specimens.encoded_reports import SIZES, EncodedReport, encoded_reports
from verify.text.encoding.charset import decode_text


def is_read(report: EncodedReport, decode: Decoder) -> bool:
    """Whether all letters come out as they were."""
    return _letters(decode(report.data)) == _letters(report.text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, unicodedata.normalize("NFC", text)))


def declared(label: str) -> Decoder:
    """A decoder that is told a character set."""
    return lambda data: decode_text(data, declared=label).text


def right(decode: Decoder) -> Counter[int]:
    """Size → how many reports of this size are read right."""
    return Counter(report.size for report in encoded_reports() if is_read(report, decode))


def main() -> None:
    """Print the table, and the reports that are read wrong without a declaration."""
    all_of = Counter(report.size for report in encoded_reports())
    columns = {
        "verify": right(ours),
        "declared utf-8": right(declared("utf-8")),
        "declared iso-8859-1": right(declared("iso-8859-1")),
        "charset-normalizer": right(normalizer),
    }
    print("bytes  texts  " + "  ".join(columns))
    for size in SIZES:
        counts = "  ".join(str(found[size]).rjust(len(name)) for name, found in columns.items())
        print(f"{size:5}{all_of[size]:7}  {counts}")
    for report in encoded_reports():
        if not is_read(report, ours):
            print("wrong:", report.language, report.name, report.size)


if __name__ == "__main__":
    main()
