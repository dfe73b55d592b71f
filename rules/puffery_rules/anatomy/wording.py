"""Statements of plain shape, read from the words after a structure: what only some can do, who takes what from whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from puffery_rules.anatomy.atlas import Atlas, Structure
from puffery_rules.anatomy.facts import do_meet, lie_apart
from puffery_rules.anatomy.scene import Scene, Slip

_OFF = re.compile(
    r"\b(?:not|never|no|unlike|rather than|instead of|without|neither|nor|damage\w*|injur\w*|disease\w*|disorder\w*|loss|lost|problem\w*|treat\w*|pain\w*|affect\w*|may|might|could|cancer|tumou?rs?|infection\w*|surg\w+|inject\w*|"
    r"massage|supplement\w*|tea|diet|food|foods|if|help\w* your|signals?|nerves? (?:to|of)|graft\w*|dislocat\w*|fractur\w*|implant\w*|patients?|block\w*|stuck|reflux|leak\w*|instead|too)\b|n't\b"
)
#: Functions that belong to few: what the words after the bearer say, and who does it (with parts and wholes).
_EXCLUSIVE = (
    (r"(?:makes?|produces?|secretes?|releases?|pours?(?: out)?)\s+(?:the )?(?:hormone )?insulin\b", "pancreas;islets of langerhans;beta cell"),
    (r"(?:makes?|produces?|secretes?|forms?)\s+(?:the )?(?:digestive )?(?:juice )?bile\b", "liver;hepatocyte"),
    (r"(?:pours?|squeezes?|empties|releases?|delivers?)\s+(?:its )?bile\b", "liver;gallbladder;bile duct;common bile duct;hepatocyte;cystic duct;pancreas;ampulla of vater"),
    (r"stores?\s+(?:and concentrates? )?(?:the )?bile\b", "gallbladder"),
    (r"(?:makes?|produces?|forms?)\s+(?:the )?urine\b", "kidney;nephron;urinary system"),
    (r"(?:stores?|holds?|collects?)\s+(?:the |your )?urine\b", "urinary bladder;bladder;kidney;ureter;renal pelvis;urinary system"),
    (r"(?:makes?|produces?|secretes?|pours?)\s+(?:out )?(?:the )?(?:saliva|spit)\b", "salivary gland;parotid gland;submandibular gland;sublingual gland;mouth;tongue"),
    (r"(?:makes?|produces?|secretes?)\s+(?:the )?(?:your )?tears\b", "lacrimal gland;eye;eyelid;conjunctiva;lacrimal apparatus"),
    (r"(?:makes?|produces?|secretes?)\s+(?:the )?(?:sperm)\b", "testis;seminiferous tubule;male reproductive system"),
    (r"(?:makes?|produces?|secretes?|releases?)\s+(?:the )?(?:hormone )?(?:melatonin)\b", "pineal gland;brain;retina"),
    (r"(?:makes?|produces?|secretes?|releases?)\s+(?:the )?(?:hormone )?(?:adrenaline|cortisol|aldosterone)\b", "adrenal gland;adrenal cortex;adrenal medulla"),
    (r"(?:makes?|produces?|secretes?|releases?)\s+(?:the )?(?:hormone )?(?:growth hormone|prolactin)\b", "pituitary gland;anterior pituitary"),
    (r"pumps?\s+(?:the )?blood\b", "heart;left ventricle;right ventricle;triceps surae;muscle;calf;soleus;gastrocnemius;atrium;cardiovascular system"),
    (r"(?:filters?|cleans?)\s+(?:waste (?:from|out of) )?(?:the |your )?blood\b", "kidney;liver;spleen;nephron;glomerulus;urinary system"),
    (r"(?:digests?|breaks? down)\s+(?:the |your )?(?:food|fats?|starch|proteins?|meals?)\b", "stomach;small intestine;pancreas;duodenum;digestive system;mouth;salivary gland;liver;gallbladder;jejunum;ileum;tooth;large intestine;gut;tongue"),
    (r"(?:absorbs?)\s+(?:most )?(?:of )?(?:the |our )?nutrients\b", "small intestine;duodenum;jejunum;ileum;villus;digestive system;large intestine;stomach;gut"),
    (r"(?:breathes?|takes? (?:in|up) oxygen|exchanges? gases|takes? oxygen from the air)\b", "lung;alveolus;respiratory system;nose;mouth;diaphragm;trachea;bronchus;blood"),
    (r"(?:detects?|senses?|picks? up|tells? [^.;]{0,12} about|registers?|perceives?)\s+(?:the )?(?:smells?|odou?rs?|scents?)\b", "nose;olfactory nerve;olfactory epithelium;olfactory bulb;nasal cavity;brain;temporal lobe;limbic system"),
    (r"(?:detects?|senses?|picks? up|tells? [^.;]{0,12} about|registers?|processes)\s+(?:the )?(?:sounds?|noise)\b", "ear;cochlea;inner ear;temporal lobe;vestibulocochlear nerve;cochlear nerve;eardrum;auditory cortex;brain;middle ear;outer ear;organ of corti;hair cell;auditory ossicles"),
    (r"(?:detects?|senses?|picks? up|turns?|converts?|registers?)\s+(?:the )?(?:light)\b", "eye;retina;rod;cone;optic nerve;photoreceptor;photoreceptor cell;rod cell;cone cell;eyeball;fovea"),
    (r"(?:focus(?:es)?)\s+(?:the |incoming )?light\b", "lens of eye;cornea;eye;ciliary muscle;ciliary body"),
    (r"drains?\s+(?:the |your )?tears\b", "nasolacrimal duct;lacrimal sac;lacrimal canaliculus;lacrimal apparatus;lacrimal punctum;nose;eyelid;tear duct;eye"),
    (r"carr(?:y|ies)\s+(?:the )?urine\b", "ureter;urethra;urinary system;urinary bladder;kidney;collecting duct"),
    (r"carr(?:y|ies)\s+(?:the |inhaled |our )?air\b", "trachea;bronchus;bronchiole;lung;nose;larynx;throat;respiratory system;nasal cavity;pharynx;mouth;blood;bronchial tree"),
    (r"carr(?:y|ies)\s+(?:the |swallowed |our )?food\b", "esophagus;throat;pharynx;intestine;digestive system;small intestine;mouth"),
    (r"(?:gives? [^.;]{0,12}|makes?|produces?|gives?)\s+(?:the |our |your )?(?:voice)\b", "larynx;vocal fold;respiratory system;recurrent laryngeal nerve"),
    (r"(?:coordinates?|fine-tunes)\s+(?:the )?(?:movements?|balance)\b", "cerebellum;brain;basal ganglia;nervous system;motor cortex;frontal lobe;brainstem;spinal cord;inner ear;vestibular system"),
    (r"(?:processes|interprets?)\s+(?:what we see|sight|vision|visual)\b", "occipital lobe;visual cortex;brain;parietal lobe;temporal lobe;thalamus;retina;eye;cerebral cortex;cerebrum"),
    (r"(?:makes?|produces?)\s+(?:the )?(?:new )?(?:red )?blood cells\b", "red bone marrow;bone marrow;bone;spleen;thymus;lymph node"),
)
_BEARERS = frozenset("organ gland organ-part brain-part ear-part eye-part mouth-part nose-part larynx-part cranial-nerve heart-part skin-part bone ligament tendon lymph".split())
_FILLERS = r"\s*(?:\([^()]*\)\s*)?,?\s*(?:(?:which|that|is|are|the|an?|organ|organs|gland|glands|part|where|whose|main|also|mainly|chiefly|mostly|alone|job|task|role|to|helps?|responsible|for|in charge of|[a-z]+ly)\s+){0,6}"


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, frozenset[str]], ...]:
    return tuple((re.compile(_FILLERS + words), _passive(words), frozenset(names.split(";"))) for words, names in _EXCLUSIVE)


def _passive(words: str) -> re.Pattern[str] | None:
    """`bile is stored in`: the same function with its object first, for verbs that store, make, filter or pump."""
    verbs = {"stores": "stored", "makes": "made|produced|secreted|released|formed|manufactured", "filters": "filtered|cleaned", "pumps": "pumped", "digests": "digested|broken down"}
    match = re.match(r"(?:\(\?:)?(stores|makes|filters|pumps|digests)\?", words)
    if match is None:
        return None
    thing = re.sub(r"^.*?\\s\+", "", words, count=1)
    return re.compile(rf"\b{thing}\s+(?:is|are)\s+(?:[a-z]+\s+)?(?:{verbs[match[1]]})\s+(?:mainly |chiefly |mostly )?(?:in|by)\s+(?:the |your |our )?$")


def check_exclusive(scene: Scene) -> Iterator[Slip]:
    """Find a function of few organs that is given to another."""
    low_text = scene.text.lower().replace("’", "'")
    if _OFF.search(low_text):
        return
    for number, mention in enumerate(scene.mentions):
        structure = mention.structure
        if structure is None or structure.kind not in _BEARERS or scene.sign(number) == "x":
            continue
        rest, before = low_text[mention.end :], low_text[: mention.start]
        is_governed = bool(scene.governors[number]) and number > 0
        for active, passive, names in _table():
            match = None if is_governed else active.match(rest)
            object_first = passive.search(before) if passive is not None else None
            if (match is None and object_first is None) or _is_of(scene.atlas, structure, names):
                continue
            end = mention.end + (match.end() if match else 0)
            start = object_first.start() if object_first else mention.start
            known = ", ".join(value for value in structure.get("function")[:3])
            yield Slip("ANA406", start, end, f"The {structure.name} is for {known}." if known else f"The {structure.name} does not do that.", structure)
            return


def _is_of(atlas: Atlas, structure: Structure, names: frozenset[str]) -> bool:
    """Is a structure one of those named, a part or a whole of one?"""
    return bool(({structure.name} | atlas.wholes(structure.name) | atlas.parts(structure.name)) & names)


_FIT = re.compile(
    r"<(?P<s>[bk])(?P<a>\d+)>\s+(?:of <\w\d+>\s+)?(?:\w+ly )?(?:sits|rests|fits|glides|slides|nestles|turns|rolls|rides|swivels|articulates|meets|touches|borders|forms <[xj]\d+> with)\s+(?:(?:snugly|up|down|directly|neatly|just)\s+)*(?:in|into|inside|over|on|against|upon|with)?\s*"
    r"(?:(?:the\s+)?(?:front|end|top|head|back|shallow|deep|cup|round|rounded|socket|groove|<x\d+>|in|of|cup-shaped)\s+)*<[bk](?P<b>\d+)>"
)
_PAIR = re.compile(r"\b(?:<[xj]\d+>|joint|articulation)\s+(?:\([^()]*\)\s+)?(?:lies |sits |is |found |formed )?(?:between|of)\s+<[bk](?P<a>\d+)>\s+(?:and|with)\s+<[bk](?P<b>\d+)>")


def check_fits(scene: Scene) -> Iterator[Slip]:
    """Find two bones that are said to fit together or to have a joint between them, and do not meet."""
    if _OFF.search(scene.outline):
        return
    for match in (*_FIT.finditer(scene.outline), *_PAIR.finditer(scene.outline)):
        one, two = int(match["a"]), int(match["b"])
        first, second = scene.mentions[one].structure, scene.mentions[two].structure
        if first is None or second is None or len(scene.mentions[two].structures) > 1 or scene.atlas.is_related(first, second):
            continue
        if do_meet(scene.atlas, first, second) is False:
            yield scene.slip("ANA403", one, two, f"The {first.name} does not meet the {second.name}.", first)
            return


_IS = re.compile(r"<(?P<s>[ocbugkd])(?P<a>\d+)>,?\s+(?:is|are)\s+<(?P<t>[ocbugkd])(?P<b>\d+)>\s*(?:[.,;]|$|which|that)")


def check_identity(scene: Scene) -> Iterator[Slip]:
    """Find a structure that is described as another of its kind: `the hypodermis is the outermost layer of the skin`."""
    for match in _IS.finditer(scene.outline):
        one, two = int(match["a"]), int(match["b"])
        first, second = scene.mentions[one].structure, scene.mentions[two].structure
        if first is None or second is None or first.kind != second.kind or first.kind in ("region", "system", "space", "muscle-group") or scene.governors[one]:
            continue
        words = scene.mentions[two].text.lower()
        described = re.search(r"\b(?:layer|part|window|lobe|bone|chamber|tube|organ|gland|tissue|muscle)\b.*\bof\b", words)
        if described and not scene.atlas.is_related(first, second) and not any(second.name == name for name in first.get("names")):
            yield scene.slip("ANA402", one, two, f"That is the {second.name}, not the {first.name}.", first)


_POINTS = re.compile(r"<(?P<s>[okcbd])(?P<n>\d+)>\s+(?:points?|leans?|tilts?|lies|sits|is(?: found| located)?|fills?|occupies|takes up|rests)\s+(?:mostly |mainly |largely |down |slightly )*(?:to|towards?|on|in|at)?\s*(?:the\s+)?(?:(?:upper|lower|front|back|top|bottom)[ ,-]+)?(?P<side>left|right)\b(?!\s*(?:and|or|to left|/))")
_FINGER = re.compile(r"<(?P<g>g\d+)>(?: |-)?side of <g\d+>\s+(?:is|lies|sits|runs)\s+<b(?P<n>\d+)>|<b(?P<m>\d+)>\s+(?:is|lies|sits|runs)\s+(?:found |on |at |along )+<(?P<h>g\d+)>(?: |-)?side\b")


def check_halves(scene: Scene) -> Iterator[Slip]:
    """Find an organ on the wrong side of the body and a bone on the wrong side of the limb."""
    if _OFF.search(scene.outline):
        return
    for match in _POINTS.finditer(scene.outline):
        number, other = int(match["n"]), {"left": "right", "right": "left"}[match["side"]]
        structure = scene.mentions[number].structure
        if structure is not None and structure.kind != "landmark" and re.search(r"\b(?:points?|leans?|tilts?)\b", match[0]):
            continue
        if structure is not None and other in structure.get("side") and not {match["side"], "both", "midline"} & set(structure.get("side")):
            yield scene.slip("ANA402", number, number, f"The {structure.name} lies on the {other}.", structure)
    for match in _FINGER.finditer(scene.outline):
        number, place = int(match["n"] or match["m"]), int((match["g"] or match["h"])[1:])
        structure, finger = scene.mentions[number].structure, scene.mentions[place].structure
        if structure is None or finger is None:
            continue
        if (structure.name, finger.name) in (("radius", "little finger"), ("ulna", "thumb"), ("fibula", "great toe"), ("tibia", "little toe")):
            yield scene.slip("ANA402", number, place, f"The {structure.name} lies on the other side.", structure)


_DIVIDES = re.compile(r"<[ocfdu](?P<s>\d+)>(?:,? which|,? that)?\s+(?:divides|separates|parts)\s+<(?P<k>[ocw])(?P<a>\d+)>\s+(?:from|and)\s+<[ocw](?P<b>\d+)>")


def check_dividers(scene: Scene) -> Iterator[Slip]:
    """Find a partition that is said to part things it does not lie between."""
    for match in _DIVIDES.finditer(scene.outline):
        divider = scene.mentions[int(match["s"])].structure
        known = scene.atlas.values(divider, "between", "next-to", "joins") if divider is not None else ()
        if divider is None or len(divider.get("between")) < 2:
            continue
        for key in ("a", "b"):
            part = scene.mentions[int(match[key])].structure
            if part is not None and not any(scene.atlas.is_related(part, value) for value in known) and part.name not in scene.atlas.wholes(divider.name):
                yield scene.slip("ANA402", int(match["s"]), int(match["b"]), f"The {divider.name} lies between {' and '.join(divider.get('between')[:2])}.", divider)
                return


_FED = re.compile(r"(?:\b(?:blood|oxygen)\b|<x\d+>)[^;]*(?:reach\w*|com\w+|flow\w*|brought|carried|supplied|deliver\w*|gets?|receiv\w*|arriv\w*)\b[^;]*<(?P<t>[ocug])(?P<n>\d+)>\s+(?:[a-z]+\s+)?(?:through|via|by|from|in)\s+<a(?P<a>\d+)>")
_FEEDER = re.compile(r"<a(?P<a>\d+)>,\s+(?:which|that)\b[^,;]*,\s+(?:suppl(?:y|ies)|feeds?|nourish(?:es)?)\s+<(?P<t>[ocug])(?P<n>\d+)>")


def check_feeding(scene: Scene) -> Iterator[Slip]:
    """Find an artery that is said to feed what another feeds, its name standing apart from the verb."""
    if re.search(r"\b(?:not|bypass|graft\w*|catheter|stent|inject\w*)\b", scene.outline):
        return
    for match in (*_FED.finditer(scene.outline), *_FEEDER.finditer(scene.outline)):
        artery, target = scene.mentions[int(match["a"])].structure, scene.mentions[int(match["n"])].structure
        if artery is None or target is None or not re.search(r"\b(?:blood|oxygen|suppl|feed|nourish)", scene.text.lower()) or not artery.get("supplies"):
            continue
        below = [value for name in scene.atlas.parts(artery.name) if name in scene.atlas.by_name for value in scene.atlas.values(scene.atlas.by_name[name], "supplies")]
        fed = (*scene.atlas.values(artery, "supplies"), *below)
        own = scene.atlas.values(target, "artery")
        if any(scene.atlas.is_related(target, value) for value in fed) or any(scene.atlas.is_related(artery, value) for value in own):
            continue
        if own or all(lie_apart(scene.atlas, value, target) for value in fed):
            yield scene.slip("ANA404", int(match["a"]), int(match["n"]), f"The {artery.name} supplies {', '.join(artery.get('supplies')[:3])}.", artery)


_TIES = re.compile(r"<x(?P<a>\d+)>\s+(?:tie|attach|anchor|connect|join|hold|bind|fasten|link)\s+<u\d+>\s+(?:firmly\s+)?to\s+<x(?P<b>\d+)>")


def check_ties(scene: Scene) -> Iterator[Slip]:
    """Find ligaments that are said to tie muscles to bone."""
    for match in _TIES.finditer(scene.outline):
        one, two = int(match["a"]), int(match["b"])
        first, second = scene.mentions[one].structure, scene.mentions[two].structure
        if first is not None and second is not None and (first.name, second.name) == ("ligament", "bone"):
            yield scene.slip("ANA405", one, two, "Tendons join muscle to bone; ligaments join bone to bone.", first)


_FELT = re.compile(r"\b(?:feeling|sensation|touch)\s+(?:from|in|of|over)\b[^;]*<[kgb](?P<g>\d+)>\s+(?:is|are)?\s*(?:carried|supplied|served|provided|relayed|sent|travels?|runs?)\s+(?:to the brain\s+)?(?:by|in|through|along|via)\s+<n(?P<n>\d+)>")


def check_feeling(scene: Scene) -> Iterator[Slip]:
    """Find a nerve that is said to carry the feeling of a place far from it."""
    for match in _FELT.finditer(scene.outline):
        nerve, place = scene.mentions[int(match["n"])].structure, scene.mentions[int(match["g"])].structure
        if nerve is None or place is None:
            continue
        reached = (nerve, *scene.atlas.values(nerve, "supplies"))
        if all(lie_apart(scene.atlas, value, place) for value in reached):
            yield scene.slip("ANA404", int(match["g"]), int(match["n"]), f"The {nerve.name} does not reach the {place.name}.", nerve)


#: All checks of this module.
CHECKS = (check_ties, check_feeling, check_exclusive, check_fits, check_identity, check_halves, check_dividers, check_feeding)
