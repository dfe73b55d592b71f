"""What the atlas holds of a term, as text for people."""

from __future__ import annotations

import textwrap

from puffery_rules.anatomy.atlas import Structure, load_atlas, nearest_names
from puffery_rules.anatomy.words import name_keys

#: The order in which facts are told; what is not named here follows in the order of the file.
_ORDER = (
    "region", "part-of", "contains", "side", "origin", "insertion", "joins", "nerve", "supplies", "roots", "number", "branches", "branch-of", "artery", "vein", "drains-to", "exits", "action", "not-action", "antagonist",
    "function", "not-function", "tissue", "not-tissue", "secretes", "above", "below", "in-front-of", "behind", "inside", "between", "next-to", "over", "under", "crosses", "affects", "count", "parts-count", "variants",
)
_LEFT_OUT = frozenset(("names", "weak", "id", "open"))


def find(term: str) -> tuple[Structure, ...]:
    """Return the structures that a term names, by any name; a bare level (`C5`) gives all structures at it."""
    atlas = load_atlas()
    found = atlas.resolve(term.strip())
    if found:
        return found
    for key in name_keys(term.strip().lower()):
        if hits := atlas.lookup(key):
            return hits
    level = term.strip().upper().replace("-", "")
    return tuple(structure for structure in atlas.structures if level in structure.get("number"))


def describe(structure: Structure) -> str:
    """Return what is known of a structure: names, kind, facts by relation, identifiers and source."""
    lines = [f"{structure.name} ({structure.kind.replace('-', ' ')})"]
    if structure.get("names") or structure.get("weak"):
        lines.append(_line("also called", [*structure.get("names"), *structure.get("weak")]))
    known = [*(key for key in _ORDER if structure.get(key)), *(key for key in structure.values if key not in _ORDER and key not in _LEFT_OUT)]
    for key in known:
        lines.append(_line(key.replace("-", " "), structure.get(key)))
    if structure.get("open"):
        lines.append(_line("not exhaustive", structure.get("open")))
    if structure.get("id"):
        lines.append(_line("identifiers", structure.get("id")))
    lines.append(_line("source", [structure.source]))
    lines.append(_line("file", [f"rules/puffery_rules/anatomy/knowledge/{structure.file}"]))
    return "\n".join(lines)


def _line(label: str, values: list[str]) -> str:
    return textwrap.fill("; ".join(values), width=100, initial_indent=f"  {label}: ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def look_up(term: str) -> str:
    """Return what the atlas holds of a term; raises `LookupError` that names the nearest terms."""
    found = find(term)
    if not found:
        near = nearest_names(term)
        raise LookupError(f"nothing is known of {term!r}" + (f"; did you mean {', '.join(near)}?" if near else "."))
    return "\n\n".join(describe(structure) for structure in found)

