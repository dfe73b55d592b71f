"""A run over many files: read, lint, collect; in one process or several, with the same output."""

from __future__ import annotations

import datetime
import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from puffery import cache as disk
from puffery.errors import PufferyError, SettingsError, UnreadableFile
from puffery.model import OffsetMap, Page, Report
from puffery.settings import Settings, config_files, find_config, load_settings, override
from puffery.settings import clear_cache as clear_settings

if TYPE_CHECKING:
    from puffery.baseline import Entry
    from puffery.claims import Use
    from puffery.claims_file import Claim
    from puffery.fixes import Fixed
    from puffery.language import Language

#: Below this many files a second process costs more than it saves.
_FILES_A_PROCESS = 8


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line sets for every file.

    `overrides` are settings that win over the files', and `origin` says where they come from; `config` is a configuration file
    to use for all; `jobs` is how many processes share the work, 0 for a choice by the number of files and cores; `pages` says
    that the reports' pages are needed whole, not only their source.
    """

    overrides: tuple[tuple[str, object], ...] = ()
    config: str | None = None
    jobs: int = 0
    suppress: bool = True
    cache: bool = True
    baseline: bool = True
    pages: bool = True
    origin: str = "command line"

    def config_for(self, path: str) -> Path | None:
        """Return the configuration file that counts for a draft."""
        return Path(self.config).resolve() if self.config else find_config(_folder(os.path.dirname(path), os.getcwd()))

    def settings_for(self, path: str) -> Settings:
        """Return the checked settings for a draft (or a name that stands for one); raises `SettingsError`."""
        from puffery.discovery import installed_rules
        from puffery.sidecar import allowances_for

        settings = load_settings(self.config_for(path), installed_rules())
        settings = override(settings, installed_rules(), dict(self.overrides), self.origin)
        allowances = allowances_for(Path(path), settings.root.resolve()) if self.suppress else ()
        return replace(settings, suppress=self.suppress, allowances=allowances, approved=_approved(settings))

    def is_excluded(self, path: str) -> bool:
        """Is a draft left out by the settings?  Does not load the rules."""
        return load_settings(self.config_for(path)).is_excluded(path)


@dataclass(frozen=True, slots=True)
class Linted:
    """A draft's report and the settings it was made under."""

    report: Report
    settings: Settings


Result = Linted | PufferyError


def lint_source(path: str, data: bytes, options: Options) -> Linted:
    """Lint the bytes of one draft under a path; raises `UnreadableFile` and `SettingsError`."""
    from puffery.readers import read

    settings = options.settings_for(path)
    return lint_page(read(path, data, settings.encoding), settings)


def lint_page(page: Page, settings: Settings) -> Linted:
    """Lint a draft that has been read; the baseline is not applied."""
    from puffery.discovery import installed_rules
    from puffery.engine import lint
    from puffery.surroundings import surround

    page = surround(page, settings)
    return Linted(lint(page, installed_rules(), settings, _language(settings.model)), settings)


def lint_file(path: str, options: Options) -> Result:
    """Lint one file; what makes it unreadable is the result, so that no other file is lost."""
    try:
        data = _read_bytes(path)
        linted = lint_source(path, data, options)
    except UnreadableFile as failure:
        return failure
    if options.cache and not linted.report.crashes:
        disk.store(_key(path, data, options), _without_prose(linted), _dependencies(linted, options))
    return linted


def fix(linted: Linted, unsafe: bool = False) -> Fixed:
    """Fix a linted draft in memory and lint it again; what a comment or the baseline allows is left alone."""
    from puffery.fixes import fix_all
    from puffery.readers import parse

    page, settings = linted.report.page, linted.settings

    def lint_again(source: str) -> Report:
        again = parse(page.path, source, page.format, page.encoding)
        return apply_baseline(lint_page(again, settings))[0].report

    return fix_all(linted.report, lint_again, unsafe)


def lint_files(
    paths: Sequence[str], options: Options, progress: Callable[[Iterable[Result]], Iterable[Result]] = iter
) -> tuple[list[Result], list[Entry]]:
    """Lint many files; return their results in the order of the paths, and the baseline's stale entries.

    What the cache holds is taken from it; processes share the rest.
    """
    known = {path: _remembered(path, options) for path in paths} if options.cache else {}
    missing = [path for path in paths if known.get(path) is None]
    fresh = iter(_lint_all(missing, options))
    results = list(progress(known.get(path) or next(fresh) for path in paths))
    if missing and options.cache:
        disk.prune()
    return _apply_baselines(results) if options.baseline else (results, [])


