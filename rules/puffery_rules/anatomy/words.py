"""How words of names and of copy are made comparable: tokens, and stems without plural and spelling variants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

#: A word (with the mark of the possessive), a number with its letters (C5, V3), or a single sign.
TOKEN = re.compile(r"[^\W\d_]+(?:['’]s?(?![^\W\d_]))?|\d+|[^\w\s]")
ARTICLES = frozenset("the a an your our his her their its my one's this that these those each every human".split())

_IRREGULAR = {
    "vertebrae": "vertebra", "menisci": "meniscus", "phalanges": "phalanx", "feet": "foot", "teeth": "tooth", "calves": "calf",
    "foramina": "foramen", "bursae": "bursa", "fasciae": "fascia", "ganglia": "ganglion", "femora": "femur", "condyli": "condyle",
    "radii": "radius", "nuclei": "nucleus", "sulci": "sulcus", "gyri": "gyrus", "septa": "septum", "atria": "atrium",
    "scapulae": "scapula", "patellae": "patella", "fibulae": "fibula", "tibiae": "tibia", "ulnae": "ulna", "maxillae": "maxilla",
    "mandibulae": "mandible", "laminae": "lamina", "fossae": "fossa", "humeri": "humerus", "plexi": "plexus", "plexuses": "plexus",
    "sinuses": "sinus", "arches": "arch", "crura": "crus", "rami": "ramus", "bronchi": "bronchus", "alveoli": "alveolus",
    "lobi": "lobe", "glomeruli": "glomerulus", "halves": "half", "loaves": "loaf", "axes": "axis", "diaphyses": "diaphysis",
    "epiphyses": "epiphysis", "metaphyses": "metaphysis", "symphyses": "symphysis", "retinae": "retina", "corneae": "cornea",
    "gemelli": "gemellus", "obturators": "obturator", "lumbricales": "lumbrical", "lumbricals": "lumbrical", "scaleni": "scalene",
    "ova": "ovum", "testes": "testis", "kidneys": "kidney", "viscera": "viscus", "glutei": "gluteus", "recti": "rectus",
    "vasti": "vastus", "bodies": "body", "valves": "valve", "nerves": "nerve", "cavities": "cavity", "discs": "disc", "disks": "disc",
    "men": "man", "women": "woman", "eyelashes": "eyelash",
}
_SPELLING = (
    ("oesoph", "esoph"), ("haem", "hem"), ("oedem", "edem"), ("paed", "ped"), ("faec", "fec"), ("caec", "cec"),
    ("zygapophyseal", "zygapophysial"), ("apophyseal", "apophysial"), ("humour", "humor"), ("tumour", "tumor"), ("colour", "color"),
)
_WHOLE = {"disk": "disc", "fibre": "fiber", "grey": "gray", "centre": "center", "dentine": "dentin", "litre": "liter", "metre": "meter", "anulus": "annulus"}


class Token(NamedTuple):
    """A word or sign of a text: its stem, where it stands, and the word in lower case."""

    stem: str
    start: int
    end: int
    low: str


@lru_cache(maxsize=8192)
def stem_of(word: str) -> str:
    """Return what a lower-case word has in common with its plural, its possessive and its other spelling."""
    word = word.replace("’", "'")
    if word.endswith("'s"):
        word = word[:-2]
    word = word.rstrip("'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 3 and word[-1] == "s" and not word.endswith(("ss", "us", "is")):
        if word.endswith("ies") and len(word) > 5:
            word = word[:-3] + "y"
        elif word.endswith(("sses", "shes", "ches", "xes")):
            word = word[:-2]
        else:
            word = word[:-1]
    if word in _WHOLE:
        return _WHOLE[word]
    for old, new in _SPELLING:
        if old in word:
            word = word.replace(old, new)
    return word


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a text."""
    return [
        Token(stem_of(low), match.start(), match.end(), low)
        for match in TOKEN.finditer(text)
        for low in (match[0].lower(),)
    ]


def name_keys(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the stems of a name: without articles and hyphens, and with hyphenated words written as one."""
    for text in dict.fromkeys((name.replace("-", " "), re.sub(r"(?<=[^\W\d])-(?=[^\W\d])", "", name))):
        key = tuple(token.stem for token in tokens_of(text) if token.low not in ("the", "a", "an") and token.stem.isalnum())
        if key:
            yield key
