"""A run over many files: read, lint, collect; in one process or several, with the same output."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from puffery.discovery import installed_rules
from puffery.errors import PufferyError, UnreadableFile
from puffery.model import Report
from puffery.readers import read
from puffery.settings import Settings, find_config, load_settings, override

if TYPE_CHECKING:
    from puffery.language import Language

#: Below this many files a second process costs more than it saves.
_FILES_A_PROCESS = 8


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line sets for every file: settings that win over the files', and a configuration file to use."""

    overrides: tuple[tuple[str, object], ...] = ()
    config: str | None = None
    jobs: int = 0

    def settings_for(self, path: str) -> Settings:
        """Return the settings for a file (or a name that stands for one)."""
        config = Path(self.config).resolve() if self.config else find_config(Path(path).resolve().parent)
        settings = load_settings(config, installed_rules())
        return override(settings, installed_rules(), dict(self.overrides))


Result = Report | PufferyError


def lint_source(path: str, data: bytes, options: Options) -> Report:
    """Lint the bytes of one draft under a path; raises `UnreadableFile`."""
    from puffery.engine import lint

    settings = options.settings_for(path)
    page = read(path, data, settings.encoding)
    return lint(page, installed_rules(), settings, _language(settings.model))


def lint_file(path: str, options: Options) -> Result:
    """Lint one file; what makes it unreadable is the result, so that no other file is lost."""
    try:
        data = Path(path).read_bytes()
    except OSError as cause:
        return UnreadableFile(path, f"cannot be read: {cause.strerror or cause}")
    try:
        return lint_source(path, data, options)
    except UnreadableFile as failure:
        return failure


def lint_files(
    paths: Sequence[str], options: Options, progress: Callable[[Iterable[Result]], Iterable[Result]] = iter
) -> list[Result]:
    """Lint many files and return their results in the order of the paths.

    `options.jobs` is how many processes share the work; 0 chooses by the number of files and cores.
    """
    jobs = options.jobs or min(os.cpu_count() or 1, max(1, len(paths) // _FILES_A_PROCESS))
    return list(progress(_results(paths, options, jobs)))


def _results(paths: Sequence[str], options: Options, jobs: int) -> Iterator[Result]:
    if jobs == 1 or len(paths) < 2:
        yield from (lint_file(path, options) for path in paths)
        return
    if "fork" in multiprocessing.get_all_start_methods():
        _language(options.settings_for(paths[0]).model)  # built once, shared by the children
        context = multiprocessing.get_context("fork")
    else:
        context = multiprocessing.get_context()  # type: ignore[assignment]
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        yield from pool.map(lint_file, paths, [options] * len(paths), chunksize=max(1, min(16, len(paths) // (jobs * 4))))


@cache
def _language(model: str | None) -> Language:
    """The language for a model, built once a process."""
    from puffery.language import Language

    return Language(installed_rules(), model)
