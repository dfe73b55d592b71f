"""How many there are: of vertebrae, ribs, cranial nerves, teeth, heads, lobes, members of a group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from puffery_rules.anatomy.atlas import Structure
from puffery_rules.anatomy.scene import Scene, Slip, text_position
from puffery_rules.anatomy.words import stem_of

_WORDS = {word: number for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split())}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one hundred|a hundred|two hundred(?: and \w+)?|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")(?!-year|\s?%)"
_ADJECTIVE = r"(?:(?:small|short|long|large|main|major|different|separate|individual|distinct|adult|permanent|paired|fused|bony|flat|strong|tiny|little|true|human|single|movable|moveable|named|basic|primary|principal|big|great|thin|deep|free|neck|irregular|of the|of our|of your)\s+){0,3}"
_COUNT = re.compile(rf"(?<![\w.,-]){_NUMBER}\s+(?P<pairs>(?:matched |symmetrical )?(?:pairs? of|sets? of)\s+)?{_ADJECTIVE}<(?P<sign>\w)(?P<noun>\d+)>(?!\s*(?:to|-)\s*\d)")
_PLAIN = re.compile(rf"(?<![\w.,-]){_NUMBER}\s+(?P<pairs>pairs? of\s+)?{_ADJECTIVE}(?P<noun>lobes?|heads?|layers?|chambers?|valves?|branches|divisions?|parts?|ventricles?|bellies|roots?|cords?|trunks?|cusps?|segments?|compartments?|hemispheres?|curves?|ossicles?|sinuses|quadrants?|leaflets?|coats?|regions?|arches|rows?|muscles?|bones?|joints?|ligaments?|tendons?|vertebrae|phalanges|nerves?|ribs?|teeth|pairs?)\b")
_TOTAL = re.compile(
    r"\b(?:there (?:are|is)|has|have|having|had|we have|made (?:up )?(?:of|from|by)|makes? up|making up|form|forms|formed|formed by|consists?|comprises?|comprising|comprised|contains?|containing|includes?|composed|in (?:all|total)|"
    r"total(?:s|ling)? of|all|are the|is the|are|divided into|splits? into|divides? into|built (?:of|from)|with|of (?:the|our|your)|born with|number(?:s|ing)?|exactly|human body|each|results? when|fuse|fused)\b"
)
_BODY = re.compile(r"\b(?:skeleton|human body|adults?|in the body|the body|bodies|we have|people have|humans?|vertebrae)\b")
#: Whole kinds that are counted in a person.
_COUNTED = frozenset(("bone", "muscle", "cranial nerve", "spinal nerve", "vertebra", "joint"))
_SOME = re.compile(
    r"\b(?:at least|more than|over|up to|about|around|nearly|almost|first|last|other|some|any|only|missing|extra|lost|lose|broke\w*|fractur\w*|torn|remov\w+|extract\w*|implants?|crowns?|affected|damaged|"
    r"upper|lower|next|these|those|remaining|every|another|neighbou?ring|adjacent|between|patients?|out of|fewer|less than|born without|both|surgery|surgeon|replaced|level|adjusted|herniated|bulging|injur\w+|"
    r"rather than|instead|variant|in some|years?|weeks?|days?|months?|hours?|minutes?|mm|cm|inches|sensitive|painful|sore|treat\w*|inject\w*|anomal\w+|not)\b"
)


def number_of(text: str) -> int:
    """Return the number that a word or digits stand for."""
    text = text.lower().replace(",", "")
    if text.isdigit():
        return int(text)
    if text in _WORDS:
        return _WORDS[text]
    if "hundred" in text:
        rest = re.search(r"and (\w+)", text)
        return (200 if text.startswith("two") else 100) + (_WORDS.get(rest[1], 0) if rest else 0)
    tens, _, unit = text.partition("-")
    return _TENS.get(tens, 0) + _WORDS.get(unit, 0)


def check_counts(scene: Scene) -> Iterator[Slip]:
    """Find a number of structures that nobody has."""
    outline = scene.outline
    for match in _COUNT.finditer(outline):
        if _is_partial(outline, match):
            continue
        noun = int(match["noun"])
        structure = scene.mentions[noun].structure
        if structure is None:
            continue
        number, is_pairs = number_of(match["number"]), bool(match["pairs"])
        if number < 2 or (match["sign"] == "x" and structure.name not in _COUNTED):
            continue
        whole = _whole(scene, match, noun)
        if whole is not None:
            owner = scene.mentions[whole].structure
            assert owner is not None
            verdict = _parts_verdict(owner, structure, scene.mentions[noun].text, number, is_pairs)
            if verdict is not None:
                if not verdict:
                    yield _slip(scene, match, noun, whole, _parts_message(owner), owner)
                continue
            if owner is not structure and not _agrees(_counts(structure), number, is_pairs) and _parts_verdict(structure, structure, scene.mentions[noun].text, number, is_pairs) is False:
                yield _slip(scene, match, noun, whole, _parts_message(structure), structure)
                continue
            if (owner is not structure and not (set(structure.get("region")) <= set(owner.get("region")) or owner.name in scene.atlas.wholes(structure.name))) or (owner.get("count") and owner is not structure):
                continue
        if match["sign"] == "x" and structure.name in ("bone", "muscle", "joint", "vertebra") and not _BODY.search(outline):
            continue
        if structure.kind == "region" or re.search(r"\b(?:each|every)\b[^,;]*$", outline[: match.start()]):
            continue
        counts = _counts(structure)
        if counts and structure.is_closed("count") and _is_total(scene, match, structure) and not _agrees(counts, number, is_pairs) and scene.mentions[noun].text.lower() != structure.name:
            yield _slip(scene, match, noun, noun, f"Their number is {' or '.join(structure.get('count'))} ({structure.name}).", structure)
    yield from _plain_parts(scene)


_SELDOM = re.compile(r"\b(?:people in|percent|rarely|sometimes|occasionally|some people|in some|variants?|anomal\w+|born with only)\b|%")


def _is_partial(outline: str, match: re.Match[str]) -> bool:
    if _SELDOM.search(outline):
        return True
    around = outline[max(0, match.start() - 30) : match.start()]
    clause = re.split(r"[;:.]", outline[: match.start()])[-1]
    return bool(_SOME.search(around.rpartition(",")[2]) or re.search(r"\b(?:extra|missing|lost|broke\w*|fractur\w*|removed|extracted|implants?|born without|surg\w+|patients?|variant|anomal\w+|not)\b", clause + outline[match.end() : match.end() + 40]))


def _is_total(scene: Scene, match: re.Match[str], structure: Structure) -> bool:
    outline = scene.outline
    before, after = outline[: match.start()], outline[match.end() :]
    if match["pairs"]:
        return True
    return bool(
        re.search(r"(?:there are|counts?|has|have|we have|made (?:up )?of|consists? of|comprises?|contains?|includes?|composed of|are the|are|all|of (?:the|our|your)|body's|when|total of|exactly|born with|with)\s+(?:the\s+|a total of\s+)?$", before)
        or re.match(r"\s+(?:make up|form|fuse|in the (?:body|human body|neck|mouth|adult)|that make|in (?:all|total))\b", after)
        or (not before.strip() and structure.kind in ("vertebra", "bone") and re.match(r"\s*,", after))
        or (not before.strip() and re.match(r"\s+(?:make|form|fuse|connect|are|protect|support)\b", after))
    )


def _counts(structure: Structure) -> list[tuple[int, int, bool]]:
    """The accepted counts: lowest, highest, is it of pairs."""
    found = []
    for value in structure.get("count"):
        numbers = [int(number) for number in re.findall(r"\d+", value.replace(",", ""))]
        if not numbers or re.search(r"million|billion|trillion", value):
            return []
        found.append((min(numbers), max(numbers), "pair" in value))
    return found


def _agrees(counts: list[tuple[int, int, bool]], number: int, is_pairs: bool) -> bool:
    for low, high, pairs in counts:
        if pairs == is_pairs and low <= number <= high:
            return True
        if pairs and not is_pairs and (low * 2 <= number <= high * 2 or low <= number <= high):
            return True
        if not pairs and is_pairs and low <= number * 2 <= high:
            return True
    return False


def _whole(scene: Scene, match: re.Match[str], noun: int) -> int | None:
    """The structure that the sentence gives the counted parts to."""
    outline = scene.outline
    after = re.match(r"\s*(?:,[^<,]*,\s*)?(?:that\s+|which\s+)?(?:together\s+)?(?:make up|makes up|form|forms|of|in|(?:fuse|unite|join|merge|combine|grow together|knit together) to (?:form|make)|compose|comprise)\s+(?:the\s+|human\s+|adult\s+|average\s+)*<(\w)(\d+)>", outline[match.end() :])
    if after and after[1] != "x":
        return int(after[2])
    before = re.search(
        r"<(\w)(\d+)>(?:\s*\([^()]*\))?,?\s+(?:normally |usually |typically |itself |each |also |really |actually )?(?:has|have|is made (?:up )?(?:of|from)|are made (?:up )?of|consists? of|comprises?|contains?|includes?|is composed of|is formed (?:by|from|of|when)|is divided into|"
        r"splits into|divides into|is built (?:of|from)|with|are|is|holds?|results? when|[^<]*results? when)\s+(?:the\s+|all\s+|just\s+|its\s+|a group of\s+|a set of\s+)?$",
        outline[: match.start()],
    )
    if before and before[1] != "x":
        return int(before[2])
    return None


def _parts_verdict(owner: Structure, part: Structure, text: str, number: int, is_pairs: bool) -> bool | None:
    """Is it true that a whole has so many parts?  None where the atlas does not count them."""
    if not owner.is_closed("parts-count"):
        return None
    nouns = {stem_of(word) for word in (text.lower().split()[-1], part.name.split()[-1])}
    known = False
    for value in owner.get("parts-count"):
        numbers = [int(found) for found in re.findall(r"\d+", value.split(" in ")[0])]
        words = [stem_of(word) for word in re.findall(r"[a-z]+", value.lower())]
        if not numbers or not words or words[-1] not in nouns:
            continue
        if len(words) > 1 and words[0] not in ("pair", "to") and len(set(text.lower().split())) == 1:
            continue
        if len(words) > 1 and words[0] not in ("pair", "to") and not set(words[:-1]) & {stem_of(word) for word in text.lower().split()}:
            continue
        if len(words) == 1 and owner is not part and len(text.split()) > 1 and stem_of(text.lower()) != words[0]:
            continue
        known = True
        if _agrees([(min(numbers), max(numbers), "pair" in words)], number, is_pairs):
            return True
    return False if known else None


def _parts_message(owner: Structure) -> str:
    return f"The {owner.name} has {', '.join(owner.get('parts-count')[:3])}."


_HAS = re.compile(
    r"<(\w)(?P<whole>\d+)>(?:\s*\([^()]*\))?,?\s+(?:normally |usually |typically |itself |each )?(?:has|have|is made (?:up )?of|are made (?:up )?of|consists? of|comprises?|contains?|includes?|is composed of|is divided into|splits into|divides into|with|,? which has)\s+(?:the\s+|just\s+|only\s+|a total of\s+)?$"
)


def _plain_parts(scene: Scene) -> Iterator[Slip]:
    """`the biceps has three heads`, `three lobes make up the left lung`: parts that are no structures by themselves."""
    outline = scene.outline
    for match in _PLAIN.finditer(outline):
        before = _HAS.search(outline[: match.start()])
        after = re.match(r"\s*(?:\([^()]*\)|,[^<;]*?,)?\s*(?:that\s+|which\s+)?(?:together\s+)?(?:make up|makes up|form|of|in|compose)\s+<(\w)(?P<whole>\d+)>", outline[match.end() :])
        found = before or after
        if found is None or _SELDOM.search(outline) or (_is_partial(outline, match) and not before):
            continue
        whole = int(found["whole"])
        owner = scene.mentions[whole].structure
        if owner is None or not owner.is_closed("parts-count"):
            continue
        noun = stem_of(match["noun"])
        is_of = after and not before and re.match(r"\s*(?:of|in)\b", outline[match.end() :])
        if is_of and not re.search(r"\b(?:the|all|there are|has|have)\s+$", outline[: match.start()]):
            continue
        same = [value for value in owner.get("parts-count") if re.fullmatch(rf"[\d\s.to-]+\s*(?:main |pairs? of )?{re.escape(noun)}(?:s|es)?|[\d\s.to-]+\s*(?:main )?(?:{match['noun']})", value)]
        numbers = [(min(map(int, found_numbers)), max(map(int, found_numbers)), "pair" in value) for value in same if (found_numbers := re.findall(r"\d+", value))]
        if numbers and not _agrees(numbers, number_of(match["number"]), bool(match["pairs"])):
            mention = scene.mentions[whole]
            start, end = _text_place(scene, match.start()), _text_place(scene, match.end())
            yield Slip("ANA407", min(start, mention.start), max(end, mention.end), _parts_message(owner), owner)


def _slip(scene: Scene, match: re.Match[str], noun: int, whole: int, message: str, structure: Structure) -> Slip:
    start = scene.text.lower().rfind(match["number"], 0, scene.mentions[noun].start)
    low = min(start if start >= 0 else scene.mentions[noun].start, scene.mentions[whole].start)
    return Slip("ANA407", low, max(scene.mentions[noun].end, scene.mentions[whole].end), message, structure)


def _text_place(scene: Scene, at: int) -> int:
    return text_position(scene, at)


def _plural(name: str) -> str:
    return name if name.endswith("s") else name[:-1] + "ae" if name.endswith("vertebra") else "teeth" if name == "tooth" else name + "s"


_MEMBERS = re.compile(
    r"<(\w)(?P<whole>\d+)>(?:\s*\([^()]*\))?,?\s+(?:is |are (?=made|comp|formed))?(?:made up of|made of|consists? of|comprises?|composed of|comprised of|formed by|formed from|includes?|contains?|has|are|splits into|divides into|branches into)\b(?P<gap>[^<;]{0,60}(?:<x\d+>)?[^<;]{0,30}?)(?=<[a-z]\d+>)"
)


def check_members(scene: Scene) -> Iterator[Slip]:
    """Find a member that a closed group does not have: `the rotator cuff is made up of ... and deltoid`."""
    for match in _MEMBERS.finditer(scene.outline):
        whole = int(match["whole"])
        owner = scene.mentions[whole].structure
        if owner is None or not owner.get("contains") or not owner.is_closed("contains"):
            continue
        first = next(number for number, (start, _, _) in enumerate(scene.places) if start >= match.end())
        yield from _strangers(scene, whole, owner, scene.listed_with(first))
    found = re.search(r"<(\w)\d+>(?P<gap>[^<;]*?)\b(?:make up|form|are (?:the )?(?:\w+ ){0,3}(?:<x\d+> )?(?:of|in)|share one insertion [^;]*?known as|known as|belong to)\s+<(\w)(?P<whole>\d+)>", scene.outline)
    if found:
        whole = int(found["whole"])
        owner = scene.mentions[whole].structure
        if owner is not None and owner.get("contains") and owner.is_closed("contains"):
            first = int(re.match(r"<\w(\d+)>", found[0])[1])  # type: ignore[index]
            listed = scene.listed_with(first)
            if len(listed) >= 2:
                yield from _strangers(scene, whole, owner, listed)


def _strangers(scene: Scene, whole: int, owner: Structure, listed: list[int]) -> Iterator[Slip]:
    atlas = scene.atlas
    members = (*atlas.values(owner, "contains"), *(other for other in atlas.values(owner, "joins") if owner.kind == "tendon" and other.kind == "muscle"))
    kinds = {member.kind for member in members}
    mine = [number for number in listed if (structure := scene.mentions[number].structure) and structure.kind in kinds]
    known = [number for number in mine if (structure := scene.mentions[number].structure) and (structure in members or atlas.wholes(structure.name) & {owner.name} or any(atlas.is_related(structure, member) for member in members))]
    if len(known) >= 2 or (known and len(mine) == 2):
        for number in mine:
            if number not in known:
                structure = scene.mentions[number].structure
                assert structure is not None
                yield scene.slip("ANA403" if owner.kind.startswith(("muscle", "joint", "tendon", "ligament")) else "ANA401", whole, number, f"The {structure.name} is no part of the {owner.name}: that is {', '.join(owner.get('contains')[:5])}.", owner)
