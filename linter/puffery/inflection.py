"""The forms of English verbs and nouns, as far as phrase templates need them."""

from __future__ import annotations

import re

_IRREGULAR = {
    verb: tuple(forms.split())
    for verb, *rest in (
        line.split(" ", 1)
        for line in """\
be is are was were been being am 's 're
beat beats beating beaten
become becomes became becoming
begin begins began begun beginning
bring brings brought bringing
build builds built building
burn burns burned burnt burning
buy buys bought buying
choose chooses chose chosen choosing
come comes came coming
cut cuts cutting
do does did done doing
draw draws drew drawn drawing
drive drives drove driven driving
eat eats ate eaten eating
fall falls fell fallen falling
feel feels felt feeling
fight fights fought fighting
find finds found finding
forget forgets forgot forgotten forgetting
get gets got gotten getting
give gives gave given giving
go goes went gone going
grow grows grew grown growing
have has had having
hold holds held holding
keep keeps kept keeping
know knows knew known knowing
lead leads led leading
leave leaves left leaving
let lets letting
lie lies lay lain lying
lose loses lost losing
make makes made making
mean means meant meaning
melt melts melted melting
overcome overcomes overcame overcoming
put puts putting
rebuild rebuilds rebuilt rebuilding
regrow regrows regrew regrown regrowing
rid rids ridding
run runs ran running
say says said saying
see sees saw seen seeing
sell sells sold selling
send sends sent sending
set sets setting
shed sheds shedding
show shows showed shown showing
shrink shrinks shrank shrunk shrinking
shut shuts shutting
slow slows slowed slowing
speak speaks spoke spoken speaking
spend spends spent spending
stand stands stood standing
stick sticks stuck sticking
stop stops stopped stopping
take takes took taken taking
tell tells told telling
think thinks thought thinking
throw throws threw thrown throwing
undergo undergoes underwent undergone undergoing
undo undoes undid undone undoing
wear wears wore worn wearing
win wins won winning
write writes wrote written writing""".splitlines()
    )
    for forms in rest
}
_PLURALS = {
    "foot": "feet",
    "tooth": "teeth",
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "wife": "wives",
}
#: Verbs of more than one syllable whose last consonant doubles, because the stress falls on the end.
_DOUBLING = frozenset("prefer refer occur admit commit permit submit control compel regret transfer forget".split())


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return all forms of a verb given in its base form, the base first."""
    if verb in _IRREGULAR:
        return tuple(dict.fromkeys((verb, *_IRREGULAR[verb])))
    stem, past = verb, verb + "ed"
    if verb.endswith("ee"):
        past = verb + "d"
    elif verb.endswith("ie"):
        return verb, verb + "s", verb + "d", verb[:-2] + "ying"
    elif verb.endswith("e"):
        stem, past = verb[:-1], verb + "d"
    elif re.search(r"[^aeiou]y$", verb):
        past = verb[:-1] + "ied"
    elif verb in _DOUBLING or re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprtz]", verb):
        stem = verb + verb[-1]
        past = stem + "ed"
    return verb, _add_s(verb), past, stem + "ing"


def plural(noun: str) -> str:
    """Return the plural of a noun."""
    for single, several in _PLURALS.items():
        if noun.endswith(single):
            return noun[: -len(single)] + several
    return _add_s(noun)


def _add_s(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if re.search(r"(?:s|x|z|ch|sh)$", word) or word in ("go", "do", "undergo", "undo", "hero", "echo", "potato", "tomato"):
        return word + "es"
    return word + "s"
