"""Finds the installed rules through the entry-point group `puffery.rules`.

An entry point names a module or a package; every `Rule` that one of its modules declares is taken.  The built-in rules come
through the same door as anybody's.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType

from puffery.errors import BadPlugin
from puffery.model import Rule

GROUP = "puffery.rules"


@lru_cache(maxsize=1)
def installed_rules() -> tuple[Rule, ...]:
    """Return every installed rule, sorted by code; raises `BadPlugin`."""
    return collect_rules(entry_points(group=GROUP))


def collect_rules(points: Iterable[EntryPoint]) -> tuple[Rule, ...]:
    """Return the rules behind some entry points, sorted by code; a code or name used twice raises `BadPlugin`."""
    found: dict[str, tuple[Rule, str]] = {}
    names: dict[str, str] = {}
    for point in sorted(set(points), key=lambda point: (point.name, point.value)):
        for declared in _load(point):
            known = found.get(declared.code)
            if known is not None and known[0] is not declared:
                raise BadPlugin(
                    f"entry points {known[1]!r} and {point.name!r} both declare {declared.code}: remove one of the packages"
                )
            if names.setdefault(declared.name, declared.code) != declared.code:
                raise BadPlugin(f"the rule name {declared.name!r} is declared by {names[declared.name]} and {declared.code}")
            found[declared.code] = declared, point.name
    return tuple(declared for _, (declared, _) in sorted(found.items()))


def _load(point: EntryPoint) -> Iterator[Rule]:
    try:
        module = point.load()
        for each in _modules(module):
            yield from (value for value in vars(each).values() if isinstance(value, Rule) and value.module == each.__name__)
    except Exception as cause:
        raise BadPlugin(f"the rule package {point.name!r} ({point.value}) cannot be loaded: {cause}") from cause


def _modules(module: ModuleType) -> Iterator[ModuleType]:
    yield module
    for found in pkgutil.walk_packages(getattr(module, "__path__", ()), module.__name__ + "."):
        yield importlib.import_module(found.name)
