"""TRM603 redundant-term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from puffery.plugin import Flag, is_reference, phrases, rule, sentence
from puffery_rules.stanzas import Stanza, load_stanzas
from puffery_rules.terminology.books import AMA
from puffery_rules.terminology.confused_term import in_case_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


@lru_cache(maxsize=1)
def _redundant() -> dict[str, Stanza]:
    return {stanza.name.lower(): stanza for stanza in load_stanzas("terminology", "redundant")}


def _phrases() -> Iterable[str]:
    return _redundant()


twice_said = phrases(load=_phrases)


@rule(
    code="TRM603",
    severity="info",
    safe_fix=True,
    message="‘{span}’ says the same thing twice.",
    sources=(AMA,),
    bad=("Relief for <<cervical neck>> pain.", "She tore her <<ACL ligament>>.", "Rest helps <<the the>> tendon."),
    good=("Relief for neck pain.", "She tore her ACL.", "I know that that is hard."),
)
def redundant_term(doc: Doc) -> Iterator[Flag]:
    """A term that says a thing twice, or a word that stands twice.

    ‘ACL’ ends in ‘ligament’ and ‘cervical’ means ‘of the neck’; saying it again shows that the term was copied, not understood.
    """
    for hit in twice_said(doc):
        stanza = _redundant().get(" ".join(hit.text.lower().split()))
        if stanza is None or is_reference(hit) or _is_name(hit, stanza):
            continue
        say = stanza.text("say")
        yield Flag(hit, message=f"‘{hit.text}’: ‘{say}’ says it.", replacements=(in_case_of(hit.text, say) if say.islower() else say,))


def _is_name(hit: Span, stanza: Stanza) -> bool:
    """Is the phrase right here: broken by a line, a name, a grade (`a a`), or excused by the stanza?"""
    whole = sentence(hit).text.lower()
    words = hit.text.split()
    if any(word.lower() in whole for word in stanza.get("unless")) or "\n" in hit.text:
        return True
    doubled = len(words) == 2 and words[0].lower() == words[1].lower()
    return doubled and ((words[0] != words[1] and hit.start != sentence(hit).start) or hit.text.isupper() or (words[0] == "A" and words[1] == "A"))
