"""The sidecar `.puffery-ignore.toml`: suppressions for drafts that cannot hold a comment.

    [[ignore]]
    path = "drafts/*.txt"        # a glob, relative to this file
    code = "EFF106"              # or codes = [...]; without it every code
    text = "state-of-the-art"    # optional: only findings of exactly these words
    reason = "the name of the laser"

The file of the draft's own folder and of every folder above it, up to the one that holds the configuration, counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

from puffery.errors import SettingsError
from puffery.suppress import Suppression

NAME = ".puffery-ignore.toml"
_KEYS = {"path", "code", "codes", "text", "reason"}


def allowances_for(path: Path, root: Path) -> tuple[Suppression, ...]:
    """Return what the sidecar files between a draft and a root folder allow in it; raises `SettingsError`."""
    full = path.resolve()
    return tuple(
        suppression
        for folder in full.parents
        if folder == root or root in folder.parents or folder == full.parent
        for glob, suppression in _entries(folder / NAME)
        if fnmatch(full.relative_to(folder).as_posix(), glob)
    )


def files_for(path: Path, root: Path) -> list[Path]:
    """Return the places where a sidecar file of a draft may lie."""
    full = path.resolve()
    return [folder / NAME for folder in full.parents if folder == root or root in folder.parents or folder == full.parent]


@cache
def _entries(file: Path) -> tuple[tuple[str, Suppression], ...]:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as cause:
        raise SettingsError(f"{file}: cannot be read: {cause}") from cause
    return tuple(_checked(file, data))


def _checked(file: Path, data: dict[str, Any]) -> Iterator[tuple[str, Suppression]]:
    unknown = set(data) - {"ignore"}
    if unknown:
        raise SettingsError(f"{file}: unknown key `{sorted(unknown)[0]}`; each entry stands under [[ignore]]")
    for number, entry in enumerate(data.get("ignore", ()), 1):
        where = f"{file}: entry {number}"
        if not isinstance(entry, dict) or set(entry) - _KEYS:
            raise SettingsError(f"{where}: the keys of an entry are {', '.join(sorted(_KEYS))}")
        if not isinstance(entry.get("path"), str):
            raise SettingsError(f"{where}: key `path` is missing; give a glob relative to the file")
        codes = entry.get("codes", [entry["code"]] if "code" in entry else [])
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            raise SettingsError(f"{where}: key `codes` is no list of strings")
        yield (
            entry["path"],
            Suppression(
                tuple(codes),
                str(entry.get("reason", "")),
                0,
                0,
                at=(0, 0),
                text=entry.get("text"),
                origin=f"{file.name}, entry {number}",
            ),
        )


def clear_cache() -> None:
    """Forget the files read so far, because one may have changed."""
    _entries.cache_clear()
