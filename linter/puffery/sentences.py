"""Where sentences end, in copy that real people typed.

A sentence never crosses a block.  Inside a block it ends at `.`, `!`, `?` or an ellipsis, unless the stop belongs to an
abbreviation, an initial, a number or a name; citation marks after the stop (`relief.3`, `relief. [4]`) belong to the sentence
before them.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: Abbreviations that stand before a name or a number: a capital or digit after them starts no sentence.
_TITLES = frozenset(
    """dr drs mr mrs ms mx prof rev hon sen rep gen col capt lt sgt st mt ft no nos fig figs eq ref refs vol vols pp p ch
    sec art cf vs v approx ca est e.g i.e viz al dept univ ext tel bldg ste rte ave blvd min max avg resp incl excl
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
#: Abbreviations after which a capital does start a sentence, but a small letter does not.
_INNER = frozenset(
    """inc ltd co corp llc etc jr sr ph.d m.d d.o d.c d.d.s d.m.d r.n b.s b.a m.s m.a u.s u.k e.u a.m p.m hr hrs mg ml kg
    lb lbs oz in cm mm tab tabs cap caps b.i.d t.i.d q.d p.r.n""".split()
)
_STOP = re.compile(
    r"""(?P<stop>[.!?…]+(?:[ ]?\.){0,2})
        (?P<close>["'”’»)\]]*)
        (?P<cite>(?:[ ]?(?:\[\d[\d\s,;–-]*\]|\(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\))|(?<=[a-z)”"][.!?])\d{1,3}(?:[,–-]\d{1,3})*)*)
        (?=[ ]|$|(?<=[a-z][.!?])[A-Z][a-z])""",
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"([^\W\d_](?:[\w']|\.(?=[^\W\d_]))*)$")


@lru_cache(maxsize=4096)
def sentence_starts(text: str) -> tuple[int, ...]:
    """Return where the sentences of one block start: code points of the block's text, the first 0."""
    starts = [0]
    for match in _STOP.finditer(text):
        after = match.end()
        while after < len(text) and text[after] == " ":
            after += 1
        if after < len(text) and _is_end(text, match, text[after:]) and after > starts[-1]:
            starts.append(after)
    return tuple(starts)


def _is_end(text: str, match: re.Match[str], rest: str) -> bool:
    if re.match(r"[a-z]", rest) and not re.match(r"(?:e[A-Z]|i[A-Z]|mRNA)", rest):
        return False
    if match["stop"] != ".":
        return rest[0] not in ",;:)—–"
    if rest[0] in ",;:)—–":
        return False
    if match["cite"] or match["close"]:
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
    if before is None:
        # A list number ("1. Rest the knee.") is no sentence of its own.
        return not re.search(r"(?:^|\s)\(?\d{1,2}$", text[max(0, match.start() - 4) : match.start()]) or match.start() > 4
    word = before[1].lower()
    if word == "no":
        return not rest[0].isdigit()
    if word in _TITLES:
        return False
    if len(before[1]) == 1 and before[1].isupper() and before[1] != "I":
        return bool(re.match(r"(?:The|This|These|It|We|You|Our|Your|If|In|A|He|She|They|For)\b", rest)) and match.start() > 2
    if word in _INNER:
        return rest[0].isupper()
    return True
