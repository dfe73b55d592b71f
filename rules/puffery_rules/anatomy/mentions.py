"""Which structures a sentence names: longest match over names, "X of the Y", lists that share a noun, levels of the spine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from puffery_rules.anatomy.atlas import Atlas, Key, Structure
from puffery_rules.anatomy.levels import Level, levels_of
from puffery_rules.anatomy.words import Token, tokens_of

_SKIPPED = frozenset("the a an your our his her their my its each every".split())
#: Nouns that a list may share ("the anterior and middle scalene muscles") or that a name may leave out ("the sacrotuberous").
HEADS = frozenset(
    """nerve artery vein ligament muscle bone gland joint tendon bursa plexus ganglion lobe bone rib vertebra disc meniscus condyle
    epicondyle malleolus scalene pterygoid oblique rectus tubercle trochanter tooth arch sinus valve ventricle atrium cartilage process
    cavity layer cord trunk crest spine fossa canal colliculus cuneiform phalanx""".split()
)
#: Words before `of X` that name a side or an unspecific part of it, not another structure.
PART_WORDS = frozenset(
    """top bottom front back side end half part portion surface tip base edge border margin inside outside center middle upper lower inner outer
    body shaft head neck spine bump knob point area region bit aspect corner rim root wall roof floor process processes condyle tuberosity
    facet lining surface level segment third skin muscle bone joint nerve artery tendon ligament cartilage""".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a sentence that names a structure: characters of the sentence, candidates, and how sure the name is."""

    start: int
    end: int
    text: str
    structures: tuple[Structure, ...] = ()
    level: Level | None = None
    is_weak: bool = False
    is_plural: bool = False
    #: The words of "the X of the" that stand before the name and are no structure: `top`, `upper end`.
    part: str = ""
    kinds: frozenset[str] = field(default=frozenset())

    @property
    def structure(self) -> Structure | None:
        """The structure named, if it is certain which."""
        return self.structures[0] if self.structures else None

    @property
    def name(self) -> str:
        """The structure's name, or the words themselves."""
        return self.structures[0].name if self.structures else self.text


def find_mentions(atlas: Atlas, text: str) -> list[Mention]:
    """Return the structures that a sentence names, in order, none inside another."""
    tokens = tokens_of(text)
    levels = levels_of(text)
    found = [_level_mention(atlas, text, level) for level in levels]
    taken = [(mention.start, mention.end) for mention in found]
    words = {token.stem for token in tokens}
    at = 0
    while at < len(tokens):
        match = _match(atlas, tokens, at)
        if match is None or any(low < tokens[at + match[0] - 1].end and tokens[at].start < high for low, high in taken):
            shared = _shared_noun(atlas, tokens, at, words) if match is None else None
            if shared is not None and not any(low < shared[2] and shared[1] < high for low, high in taken):
                found.append(Mention(shared[1], shared[2], text[shared[1] : shared[2]], shared[3], kinds=_kinds(shared[3])))
                at += shared[0]
            else:
                at += 1
            continue
        length, structures, weak = match
        if structures and structures[0].kind == "region" and tokens[at].low in _SIDES and length > 2 and tokens[at + 1].low == "of":
            at += 1
            continue
        start, end = tokens[at].start, tokens[at + length - 1].end
        last = tokens[at + length - 1]
        if last.low.endswith(("'s", "’s")) and structures:
            end -= 2
        found.append(Mention(start, end, text[start:end], structures, None, weak, _is_plural(last), kinds=_kinds(structures)))
        at += length
    found = [mention for mention in found if mention.text.lower() != "heads" and not (mention.text.lower() in _SIDES and re.match(r"\s+(?:part |side |end )?of\b", text[mention.end :]))]
    found = [_without_range(atlas, text, mention) for mention in found]
    found.sort(key=lambda mention: mention.start)
    found = _drop_compounds(text, found)
    found = _join_of(atlas, text, found)
    found = _vertebral(atlas, found)
    strong = [mention for mention in found if not mention.is_weak]
    return found if strong else []


def _without_range(atlas: Atlas, text: str, mention: Mention) -> Mention:
    """`Ribs 1 to 7` are ribs, not the first rib."""
    if re.match(r"(?:ribs|metatarsals|metacarpals|toes|fingers) \d+$", mention.text, re.I) and re.match(r"\s?(?:to|through|and|[-–,])\s?\d", text[mention.end :]):
        structures = atlas.resolve(mention.text.split()[0].lower()) or mention.structures
        return replace(mention, structures=structures, kinds=_kinds(structures))
    return mention


