"""Which files a run lints: the paths named, and what lies below the folders among them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from puffery.errors import UnreadableFile
from puffery.readers import SUFFIXES

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

#: Folders that hold no drafts in any project.
_SKIPPED = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", ".tox", ".mypy_cache", ".puffery_cache"})


def find_files(paths: Iterable[str], is_excluded: Callable[[str], bool]) -> Iterator[str]:
    """Yield the drafts among and below some paths, sorted within each folder, none twice by whatever spelling.

    A file that is named is taken whatever its suffix, unless it is excluded; below a folder, `.gitignore` files and `exclude`
    count.  Raises `UnreadableFile` for a path that does not exist.
    """
    seen: set[str] = set()
    for path in paths:
        if not os.path.exists(path):
            raise UnreadableFile(path, "there is no such file or folder")
        for found in [path] if os.path.isfile(path) else _below(Path(path)):
            full = os.path.realpath(found)
            if full not in seen and not is_excluded(found):
                seen.add(full)
                yield found


def _below(folder: Path) -> Iterator[str]:
    yield from _walk(folder, list(_ignores_above(folder)))


def _walk(folder: Path, ignores: list[tuple[Path, GitIgnoreSpec]]) -> Iterator[str]:
    own = _read_ignore(folder)
    if own is not None:
        ignores = [*ignores, (folder.resolve(), own)]
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = Path(folder, entry.name)
        is_folder = entry.is_dir(follow_symlinks=False)
        if _is_ignored(path, is_folder, ignores):
            continue
        if is_folder and entry.name not in _SKIPPED:
            yield from _walk(path, ignores)
        elif not is_folder and entry.is_file() and path.suffix.lower() in SUFFIXES:
            yield str(path)


def _ignores_above(folder: Path) -> Iterator[tuple[Path, GitIgnoreSpec]]:
    """The ignore files between the root of the enclosing git work tree and a folder, the folder itself left out."""
    full = folder.resolve()
    roots = [parent for parent in (full, *full.parents) if (parent / ".git").exists()]
    for parent in reversed(full.parents):
        if roots and (parent == roots[0] or roots[0] in parent.parents):
            found = _read_ignore(parent)
            if found is not None:
                yield parent, found


def _read_ignore(folder: Path) -> GitIgnoreSpec | None:
    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def _is_ignored(path: Path, is_folder: bool, ignores: list[tuple[Path, GitIgnoreSpec]]) -> bool:
    full = path.parent.resolve() / path.name
    return any(spec.match_file(full.relative_to(base).as_posix() + ("/" if is_folder else "")) for base, spec in ignores)
