"""Structures that no body has: levels below the last vertebra, a thirteenth cranial nerve, a lateral cruciate ligament."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from puffery_rules.anatomy.atlas import Atlas
from puffery_rules.anatomy.levels import LAST_NERVE, LAST_VERTEBRA, REGION
from puffery_rules.anatomy.scene import Scene, Slip
from puffery_rules.anatomy.words import stem_of, tokens_of

_VARIANT = re.compile(r"\b(?:variant|transitional|lumbari\w+|extra|some people|rare\w*|anomal\w+|supernumerary|sixth lumbar|6th lumbar|additional|no such|doesn't exist|does not exist|not exist|there is no|there's no|born with|mice|mouse|rats?|dogs?|horses?|cats?)\b", re.I)
_SPINAL = re.compile(r"\b(?:spin\w+|vertebra\w*|discs?|disks?|nerves?|roots?|lumbar|cervical|thoracic|sacral|neck|back|herniat\w*|radiculopathy|levels?|segments?|fusion)\b", re.I)
_UNITS = {"one": 1, "first": 1, "two": 2, "second": 2, "three": 3, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
          "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20}
_ROMAN = {"I": 1, "V": 5, "X": 10}
_ORDINAL = re.compile(
    r"\b(?P<ordinal>" + "|".join(_UNITS) + r"|\d{1,2}(?:st|nd|rd|th))\s+(?P<what>cranial nerves?|cervical vertebrae?|thoracic vertebrae?|lumbar vertebrae?|sacral vertebrae?|cervical (?:spinal )?nerves?(?: roots?)?|"
    r"thoracic (?:spinal )?nerves?(?: roots?)?|lumbar (?:spinal )?nerves?(?: roots?)?|sacral (?:spinal )?nerves?(?: roots?)?|metacarpals?(?: bones?)?|metatarsals?(?: bones?)?|ribs?|cervical disc|toes?|pharyngeal arch)\b",
    re.I,
)
_LAST = {"cranial nerve": 12, "cervical vertebra": 7, "thoracic vertebra": 12, "lumbar vertebra": 6, "sacral vertebra": 6, "cervical nerve": 8, "thoracic nerve": 12, "lumbar nerve": 5, "sacral nerve": 5,
         "metacarpal": 5, "metatarsal": 5, "rib": 13, "cervical disc": 7, "toe": 6, "pharyngeal arch": 6}
_CRANIAL = re.compile(r"\b(?:cranial nerves?|CN)[\s-]?(?P<number>\d{1,2}|[IVX]{1,6})\b(?!\s?[-–%])")
_DIRECTIONS = frozenset("anterior posterior medial lateral superior inferior".split())
#: Nouns whose directions are few and known: any other direction names nothing.
_PAIRED = {
    "cruciate ligament": {"anterior", "posterior"}, "collateral ligament": {"medial", "lateral", "ulnar", "radial", "fibular", "tibial", "accessory", "proper", "lateral ulnar"},
    "vena cava": {"superior", "inferior"}, "epicondyle": {"medial", "lateral"}, "meniscus": {"medial", "lateral"}, "malleolus": {"medial", "lateral", "posterior"}, "trochanter": {"greater", "lesser", "third"},
    "sesamoid": {"medial", "lateral"}, "femoral condyle": {"medial", "lateral"}, "tibial plateau": {"medial", "lateral"}, "gastrocnemius": {"medial", "lateral"},
}
_PAIR = re.compile(r"\b(?P<direction>anterior|posterior|medial|lateral|superior|inferior|middle|central)\s+(?P<noun>cruciate(?: ligaments?)?|collateral ligaments?|vena cava|epicondyles?|meniscus|menisci|malleol(?:us|i)|trochanters?|sesamoids?|femoral condyles?|tibial plateau)\b", re.I)
_GENERA = frozenset("gluteus glutaeus vastus pectoralis rhomboid rhomboideus teres peroneus fibularis scalenus psoas adductor serratus rectus palmaris extensor flexor abductor quadratus biceps triceps pronator supinator obturator levator tibialis".split())
_SPECIES = frozenset("major minor maximus medius minimus longus brevis magnus medialis lateralis intermedius anterior posterior superior inferior superficialis profundus tertius".split())
_GIVEN = re.compile(r"\b(?P<genus>[a-z]+)\s+(?P<species>" + "|".join(_SPECIES) + r")\b(?P<more>\s+[a-z]+)?", re.I)
_LOBE = re.compile(r"(?P<lobe>(?P<name>occipital|frontal|parietal|temporal) (?:lobe|region|area|part)s? of the brain)\s*(?:\((?:about|at|near|around|in)|,? (?:at|in|near|about|around|by)|, (?:which is )?(?:at|in|near|about|around)) (?:the )?(?:top|base|back|side|upper part|lower part)?(?: of)?(?: the)? ?neck\b", re.I)
_COUNTED = frozenset("cranial vertebra vertebrae nerve nerves metacarpal metacarpals metatarsal metatarsals rib ribs disc toe toes arch cn".split())
#: Words without which a sentence names nothing that could be missing.
_WORTH = _SPECIES | _DIRECTIONS | _COUNTED | frozenset("middle central lobe region meniscus menisci rotator cartilage patella kneecap bone tendon brain discs disks disk".split())
_INVENTED = re.compile(r"\b(?P<what>(?:hip|shoulder|elbow|ankle|wrist|spinal|neck) (?:meniscus|menisci|patella|kneecap)|(?:knee|elbow|ankle|wrist) rotator cuff|(?:cardiac|heart) cartilage|brain (?:bone|cartilage|muscle)|(?:sacral|coccygeal|cranial) dis[ck]s?|(?:liver|kidney|lung) (?:bone|tendon|ligament of Achilles))\b", re.I)


def check_existence(scene: Scene) -> Iterator[Slip]:
    """Find what no body has."""
    words = set(re.findall(r"[a-z]+", scene.text.lower()))
    if not (words & _WORTH or any(mention.level for mention in scene.mentions)) or _VARIANT.search(scene.text):
        return
    yield from _levels(scene)
    if words & _COUNTED:
        yield from _ordinals(scene)
    for match in _PAIR.finditer(scene.text):
        noun = " ".join(stem_of(word) for word in match["noun"].lower().split()).replace("malleoli", "malleolus").replace("menisci", "meniscus")
        noun = "cruciate ligament" if noun == "cruciate" else noun
        known = _PAIRED.get(noun, _DIRECTIONS)
        if match["direction"].lower() not in known and not re.match(r"\s+(?:of|horn|root)\b", scene.text[match.end() :]):
            yield Slip("ANA401", match.start(), match.end(), f"There is no {match[0].lower()}, only the {' and the '.join(sorted(known)[:3])} one.", next(iter(scene.atlas.resolve(noun)), None))
    yield from _species(scene)
    for match in _LOBE.finditer(scene.text):
        yield Slip("ANA401", match.start("lobe"), match.end(), f"The {match['name'].lower()} lobe is a part of the brain, inside the skull; the neck has no such region.", next(iter(scene.atlas.resolve(f"{match['name'].lower()} lobe")), None))
    for match in _INVENTED.finditer(scene.text):
        if match["what"].lower() not in ("hip cartilage",):
            yield Slip("ANA401", match.start(), match.end(), f"There is no {match['what'].lower()}.")


def _levels(scene: Scene) -> Iterator[Slip]:
    for mention in scene.mentions:
        level = mention.level
        if level is None or not _SPINAL.search(scene.text[: mention.start] + scene.text[mention.end :]):
            continue
        for item in level.items:
            letter, number = item[0], int(item[1:])
            last = LAST_VERTEBRA[letter] if level.noun == "vertebra" else LAST_NERVE[letter]
            is_disc = level.noun == "disc" and item == "C8"
            if (number == 0 or number > last or is_disc) and ((item != "L6" and number <= 15) or (level.noun in ("vertebra", "disc", "nerve") and item != "L6")):
                after = re.match(r"[\s-]*(?:vertebral? ?(?:body)?|vertebrae|discs?|disks?|(?:spinal )?nerves?(?: roots?)?|roots?|segments?|level)", scene.text[mention.end :])
                what = "nerves" if level.noun in ("nerve", "segment") else "vertebrae"
                yield Slip("ANA401", mention.start, mention.end + (after.end() if after else 0), f"There is no {item}: the {REGION[letter]} {what} end at {letter}{last if what == 'nerves' else LAST_VERTEBRA[letter]}.", next(iter(scene.atlas.resolve(f"{letter.lower()}{LAST_VERTEBRA[letter]} vertebra")), None))
                break


def _ordinals(scene: Scene) -> Iterator[Slip]:
    for match in _ORDINAL.finditer(scene.text):
        ordinal = match["ordinal"].lower()
        number = _UNITS.get(ordinal) or int(re.sub(r"\D", "", ordinal))
        words = [stem_of(word) for word in match["what"].lower().split() if word not in ("spinal",)]
        what = " ".join(word for word in words if word not in ("root", "bone"))
        if number > _LAST.get(what, 99):
            yield Slip("ANA401", match.start(), match.end(), f"There is no {ordinal} {what}.", next(iter(scene.atlas.resolve(what)), None))
    for match in _CRANIAL.finditer(scene.text):
        text = match["number"]
        number = int(text) if text.isdigit() else _roman(text)
        if number > 12:
            yield Slip("ANA401", match.start(), match.end(), "There are twelve pairs of cranial nerves.", next(iter(scene.atlas.resolve("cranial nerve")), None))


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


@lru_cache(maxsize=1)
def _species_of(atlas: Atlas) -> dict[str, frozenset[str]]:
    """Latin genus → the second words that its names in the atlas have."""
    found: dict[str, set[str]] = {}
    for first, entries in atlas.index.items():
        for tail, _, _ in entries:
            if tail:
                found.setdefault(first, set()).add(tail[0])
    return {genus: frozenset(found.get(stem_of(genus), ())) for genus in _GENERA}


def _species(scene: Scene) -> Iterator[Slip]:
    known = _species_of(scene.atlas)
    covered = [(mention.start, mention.end) for mention in scene.mentions]
    for match in _GIVEN.finditer(scene.text):
        genus, species = match["genus"].lower(), match["species"].lower()
        if genus not in _GENERA or stem_of(species) in known[genus] or any(low <= match.start() < high and match.end("species") <= high for low, high in covered):
            continue
        if len(known[genus] & {stem_of(word) for word in _SPECIES}) >= 2 and not _is_name_inside(scene, match):
            names = sorted(known[genus] & {stem_of(word) for word in _SPECIES})
            yield Slip("ANA401", match.start(), match.end("species"), f"There is no {genus} {species}, only {', '.join(f'{genus} {name}' for name in names[:3])}.", None)


def _is_name_inside(scene: Scene, match: re.Match[str]) -> bool:
    """Is the genus the end of a longer name, as in `rectus capitis posterior major`?"""
    tokens = tokens_of(scene.text[max(0, match.start() - 24) : match.start()])
    return bool(tokens) and tokens[-1].stem in {stem_of(word) for word in _GENERA | _SPECIES | {"capiti", "capitis"}}
