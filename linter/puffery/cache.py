"""Results on disk, so that an unchanged draft costs no more than reading it.

An entry is found by a digest of the draft's bytes and path, the command line, the configuration file that counts, and a
fingerprint of the program: puffery's version, the files of every installed rule package, and the folders Python imports from.  It
names the further files that were read (configuration, sidecars, partials, claims) with their digests, and holds only as long as
these are unchanged.  Files are written beside their place and moved there, so that a reader never sees half of one; any number of
runs may share the folder, and a damaged file is a miss.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from puffery import __version__

#: The folder is pruned, oldest entries first, when it holds more than this many bytes.
LIMIT = 200_000_000
_FORMAT = 1
#: A file that is still being written is younger than this (seconds); an older one was left by a run that was killed.
_HOUR = 3600


def folder() -> Path:
    """Return the cache folder: `PUFFERY_CACHE_DIR`, or `puffery` in the user's cache folder."""
    chosen = os.environ.get("PUFFERY_CACHE_DIR")
    if chosen:
        return Path(chosen)
    base = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else os.environ.get("XDG_CACHE_HOME")
    return Path(base) / "puffery" if base else Path.home() / ".cache" / "puffery"


def make_key(*parts: str | bytes | None) -> str:
    """Return the key of an entry: a digest of its parts and of the program."""
    digest = hashlib.sha256(_program().encode())
    for part in parts:
        data = b"" if part is None else part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:%d:" % (part is None, len(data)) + data)
    return digest.hexdigest()


def load(key: str) -> Any | None:
    """Return the value of a key; None when there is none, when it is damaged, or when a file it depends on has changed."""
    try:
        with open(_place(key), "rb") as file:
            dependencies, value = pickle.load(file)
        if any(_digest(path) != digest for path, digest in dependencies):
            return None
        return value
    except Exception:  # whatever a damaged or foreign file makes pickle raise, it is a miss
        return None


def store(key: str, value: Any, dependencies: Iterable[Path]) -> None:
    """Keep a value; a folder that cannot be written is no error, the next run is just as slow as this one."""
    place = _place(key)
    _write(place, pickle.dumps(([(str(path), _digest(str(path))) for path in dependencies], value), protocol=5))


def _write(place: Path, data: bytes) -> None:
    """Put a file in its place whole, or not at all."""
    import tempfile

    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(name, place)
        except BaseException:
            os.unlink(name)
            raise


def keep(name: str, version: str, build: Callable[[], Any]) -> Any:
    """Return a table that is dear to build, from the folder where it is known; only plain values (dict, list, tuple, str, int).

    `version` names all that the table is made of, besides the program itself where it says `program_version()`.
    """
    import marshal

    place = folder() / "tables" / f"{name}-{hashlib.sha256(version.encode()).hexdigest()[:24]}"
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        return marshal.loads(place.read_bytes())
    table = build()
    _write(place, marshal.dumps(table))
    return table


def program_version() -> str:
    """Return a fingerprint of puffery and the installed rule packages."""
    return _program()


def prune(limit: int = LIMIT) -> int:
    """Delete the entries that were written longest ago until the folder holds at most `limit` bytes; return how many went."""
    entries = sorted(_entries())
    size = sum(length for _, length, _ in entries)
    gone = 0
    for _, length, entry in entries:
        if size <= limit:
            break
        size -= length
        with contextlib.suppress(OSError):
            entry.unlink()
            gone += 1
    return gone


def clear() -> int:
    """Delete every entry; return how many there were."""
    return prune(-1)


def clear_memory() -> None:
    """Forget what this process knows of files, as if it had just started."""
    _digest.cache_clear()
    _program.cache_clear()


def _entries() -> Iterator[tuple[int, int, Path]]:
    """When each entry was written (nanoseconds), its size and its place; what another run has just removed is left out."""
    base = folder()
    for group in base.iterdir() if base.is_dir() else ():
        if group.is_dir() and len(group.name) == 2:
            for entry in group.iterdir():
                with contextlib.suppress(OSError):
                    stat = entry.stat()
                    is_unfinished = entry.suffix == ".tmp" and time.time() - stat.st_mtime < _HOUR
                    if not is_unfinished:
                        yield stat.st_mtime_ns, stat.st_size, entry


def _place(key: str) -> Path:
    return folder() / key[:2] / key[2:]


@lru_cache(maxsize=1024)
def _digest(path: str) -> str | None:
    try:
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return None


@cache
def _program() -> str:
    """A fingerprint of all that decides what a run finds, apart from its input."""
    imports = hashlib.sha256(
        repr((_FORMAT, __version__, sys.version, [(path, _changed(path)) for path in sys.path])).encode()
    ).hexdigest()
    packages = load_packages(imports)
    files = sorted(stamp for package in packages for stamp in _stamps(package))
    return hashlib.sha256(repr((imports, files)).encode()).hexdigest()


def load_packages(imports: str) -> list[str]:
    """Return the folders of puffery and the rule packages, remembered by what Python can import: to ask it takes long."""
    place = folder() / f"packages-{imports[:16]}"
    with contextlib.suppress(OSError):
        known = place.read_text(encoding="utf-8").splitlines()
        if known and known[-1] == "end":
            return known[:-1]
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    names = {"puffery", *(point.module.partition(".")[0] for point in entry_points(group="puffery.rules"))}
    specs = [spec for spec in map(find_spec, sorted(names)) if spec is not None]
    found = [place for spec in specs for place in spec.submodule_search_locations or [str(spec.origin)]]
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("\n".join([*found, "end"]), encoding="utf-8")
    return found


def _stamps(place: str) -> Iterator[tuple[str, int, int]]:
    if not os.path.isdir(place):
        yield place, _changed(place), 0
        return
    for entry in os.scandir(place):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _stamps(entry.path)
        elif entry.is_file():
            stat = entry.stat()
            yield entry.path, stat.st_mtime_ns, stat.st_size


def _changed(path: str) -> int:
    try:
        return os.stat(path or ".").st_mtime_ns
    except OSError:
        return 0
