"""What nerves, organs, glands and parts of the brain are for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from puffery_rules.anatomy.atlas import Atlas, Structure
from puffery_rules.anatomy.scene import Scene, Slip, text_position

_WORD = re.compile(r"<[a-z](\d+)>|[a-z][a-z'-]+")
_SUFFIX = re.compile(r"(?:ization|isation|ational|ation|ition|ion|ment|ance|ence|ings?|ers?|ors?|ed|es|e|s|age|al|y|ive)$")
_ALIKE = {
    word: words[0]
    for words in (
        ("produc", "mak", "made", "secret", "releas", "manufactur", "generat", "creat", "produce", "form"),
        ("vis", "sight", "see", "seen", "visu", "sees", "seeing", "vision", "eyesight"),
        ("hear", "heard", "auditory", "audit", "hearing"), ("smell", "olfact", "odor", "scent"), ("balanc", "balance", "equilibrium"), ("chew", "mastic", "chews"),
        ("mov", "motion", "movement", "motor", "moves", "mot"), ("sens", "feel", "feeling", "sensory", "touch", "sensation"), ("control", "regulat", "govern", "steer"),
        ("filt", "filtr", "clean", "filter"), ("express", "expression"), ("breath", "respir", "breathing"), ("pump", "pumping"), ("stor", "storage"), ("carr", "carry", "transport", "bring", "tak", "conduc"),
        ("link", "connec", "join", "attach", "unit"), ("low", "reduc", "lowering"), ("swallow", "swallowing"), ("smil", "smile"), ("voic", "speech", "speak", "talk"), ("grow", "growth"), ("think", "thought", "reason"),
        ("detec", "sense", "recogn"), ("sweat", "perspir"), ("clos", "shut"), ("conver", "convers", "convert", "turn", "chang", "transform"), ("limb", "extremity"), ("suppl", "supply", "suppli", "supplied", "feed", "fed", "serv"),
    )
    for word in words
}
_STOP = frozenset("of the a an in to and from for by with at on".split())
#: Functions in one word that may be checked by themselves.
_SINGLE = frozenset("smell vision sight hearing balance taste chewing swallowing digestion breathing personality language memory memories speech hunger continence immunity equilibrium smiling frowning".split())
_CUE = re.compile(
    r"\b(?:functions?|roles?|jobs?|tasks?|work|responsible|controls?|controlled|controlling|carr(?:y|ies|ied|ying)|handles?|gives?|sens(?:e|es|ing)|provides?|nerve of|connected (?:to|with)|makes?|made|making|produces?|produced|"
    r"producing|secretes?|releases?|stores?|filters?|regulates?|regulated|governs?|governed|lets? (?:us|you|people)|allows?|enables?|helps?|process(?:es)?|in charge of|purpose|serves?|detects?|pumps?|links?|connects?|lowers?|raises?|"
    r"used (?:for|in|to)|for|duty|duties|business|province|domain|works?|runs?|manages?|brings?|through|by|center of|centre of|seat of|important (?:for|in)|involved in|deals with|looks after|covers|contract|moves?|close[sd]?|adjusts?|focus\w*|bends?|turns?|whose)\b"
)
_NOT = re.compile(r"\b(?:not|never|no|unlike|rather than|instead of|without|neither|nor|damage\w*|injur\w*|disease\w*|disorder\w*|loss|problem\w*|treat\w*|pain|affect\w*|may|might|cancer|tumou?rs?|infection\w*|surg\w+|inject\w*|massage|supplement\w*)\b|n't\b")
#: A bearer that something else acts on is not what the rest of the sentence tells of.
_CHANGED = re.compile(r"\b(?:suppress\w*|block\w*|inhibit\w*|reduc\w+|increas\w+|boost\w*|mimic\w*|stimulat\w+|rais\w+|lower\w*)\s+(?:[a-z]+\s+)?$")


@lru_cache(maxsize=4096)
def root_of(word: str) -> str:
    """Return what the verb and the nouns of one action have in common: `filtration`, `filters`."""
    word = word.replace("'s", "").replace("’s", "")
    if word in _ALIKE:
        return _ALIKE[word]
    stem = word
    for _ in range(2):
        shorter = _SUFFIX.sub("", stem)
        if len(shorter) < 3:
            break
        stem = shorter
        if stem in _ALIKE:
            return _ALIKE[stem]
    stem = stem[:-1] if stem.endswith("ct") else stem
    return _ALIKE.get(stem, stem)


#: Other wordings of functions.
_VARIANTS = {
    "facial expression": ("facial movement", "movement of face", "muscles of face", "face muscles"), "sight": ("carry what we see",), "chewing": ("muscles of mastication",), "movement of eye": ("eye movement",),
    "eye movement": ("moves eye", "movement of eye", "muscles of eye"), "tongue movement": ("moves tongue", "muscles of tongue"), "facial sensation": ("feeling in face", "sensation of face", "feeling from face"), "motor": ("motor commands",),
}


@lru_cache(maxsize=8192)
def _roots(value: str) -> frozenset[str]:
    return frozenset(root_of(word) for word in re.findall(r"[a-z][a-z'-]+", value.lower()) if word not in _STOP)


def check_functions(scene: Scene) -> Iterator[Slip]:
    """Find a function that is given to what does not have it."""
    if not _CUE.search(scene.outline):
        return
    bearers = [number for number in scene.of("npocadhuikvwflsxg") if (structure := scene.mentions[number].structure) and structure.get("not-function") and structure.kind != "region"]
    if not bearers:
        return
    words = _words(scene)
    for bearer in bearers:
        structure = scene.mentions[bearer].structure
        assert structure is not None
        low, high = _scope(scene, bearer, bearers)
        inside = [(root, start, end) for root, start, end, owner in words if low <= start < high and owner != bearer]
        for value in structure.get("not-function"):
            if _TWICE.search(value):
                continue
            place = next(filter(None, (_find(wording, inside) for wording in (value, *_VARIANTS.get(value, ())))), None)
            if place is None or not _has(scene, bearer, place) or _is_also_right(scene.atlas, structure, value, inside):
                continue
            if _NOT.search(scene.outline[min(scene.places[bearer][0], place[0]) : max(scene.places[bearer][1], place[1])]) or _NOT.search(scene.before(bearer)[-25:]) or _CHANGED.search(scene.before(bearer)):
                continue
            mention = scene.mentions[bearer]
            start, end = _text(scene, place)
            if start < mention.end and mention.start < end:
                continue
            code = "ANA404" if structure.kind in ("cranial-nerve", "nerve", "nerve-branch") and _PASSIVE.search(scene.before(bearer)) else "ANA406"
            known = ", ".join(value for value in structure.get("function") if value not in ("sensory", "motor"))
            yield Slip(code, min(start, mention.start), max(end, mention.end), f"The {structure.name} is for {known}." if known else f"The {structure.name} is not for {value}.", structure)
            break


_PASSIVE = re.compile(r"\b(?:supplied|served|innervated|powered|controlled)\s+by\s+(?:[a-z]+\s+)?$")


def _words(scene: Scene) -> list[tuple[str, int, int, int]]:
    """The roots of the sentence's words with their places in the outline; those of a structure's name stand at its sign."""
    found = []
    for match in _WORD.finditer(scene.outline):
        if match[1]:
            number = int(match[1])
            mention = scene.mentions[number]
            names = mention.text.lower() + " " + (mention.structure.name if mention.structure else "")
            found += [(root_of(word), match.start(), match.end(), number) for word in dict.fromkeys(re.findall(r"[a-z][a-z'-]+", names)) if word not in _STOP]
        elif match[0] not in _STOP:
            found.append((root_of(match[0]), match.start(), match.end(), -1))
    return found


def _scope(scene: Scene, bearer: int, bearers: list[int]) -> tuple[int, int]:
    """The stretch of the outline that may tell of a bearer: to the end of its part, or before it after `by`, `through`."""
    start, end, _ = scene.places[bearer]
    outline = scene.outline
    if re.search(r"\b(?:by|through|via|thanks to|work of|job of|task of|business of|province of|domain of|gift of|belongs? to|comes? from|function of|role of|handled by|carried (?:by|in))\s+(?:[a-z]+\s+)?$", outline[:start]):
        cuts = [match.end() for match in re.finditer(r"[;:]", outline[:start])]
        return (cuts[-1] if cuts else 0), start
    if re.search(r"\b(?:of|in|under|behind|over|near|beside|around|at|on|with|between|above|below|from|to|than)\s+(?:[a-z]+\s+)?$", outline[:start]) and bearer and not re.match(r"\s*,?\s*(?:which|whose|that)\b", outline[end:]):
        return end, end
    stop = len(outline)
    for match in re.finditer(r";| - |\bwhile\b|\bwhereas\b|\bbut\b", outline[end:]):
        stop = end + match.start()
        break
    listed = scene.listed_with(bearer)
    for other in bearers:
        if other <= bearer + 1 or other in listed or re.search(r"\band\s+$|,\s+$|\bof\s+$", outline[: scene.places[other][0]]):
            continue
        if re.match(r"\s*(?:is|are|has|have|makes?|produces?|carries|controls?)\b", outline[scene.places[other][1] :]):
            stop = min(stop, scene.places[other][0])
    return end, stop


def _find(value: str, words: list[tuple[str, int, int]]) -> tuple[int, int] | None:
    """Where all roots of a function stand close together."""
    roots = _roots(value)
    if not roots or (len(roots) == 1 and value not in _SINGLE and " " not in value):
        return None
    for at, (root, start, _) in enumerate(words):
        if root not in roots:
            continue
        left, end = set(roots), start
        for other in range(at, min(at + 3 + 2 * len(roots), len(words))):
            if words[other][0] in left:
                left.discard(words[other][0])
                end = words[other][2]
            if not left:
                return start, end
    return None


_TWICE = re.compile(r"\b(\w+) (?:to|and|with) \1\b")


def _has(scene: Scene, bearer: int, place: tuple[int, int]) -> bool:
    """Do the words between bearer and function say that the one has the other?"""
    _, end, _ = scene.places[bearer]
    if place[0] >= end:
        gap = scene.outline[end : place[1]]
        for number, (_, stop, _) in enumerate(scene.places):
            if number != bearer and end <= stop <= place[1] and re.match(r"\s*(?:\(|,|-|that|which|whose|where|is|are)", scene.outline[stop:]) and number not in scene.listed_with(bearer):
                return False
        named = [number for number, (low, _, _) in enumerate(scene.places) if place[0] == low]
        if re.fullmatch(r"\s*(?:,|is|are)\s+(?:[a-z-]+\s+)?", scene.outline[end : place[0]]) and any(re.match(r"(?:the )?(?:organ|nerve|cent(?:er|re)|seat|sense)s? of\b", scene.mentions[number].text, re.I) for number in named):
            return True
        return bool(_CUE.search(gap)) and not re.search(r"\b(?:from|under|behind|near|beside|next to|such as|including)\s+(?:[a-z]+\s+)?$", scene.outline[end : place[0]])
    return True


def _is_also_right(atlas: Atlas, structure: Structure, value: str, words: list[tuple[str, int, int]]) -> bool:
    """Is the same wording also what the structure, its parts or its wholes are for?"""
    roots = _roots(value)
    mine = [*structure.get("function"), *structure.get("action"), *structure.get("secretes")]
    for name in atlas.parts(structure.name):
        other = atlas.by_name.get(name)
        if other is not None and other.kind == structure.kind:
            mine += other.get("function")
    here = {root for root, _, _ in words}
    return any(_roots(function) and (_roots(function) >= roots or (_roots(function) & roots and _roots(function) <= here and len(_roots(function)) >= len(roots))) for function in mine)


def _text(scene: Scene, place: tuple[int, int]) -> tuple[int, int]:
    return text_position(scene, place[0]), text_position(scene, place[1])
