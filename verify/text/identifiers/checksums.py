"""Check digits of ISBN, ISSN and German URN:NBN.

Sources: ISO 2108 (ISBN), ISO 3297 (ISSN), and the check digit of the German National Library's
URN service for the namespace urn:nbn:de.
"""

from __future__ import annotations

ISBN10_LENGTH = 10
ISBN13_LENGTH = 13
_ISBN13_PREFIXES = ("978", "979")
_TEN = "X"

# The German National Library gives every character of a URN a number; the check digit is the
# weighted sum of the digits of these numbers, divided by the last of these digits.
_NBN_NUMBERS = {
    **{str(digit): str(digit + 1) for digit in range(9)},
    **dict(zip("9abcdefghij", "41 18 14 19 15 16 21 22 23 24 25".split(), strict=True)),
    **dict(zip("klmnopqrst", "42 26 27 13 28 29 31 12 32 33".split(), strict=True)),
    **dict(zip("uvwxyz+:-/_.", "11 34 35 36 37 38 49 17 39 45 43 47".split(), strict=True)),
}


def isbn_is_valid(digits: str) -> bool:
    """Whether 10 or 13 characters (digits, ``X`` as the last of ten) are an ISBN."""
    if len(digits) == ISBN13_LENGTH:
        return digits.isdigit() and digits.startswith(_ISBN13_PREFIXES) and _ean_is_valid(digits)
    return len(digits) == ISBN10_LENGTH and _modulo_11_is_valid(digits)


def issn_is_valid(digits: str) -> bool:
    """Whether eight characters (digits, ``X`` as the last) are an ISSN."""
    return len(digits) == len("12345678") and _modulo_11_is_valid(digits)


def isbn13(digits: str) -> str:
    """Return a valid ISBN of either length as its 13 digits."""
    if len(digits) == ISBN13_LENGTH:
        return digits
    body = "978" + digits[:-1]
    return body + str(-_ean_sum(body) % 10)


def german_nbn_is_valid(urn: str) -> bool:
    """Whether the last digit of a ``urn:nbn:de:…`` is its check digit.

    False also for characters that such a URN cannot have.
    """
    body, digit = urn[:-1].lower(), urn[-1:]
    if not digit.isdigit() or not set(body) <= set(_NBN_NUMBERS):
        return False
    digits = "".join(_NBN_NUMBERS[character] for character in body)
    total = sum(int(value) * weight for weight, value in enumerate(digits, start=1))
    return bool(int(digits[-1])) and total // int(digits[-1]) % 10 == int(digit)


def _ean_sum(digits: str) -> int:
    return sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits))


def _ean_is_valid(digits: str) -> bool:
    return _ean_sum(digits) % 10 == 0


def _modulo_11_is_valid(digits: str) -> bool:
    body, last = digits[:-1], digits[-1:]
    if not body.isdigit() or not (last.isdigit() or last == _TEN):
        return False
    values = [*map(int, body), 10 if last == _TEN else int(last)]
    return (
        sum(v * weight for v, weight in zip(values, range(len(values), 0, -1), strict=True)) % 11
        == 0
    )