_SIDES = frozenset(("back", "front", "top", "bottom", "side", "head", "heads", "neck", "body", "outside", "inside", "face", "faces"))


_VERTEBRAL = {"body": "vertebral body", "bodies": "vertebral body", "arch": "vertebral arch", "arches": "vertebral arch", "spines": "spinous process", "lamina": "lamina of vertebra", "laminae": "lamina of vertebra",
              "pedicle": "pedicle of vertebra", "pedicles": "pedicle of vertebra"}


def _vertebral(atlas: Atlas, found: list[Mention]) -> list[Mention]:
    """Beside a vertebra, `the bodies` and `the laminae` are those of vertebrae."""
    if not any(mention.level or any(structure.kind == "vertebra" or structure.name == "vertebra" for structure in mention.structures) for mention in found):
        return found
    kept = []
    for mention in found:
        structures = atlas.resolve(_VERTEBRAL.get(mention.text.lower(), "")) if mention.text.lower() in _VERTEBRAL else ()
        kept.append(replace(mention, structures=structures, kinds=_kinds(structures)) if structures else mention)
    return kept


_LEVEL_NOUNS = frozenset("vertebra vertebrae nerve nerves root roots disc discs disk disks segment segments".split())


def _drop_compounds(text: str, found: list[Mention]) -> list[Mention]:
    """Where a name is only the first word of another thing's name (`masseteric artery`), neither is what it seems."""
    kept: list[Mention] = []
    for mention in found:
        before = kept[-1] if kept else None
        if before is not None and before.level is not None and before.structures and mention.text.lower().split()[-1] in _LEVEL_NOUNS and text[before.end : mention.start] == " ":
            kept[-1] = replace(before, end=mention.end, text=text[before.start : mention.end])
            continue
        if (
            before is not None and before.level is None and mention.level is None and mention.structures and before.structures
            and re.fullmatch(r"[ -]", text[before.end : mention.start]) and mention.text.lower().rstrip("s") in HEADS | {"fascia", "aponeurosis", "musculature", "branch", "region", "area", "membrane", "wall"}
        ):
            kept[-1] = Mention(before.start, mention.end, text[before.start : mention.end])
            continue
        kept.append(mention)
    return kept


def _kinds(structures: Sequence[Structure]) -> frozenset[str]:
    return frozenset(structure.kind for structure in structures)


def _is_plural(token: Token) -> bool:
    return token.stem != token.low.replace("’", "'") and not token.low.endswith(("'s", "’s"))


def _match(atlas: Atlas, tokens: Sequence[Token], at: int) -> tuple[int, tuple[Structure, ...], bool] | None:
    """The longest name that starts at a token: how many tokens, the structures, is it weak."""
    for tail, numbers, weak in atlas.index.get(tokens[at].stem, ()):
        place = at + 1
        for stem in tail:
            while place < len(tokens) and (tokens[place].low in _SKIPPED or tokens[place].low == "-") and tokens[place].stem != stem:
                place += 1
            if place >= len(tokens) or tokens[place].stem != stem:
                break
            place += 1
        else:
            return place - at, tuple(atlas.structures[number] for number in numbers), weak
    return None


def _shared_noun(
    atlas: Atlas, tokens: Sequence[Token], at: int, words: set[str]
) -> tuple[int, int, int, tuple[Structure, ...]] | None:
    """A name without its last noun, which stands elsewhere: `the greater and the lesser occipital nerve`, `the sacrospinous`."""
    if len(tokens[at].stem) < 4 or tokens[at].stem not in atlas.index:
        return None
    for length in (3, 2, 1):
        words_here = tokens[at : at + length]
        if len(words_here) < length or not all(token.stem.isalpha() for token in words_here):
            continue
        stems = tuple(token.stem for token in words_here)
        after = tokens[at + length : at + length + 9]
        if not (after and after[0].low in ("and", "or", ",", "/", "&", "to")):
            after = []
        for tail in _tails(after):
            structures = atlas.lookup(stems + tail)
            if structures:
                return length, tokens[at].start, tokens[at + length - 1].end, structures
        if len(stems[0]) > 4 and stems[0] not in _PLAIN:
            for head in HEADS & words:
                structures = atlas.lookup((*stems, head))
                if structures and not atlas.is_weak((*stems, head)):
                    return length, tokens[at].start, tokens[at + length - 1].end, structures
    return None