def _lint_all(paths: Sequence[str], options: Options) -> Iterator[Result]:
    jobs = options.jobs or min(os.cpu_count() or 1, max(1, len(paths) // _FILES_A_PROCESS))
    if jobs == 1 or len(paths) < 2:
        yield from (lint_file(path, options) for path in paths)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if can_fork:
        _language(options.settings_for(paths[0]).model)  # built once, shared by the children
    context = multiprocessing.get_context("fork" if can_fork else None)
    gc.freeze()  # the children's collectors leave what they share alone
    try:
        with ProcessPoolExecutor(jobs, mp_context=context) as pool:
            yield from pool.map(lint_file, paths, [options] * len(paths), chunksize=max(1, min(4, len(paths) // (jobs * 4))))
    finally:
        gc.unfreeze()


def _apply_baselines(results: Iterable[Result]) -> tuple[list[Result], list[Entry]]:
    applied: list[Result] = []
    stale: list[Entry] = []
    for result in results:
        if isinstance(result, Linted):
            result, unmatched = apply_baseline(result)
            stale += unmatched
        applied.append(result)
    return applied, stale


def apply_baseline(linted: Linted) -> tuple[Linted, list[Entry]]:
    """Return a draft's findings without those that the baseline of its settings allows, and the baseline's stale entries."""
    if not (linted.settings.baseline and linted.settings.suppress):
        return linted, []
    file = linted.settings.root / linted.settings.baseline
    from puffery import baseline

    entries = _baseline(file).get(baseline.relative(linted.report.page.path, file.parent), ())
    report, unmatched = baseline.apply(linted.report, entries)
    return replace(linted, report=report), unmatched


def find_claims(paths: Sequence[str], options: Options) -> tuple[list[Claim], list[tuple[str, int, Use]]]:
    """Return the approved claims that count for drafts, and where these use them: path, line and use."""
    from puffery.claims import find_uses
    from puffery.files import find_files
    from puffery.positions import Positions
    from puffery.readers import read
    from puffery.surroundings import surround

    claims: dict[Claim, None] = {}
    uses = []
    for path in find_files(paths, options.is_excluded):
        settings = options.settings_for(path)
        claims.update(dict.fromkeys(settings.approved))
        page = surround(read(path, _read_bytes(path), settings.encoding), settings)
        lines = Positions(page.source)
        for use in find_uses(page, settings.approved, settings.jurisdictions):
            uses.append((path, lines.at(page.offsets.locate(use.start, use.end)[0]).line, use))
    if not claims:
        raise SettingsError('no claims are listed; name a file by `claims = "claims.toml"` in the configuration')
    return list(claims), uses


def clear_caches() -> None:
    """Forget every file of settings read so far, because one may have changed."""
    from puffery.sidecar import clear_cache as clear_sidecars

    clear_settings()
    clear_sidecars()
    _baseline.cache_clear()


@cache
def _baseline(file: Path) -> dict[str, tuple[Entry, ...]]:
    from puffery.baseline import load

    return load(file)


def _read_bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as cause:
        raise UnreadableFile(path, f"cannot be read: {cause.strerror or cause}") from cause


def _remembered(path: str, options: Options) -> Linted | None:
    try:
        data = _read_bytes(path)
    except UnreadableFile:
        return None
    found = disk.load(_key(path, data, options))
    if not isinstance(found, Linted):
        return None
    page = found.report.page
    if options.pages:
        from puffery.readers import read

        whole = read(path, data, found.settings.encoding)
    else:
        whole = replace(page, source=data.decode(page.encoding))
    return replace(found, report=replace(found.report, page=whole))


@cache
def _folder(name: str, base: str) -> Path:
    return Path(base, name).resolve()


def _approved(settings: Settings) -> tuple[Claim, ...]:
    if not settings.claims:
        return ()
    from puffery.claims_file import load_claims

    return load_claims(settings.root / settings.claims)


def _without_prose(linted: Linted) -> Linted:
    """A draft's report as the cache keeps it: what can be read again from the draft is left out."""
    bare = replace(linted.report.page, source="", prose="", offsets=OffsetMap((), (), (), 0), blocks=(), marks=(), comments=())
    return replace(linted, report=replace(linted.report, page=bare))


def _key(path: str, data: bytes, options: Options) -> str:
    today = datetime.date.today().isoformat()  # approved claims expire
    place = "\0".join((path, os.getcwd(), today, str(options.config_for(path)), repr(options.overrides), repr(options.suppress)))
    return disk.make_key(place, data)


def _dependencies(linted: Linted, options: Options) -> list[Path]:
    """The further files that decide what is found in a draft, those that might come to exist included."""
    from puffery.surroundings import files_around

    path, settings = linted.report.page.path, linted.settings
    config = options.config_for(path)
    from puffery.sidecar import files_for

    files = [*config_files(config), *files_for(Path(path), settings.root.resolve())]
    files += files_around(linted.report.page, settings)
    if settings.claims:
        files.append(settings.root / settings.claims)
    return files


def remember_blocks(settings: Settings) -> None:
    """Make the next runs in this process faster where a draft comes again with small changes, as from an editor."""
    _language(settings.model).remember_blocks()


@cache
def _language(model: str | None) -> Language:
    """The language for a model, built once a process."""
    from puffery.discovery import installed_rules
    from puffery.language import Language

    # What is built now lives to the end: the collector need not look at it again and again.
    gc.disable()
    try:
        return Language(installed_rules(), model)
    finally:
        gc.enable()
