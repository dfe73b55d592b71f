"""What stands around a draft on the finished page: partials that the settings name, layouts that its front matter names.

A site keeps its disclaimers in a shared footer.  Their prose can satisfy a rule and is not linted with the draft.  Partials
are `disclaimers.include = ["_includes/footer.html"]`, relative to the configuration's folder; layouts are found by
themselves in the folders of Jekyll, Hugo and Eleventy, with whatever they include or extend in turn:

    Jekyll      _layouts/NAME.html         {% include footer.html %}
    Hugo        layouts/_default/NAME.html {{ partial "footer.html" . }}
    Eleventy    _includes/NAME             {% include "footer.njk" %}, {% extends "base.njk" %}

Reading files is the runner's part of the work, so only the runner calls this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from puffery.errors import SettingsError
from puffery.model import Page
from puffery.readers import find_format, parse
from puffery.readers.decode import decode
from puffery.settings import Settings, find_config

_INCLUDE = re.compile(
    r"""\{%-?\s*(?:include(?:_relative|_cached)?|render|extends|import|from|layout)\s+["']?(?P<liquid>[\w./-]+)
    |\{\{-?\s*(?:partial|partialCached|template)\s+["'](?P<hugo>[\w./-]+)""",
    re.VERBOSE,
)
_FRONT_LAYOUT = re.compile(r"\A\ufeff?(?:---|\+\+\+)[^\n]*\n(?:.*\n)*?layout\s*[:=]\s*[\"']?([\w./-]+)", re.MULTILINE)
#: Where each site generator keeps layouts and partials, below the site's folder.
_LAYOUT_FOLDERS = (
    "_layouts", "layouts/_default", "layouts", "_includes", "_includes/layouts",
    "src/_includes", "src/_includes/layouts", "src/_layouts",
)  # fmt: skip
_PARTIAL_FOLDERS = ("_includes", "layouts/partials", "layouts/_partials", "layouts", "src/_includes", "_layouts")
_ENDINGS = ("", ".html", ".njk", ".liquid", ".md", ".htm", ".hbs", ".webc")
#: How far up from a draft its site's folder may lie, and how deep includes may nest.
_MOST_FOLDERS = 12
_MOST_FILES = 40
#: What is in a partial and not on the screen.
_UNSEEN_BLOCKS = frozenset(("alt", "label", "field"))


def surround(page: Page, settings: Settings) -> Page:
    """Return a page with the prose that stands around it; raises `SettingsError` for a partial that does not exist."""
    texts = [_prose(file, file.stat().st_mtime_ns) for file in files_around(page, settings)]
    return replace(page, surroundings="\n\n".join(filter(None, texts))) if texts else page


def files_around(page: Page, settings: Settings) -> tuple[Path, ...]:
    """Return the files whose prose stands around a page: the partials that the settings name, then its layouts."""
    found = dict.fromkeys(_named(settings))
    queue = list(_from_page(page))
    while queue and len(found) < _MOST_FILES:
        file = queue.pop(0)
        if file not in found:
            found[file] = None
            queue += _from_source(_source(file, file.stat().st_mtime_ns), _site_of(file))
    return tuple(found)


def _named(settings: Settings) -> Iterator[Path]:
    for name in settings.disclaimers.include:
        file = settings.root / name
        if not file.is_file():
            origin = find_config(settings.root) or settings.root
            raise SettingsError(
                f"{origin}: key `disclaimers.include`: there is no file {file}; name it relative to {settings.root}"
            )
        yield file


def _from_page(page: Page) -> Iterator[Path]:
    """The layout that a page's front matter names and the partials that its source includes."""
    layout = page.metadata.get("layout")
    if not layout and "{%" not in page.source and "{{" not in page.source:
        return
    folder = Path(page.path).resolve().parent
    sites = [folder, *folder.parents][:_MOST_FOLDERS]
    if layout:
        yield from _first(layout, sites, _LAYOUT_FOLDERS)
    for match in _INCLUDE.finditer(page.source):
        yield from _first(match["liquid"] or match["hugo"], sites, _PARTIAL_FOLDERS)


def _from_source(source: str, site: Path) -> Iterator[Path]:
    """The further layouts and partials that a layout or partial names."""
    parent = _FRONT_LAYOUT.match(source)
    if parent:
        yield from _first(parent[1], [site], _LAYOUT_FOLDERS)
    for match in _INCLUDE.finditer(source):
        yield from _first(match["liquid"] or match["hugo"], [site], (*_PARTIAL_FOLDERS, *_LAYOUT_FOLDERS))
    if "{{ define " in source or "{{define " in source or "{{- define " in source:
        yield from _first("baseof", [site], ("layouts/_default", "layouts"))


def _first(name: str, sites: list[Path], folders: tuple[str, ...]) -> Iterator[Path]:
    """The file with a name in the first of the folders that has it."""
    for site in sites:
        for folder in folders:
            for ending in _ENDINGS:
                file = site / folder / (name + ending)
                if file.is_file():
                    yield file
                    return


def _site_of(file: Path) -> Path:
    """The site's folder: the one that holds the folder of layouts or partials."""
    named = [parent for parent in file.parents if parent.name in ("_layouts", "_includes")]
    named += [parent for parent in file.parents if parent.name == "layouts"]
    if not named:
        return file.parent
    above = named[0].parent
    return above.parent if above.name == "src" else above


@lru_cache(maxsize=256)
def _source(file: Path, _changed: int) -> str:
    return decode(str(file), file.read_bytes(), None, "html")[0]


@lru_cache(maxsize=256)
def _prose(file: Path, changed: int) -> str:
    """The prose of a partial as a visitor sees it: without what is hidden and without the texts of images."""
    source = _source(file, changed)
    page = parse(str(file), source, find_format(str(file)) or "html")
    hidden = [(mark.start, mark.end) for mark in page.marks if mark.kind == "hidden"]
    return "\n\n".join(
        page.prose[block.start : block.end]
        for block in page.blocks
        if block.kind not in _UNSEEN_BLOCKS and not any(start <= block.start < end for start, end in hidden)
    )