#: Words that are no name without their noun.
_PLAIN = frozenset(
    """upper lower right left first second third great small large inner outer front middle superior inferior anterior posterior medial lateral
    long short deep superficial major minor common general spinal facial spine natural human adult baby wisdom back main joint muscle bone nerve
    smell sight taste hearing touch balance sense vision sensory motor voluntary sweat blood heart vocal floating short false large minor major central cardiac""".split()
)


def _tails(after: Sequence[Token]) -> list[Key]:
    """The ends of the noun phrases that follow a coordination, longest first: of `and middle scalene muscles` the last 3, 2, 1 words."""
    words: list[str] = []
    for token in after:
        if token.stem.isalpha():
            words.append(token.stem)
        elif token.low not in (",", "-"):
            break
    found: list[Key] = []
    for end in range(len(words), 0, -1):
        for start in range(max(1, end - 3), end):
            if words[start] in HEADS or (start + 1 < end and words[end - 1] in HEADS) or words[end - 1] in HEADS:
                found.append(tuple(words[start:end]))
    return found[:24]


def _level_mention(atlas: Atlas, text: str, level: Level) -> Mention:
    """A level with the structures it certainly is: `C5 vertebra`; a bare one stays open."""
    structures: list[Structure] = []
    nouns = {"vertebra": "{} vertebra", "nerve": "{} spinal nerve", "segment": "{} segment"}
    if level.noun in nouns:
        for item in level.items:
            structures += atlas.resolve(nouns[level.noun].format(item.lower()))
    elif level.noun == "disc" and level.is_pair:
        structures += atlas.resolve("-".join(level.items).lower() + " disc")
    return Mention(level.start, level.end, text[level.start : level.end], tuple(structures), level, kinds=_kinds(structures) | {"level"})


_OF = re.compile(r"(?P<head>[A-Za-z-]+(?:\s[A-Za-z-]+){0,2})\s+of\s+(?:(?:the|a|an|your|each|its|our|both|one|that|this)\s+)*$")
_LEADING = re.compile(r"^(?:.*\b)?(?:the|a|an|and|or|to|on|from|in|at|is|are|with|by|of|two|its|their|into|between|over|under|both)\s+", re.I)


def _join_of(atlas: Atlas, text: str, found: list[Mention]) -> list[Mention]:
    """Join `the X of the Y` and `the Y's X` to the structure they name, else keep X as the part of Y that is meant."""
    joined: list[Mention] = []
    for mention in found:
        low = joined[-1].end if joined else 0
        match = _OF.search(text[low : mention.start]) if mention.structures else None
        if match is not None:
            head = match["head"]
            words = tuple(token.stem for token in tokens_of(head))
            for cut in range(len(words)):
                structure = _compound(atlas, words[cut:], mention)
                if structure and not (structure[0].kind == "region" and words[-1] in _SIDES):
                    start = low + match.start() + _offset(head, cut)
                    mention = replace(mention, start=start, text=text[start : mention.end], structures=structure, kinds=_kinds(structure), is_weak=False)
                    break
            else:
                part = _LEADING.sub("", head).lower()
                if set(part.split()) & PART_WORDS:
                    mention = replace(mention, part=part)
        elif joined and mention.structures and joined[-1].structures and re.fullmatch(
            r"\s+of\s+(?:(?:the|a|an|your|each|its|our|both)\s+)*", text[joined[-1].end : mention.start]
        ):
            before = joined[-1]
            words = tuple(token.stem for token in tokens_of(before.text))
            structure = _compound(atlas, words, mention)
            if structure and not (structure[0].kind == "region" and before.text.lower() in _SIDES):
                joined.pop()
                mention = replace(mention, start=before.start, text=text[before.start : mention.end], structures=structure, kinds=_kinds(structure), is_weak=False)
        joined.append(mention)
    return joined


def _offset(head: str, cut: int) -> int:
    return tokens_of(head)[cut].start


def _compound(atlas: Atlas, head: Key, mention: Mention) -> tuple[Structure, ...]:
    """The structure called `HEAD of MENTION` or `MENTION HEAD`, by any of the mention's names."""
    for structure in mention.structures[:2]:
        for name in (structure.name, *structure.get("names")[:12]):
            key = tuple(token.stem for token in tokens_of(name.lower().replace("-", " ")))
            for whole in ((*head, "of", *key), (*key, *head)):
                found = atlas.lookup(whole)
                if found:
                    return found
    return ()
