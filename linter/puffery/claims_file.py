"""The claims file: what medical and legal review has approved, and until when.

[[claim]]
id = "KNEE-12"
wording = "Reduced knee pain in 8 of 10 patients at six months"     # or pattern = "regular expression"
products = ["Flexagel"]                # the page must name one of them
jurisdictions = ["us", "uk"]           # everywhere, where it is left out
references = ["Ng et al. 2021"]        # one of them must stand on the page, as text or as the target of a link
approver = "Dr. A. Reviewer"
valid-until = 2027-06-30
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from puffery.errors import BadClaims
from puffery.model import JURISDICTIONS

_KEYS: dict[str, type[Any]] = {
    "id": str, "wording": str, "pattern": str, "products": list, "jurisdictions": list, "references": list, "approver": str,
    "valid-until": datetime.date,
}  # fmt: skip


_WANTED = {str: "a string", list: "a list of strings", datetime.date: "a date, like 2027-06-30 without quotation marks"}


@dataclass(frozen=True, slots=True)
class Claim:
    """One approved claim, and the line of the file where it stands."""

    id: str
    wording: str = ""
    pattern: str = ""
    products: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    approver: str = ""
    valid_until: datetime.date | None = None
    line: int = 0
    is_expired: bool = False


def load_claims(file: Path, today: datetime.date | None = None) -> tuple[Claim, ...]:
    """Return the claims of a file; raises `BadClaims` naming file, line and remedy."""
    return _load(file, _changed(file), today or datetime.date.today())


def _changed(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError as cause:
        raise BadClaims(f"{file}: cannot be read: {cause.strerror or cause}; name it relative to the configuration") from cause


@cache
def _load(file: Path, _changed_at: int, today: datetime.date) -> tuple[Claim, ...]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as cause:
        place = re.search(r"\(at line (\d+), column \d+\)", str(cause))
        line = int(place[1]) if place else max(len(text.splitlines()), 1)
        problem = str(cause).partition(" (at ")[0]
        raise BadClaims(f"{file}:{line}: no valid TOML: {problem}") from cause
    except UnicodeDecodeError as cause:
        raise BadClaims(f"{file}:1: not UTF-8 text; save the file as UTF-8") from cause
    for key in data:
        if key != "claim":
            raise BadClaims(f"{file}:{_line_of_key(text, key)}: unknown key `{key}`; each claim stands under [[claim]]")
    if not isinstance(data.get("claim", []), list):
        raise BadClaims(f"{file}:{_line_of_key(text, 'claim')}: `claim` is one table; write [[claim]], with two brackets")
    return tuple(_checked(data.get("claim", []), _claim_lines(text), file, text, today))


def _claim_lines(text: str) -> list[int]:
    """The lines on which `[[claim]]` stands, outside of strings of several lines."""
    lines, closing = [], ""
    for number, line in enumerate(text.splitlines(), 1):
        if closing:
            closing = "" if closing in line else closing
            continue
        if re.match(r"\s*\[\[\s*[\"']?claim[\"']?\s*\]\]", line):
            lines.append(number)
        for quote in ('"""', "'''"):
            if line.split("#")[0].count(quote) % 2:
                closing = quote
    return lines


def _line_of_key(text: str, key: str, start: int = 1) -> int:
    """The line on which a key stands, looked for from a line on; that line itself where it is not found."""
    pattern = re.compile(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*[\].=]")
    lines = text.splitlines()
    for number in range(start, len(lines) + 1):
        if number > start and lines[number - 1].lstrip().startswith("[["):
            break
        if pattern.match(lines[number - 1]):
            return number
    return start


def _checked(tables: Sequence[Any], lines: Sequence[int], file: Path, text: str, today: datetime.date) -> Iterator[Claim]:
    seen: dict[str, int] = {}
    for index, table in enumerate(tables):
        line = lines[index] if index < len(lines) else 1
        claim = _check(table, line, file, text, today)
        if claim.id in seen:
            raise BadClaims(
                f"{file}:{_line_of_key(text, 'id', line)}: the id `{claim.id}` stands already in line {seen[claim.id]}; "
                "give each claim its own"
            )
        seen[claim.id] = _line_of_key(text, "id", line)
        yield claim


def _check(table: Mapping[str, Any], line: int, file: Path, text: str, today: datetime.date) -> Claim:
    def fail(key: str, problem: str) -> BadClaims:
        return BadClaims(f"{file}:{_line_of_key(text, key, line)}: {problem}")

    for key, value in table.items():
        kind = _KEYS.get(key.replace("_", "-"))
        if kind is None:
            raise fail(key, f"unknown key `{key}`; known are {', '.join(_KEYS)}")
        if not isinstance(value, kind) or (isinstance(value, list) and not all(isinstance(item, str) for item in value)):
            raise fail(key, f"`{key}` is not {_WANTED[kind]}")
    values: dict[str, Any] = {
        key.replace("-", "_"): tuple(value) if isinstance(value, list) else value for key, value in table.items()
    }
    if not values.get("id"):
        raise BadClaims(f"{file}:{line}: this claim has no `id`; give it one that stays the same")
    if bool(values.get("wording")) == bool(values.get("pattern")):
        raise BadClaims(f"{file}:{line}: claim `{values['id']}` needs either a `wording` or a `pattern`, and not both")
    for place in values.get("jurisdictions", ()):
        if place not in JURISDICTIONS:
            raise fail("jurisdictions", f"`{place}` is not one of {', '.join(JURISDICTIONS)}")
    if "pattern" in values:
        try:
            re.compile(values["pattern"])
        except re.error as cause:
            raise fail("pattern", f"`pattern` is no regular expression: {cause}") from cause
    until = values.get("valid_until")
    if isinstance(until, datetime.datetime):
        values["valid_until"] = until = until.date()
    return Claim(**values, line=line, is_expired=until is not None and until < today)
