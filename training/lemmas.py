"""Derives the tables of spaCy's rule lemmatizer from annotated documents and general spelling rules.

spaCy tries the rules of a part of speech in order. Among results that the index knows the last one wins;
where it knows none, the first result does. Exceptions go before both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from spacy.lookups import Lookups
from spacy.tokens import Doc

Rules = list[list[str]]
Counts = dict[tuple[str, str], Counter[str]]
"""Lemmas of each part of speech and lower-case form."""
Index = dict[str, set[str]]
Exceptions = dict[str, dict[str, list[str]]]

PARTS_OF_SPEECH = {"NN": "noun", "NNS": "noun", "JJ": "adj", "RB": "adv"} | dict.fromkeys(
    ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"), "verb"
)
WHOLE_STEMS = """
    eat oat out oot get ket rget dget bit sit mit dit fit velop llop aid oid ain oin air oir our ear oor eer er
    ail oil eal ool eel ial nal tal vel bel del eam oam aim oom som stom eem eak oak eek ook eep eap oap oup up
    ss ocus itor ctor tor nsor vor lor nor ead oad eed eld ood owd een
"""
"""Ends of verb stems that are whole without an e: treat, target, limit, develop, avoid, contain, repair."""
SHORT_STEMS = """
    plet pet stor xplor gnor at iz is yz ys c dg lg rg ang eng v u rs ns ps ls eas ais ois ous aus ur ir ar or
    in id ad ag ut vit nit cit rit ot op ap ip yp ak ik ok am im om um al il ol ul bl pl tl dl gl fl kl zl cl
    us ib ub yl eath ooth bath
"""
"""Ends of verb stems that lost an e: rejuvenat(e), reduc(e), restor(e), reliev(e), revers(e), sooth(e)."""


def make_lookups(docs: Iterable[Doc], irregular: Path, vocabulary: Path) -> Lookups:
    """Build the tables from gold annotation, irregular forms and the words of the field."""
    counts = count_lemmas(docs)
    rules = {"noun": noun_rules(), "verb": verb_rules(), "aux": verb_rules(), "adj": adjective_rules()}
    rules["propn"] = []  # unknown names stay as they are written
    for pos in {pos for pos, _form in counts} - {"propn"}:
        rules.setdefault(pos, []).append(["", ""])
    words = [(PARTS_OF_SPEECH[slot.split()[0]], form, lemma) for slot, form, lemma in read_rows(vocabulary)]
    listed = read_rows(irregular) + words
    index: Index = defaultdict(set)
    for pos, _form, lemma in listed:
        index[pos].add(lemma)
    for (pos, _form), lemmas in counts.items():
        index[pos].add(lemmas.most_common(1)[0][0])
    drop_rivals(counts, rules, index)
    wanted = {(pos, form): lemma for pos, form, lemma in listed}
    for key, lemmas in counts.items():
        lemma, count = lemmas.most_common(1)[0]
        if count > 1 or key not in wanted:
            wanted[key] = lemma
    exceptions: Exceptions = defaultdict(dict)
    for (pos, form), lemma in wanted.items():
        if lemma != apply_rules(form, rules[pos], index[pos]):
            exceptions[pos][form] = [lemma]
    exceptions["verb"] = {**exceptions["aux"], **exceptions["verb"]}
    return pack(rules, index, exceptions)


def read_rows(path: Path) -> list[tuple[str, str, str]]:
    """Read a table of three columns."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(first, form, lemma) for first, form, lemma in rows]


def count_lemmas(docs: Iterable[Doc]) -> Counts:
    """Count the lemmas of each form by part of speech, without parts of names and of broken words."""
    counts: Counts = defaultdict(Counter)
    for doc in docs:
        for token in doc:
            is_name = token.pos_ != "PROPN" and token.tag_ in ("NNP", "NNPS")
            if token.lemma_ and not is_name and token.tag_ not in ("GW", "AFX"):
                counts[token.pos_.lower(), token.lower_][token.lemma_] += 1
    return counts


def drop_rivals(counts: Counts, rules: dict[str, Rules], index: Index) -> None:
    """Take out of the index what would win over a commoner lemma, as no exception could mend that."""
    totals: Counter[tuple[str, str]] = Counter()
    for (pos, _form), lemmas in counts.items():
        totals.update({(pos, lemma): count for lemma, count in lemmas.items()})
    for (pos, form), lemmas in counts.items():
        lemma = lemmas.most_common(1)[0][0]
        while (winner := apply_rules(form, rules[pos], index[pos])) != lemma and lemma in index[pos]:
            if winner not in index[pos] or totals[pos, winner] >= totals[pos, lemma]:
                break
            index[pos].remove(winner)


def apply_rules(form: str, rules: Rules, index: set[str]) -> str:
    """Return what spaCy's lemmatizer makes of a lower-case form without exceptions."""
    results = [form[: len(form) - len(old)] + new for old, new in rules if form.endswith(old)]
    results = [result for result in results if result]
    known = [result for result in results if result in index]
    marked = [result for result in results if not result.isalpha()]
    return next(iter([*reversed(known), *marked, *results]), form)


def noun_rules() -> Rules:
    """Rules from plural to singular."""
    kept = [[end, end] for end in ("ss", "us", "is", "ous")]
    special = {
        "noses": "nosis",
        "lyses": "lysis",
        "theses": "thesis",
        "auses": "ause",
        "ouses": "ouse",
        "uses": "us",
    }
    special |= {"aches": "ache", "ies": "y", "women": "woman", "men": "man", "brae": "bra", "oes": "o"}
    hissing = {f"{end}es": end for end in ("ss", "sh", "ch", "x", "zz")}
    return [*kept, *([old, new] for old, new in {**special, **hissing}.items()), ["s", ""]]


def verb_rules() -> Rules:
    """Rules from -s, -ed and -ing to the base form."""
    rules = [
        ["ss", "ss"],
        ["sses", "ss"],
        ["shes", "sh"],
        ["aches", "ach"],
        ["ches", "ch"],
        ["xes", "x"],
        ["zzes", "zz"],
    ]
    rules += [["ies", "y"], ["oes", "o"], ["s", ""]]
    rules += [["ied", "y"]]
    stems = [(letter * 2, letter) for letter in "bdgmnprt"]
    stems += sorted(
        [(end, end) for end in WHOLE_STEMS.split()] + [(end, f"{end}e") for end in SHORT_STEMS.split()],
        key=rank,
    )
    for ending in ("ing", "ed"):
        rules += [[stem + ending, whole] for stem, whole in stems]
        rules += [[ending, ""], [ending, "e"]]
    return rules


def rank(stem: tuple[str, str]) -> int:
    """Sort longer ends first."""
    return -len(stem[0])


def adjective_rules() -> Rules:
    """Rules from comparative and superlative to positive, for known adjectives only."""
    rules = [["er", "er"], ["est", "est"]]
    for ending in ("er", "est"):
        rules += [[letter * 2 + ending, letter] for letter in "bdgmnt"]
        rules += [[ending, ""], [ending, "e"], [f"i{ending}", "y"]]
    return rules


def pack(rules: dict[str, Rules], index: Index, exceptions: Exceptions) -> Lookups:
    """Put the tables into spaCy's container."""
    lookups = Lookups()
    lookups.add_table("lemma_rules", rules)
    lookups.add_table("lemma_index", {pos: sorted(lemmas) for pos, lemmas in index.items()})
    lookups.add_table("lemma_exc", {pos: dict(sorted(forms.items())) for pos, forms in exceptions.items()})
    return lookups
