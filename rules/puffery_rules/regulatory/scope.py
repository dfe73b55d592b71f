"""What a therapy, drug or device may be advertised for: its accepted scope or its indications, as conditions of the knowledge base."""

from __future__ import annotations

from functools import cache

from puffery_rules.conditions import conditions_in
from puffery_rules.products import product_stanzas
from puffery_rules.stanzas import Stanza

#: Therapies by hand and needle, whose accepted scope is complaints of joints, muscles and back.
_BODYWORK = frozenset("chiropractic osteopathy acupuncture massage physiotherapy electrotherapy laser-therapy spinal-decompression red-light sauna cryotherapy pemf spa shockwave thermal".split())
#: Therapies by word, which may speak of worries and habits.
_MINDWORK = frozenset("hypnotherapy psych-alternative mind-body sound".split())
_CLASSES = frozenset(("glp-1", "botulinum-toxin"))
_WORRIES = frozenset(("anxiety", "phobia", "panic disorder", "panic attack", "insomnia", "stress", "low mood", "burnout", "smoking", "nail biting", "sleep problems", "anger", "grief", "low self-esteem", "social anxiety"))
_BODILY = frozenset("musculoskeletal pain injury".split())
#: What is ordinary care: scars and injuries under the hands, growths under the cold, noises under sound.
_ORDINARY = {
    "massage": frozenset(("scar", "injury", "lymphedema", "swelling")),
    "physiotherapy": frozenset(("scar", "injury", "lymphedema", "vertigo")),
    "cryotherapy": frozenset(("scar", "wart", "mole")),
    "sound-therapy": frozenset(("tinnitus",)),
}
_HEADACHES = frozenset(("headache", "migraine", "muscle tension"))


@cache
def scope_of(name: str) -> frozenset[str]:
    """Return the names of the conditions that a product's accepted scope and indications name."""
    product = next(product for product in product_stanzas() if product.name == name)
    # Members of a class are often spoken of together, and brands of one substance differ in their labels.
    members = [other for other in product_stanzas() if other.text("group") == product.text("group")] if product.text("group") in _CLASSES else [product]
    texts = [text for member in members for text in _scope_texts(member)]
    return frozenset(condition.name for text in texts for condition in conditions_in(text))


def _scope_texts(product: Stanza) -> list[str]:
    return [*product.get("may-say"), *(text for key, values in product.values.items() if key.startswith("indications") for text in values)]


def is_in_scope(product: Stanza, condition: Stanza) -> bool:
    """Is a condition among those that a product may be advertised for?"""
    if condition.name in scope_of(product.name):
        return True
    if condition.name in _ORDINARY.get(product.text("group"), ()):
        return True
    if product.text("group") in _MINDWORK and condition.name in _WORRIES:
        return True
    if product.text("group") not in _BODYWORK:
        return False
    return condition.text("area") in _BODILY or condition.name in _HEADACHES or condition.text("area") == "pain"


def status_note(product: Stanza, place: str) -> str:
    """Say which status a product has in a place, and where that stands."""
    status, *more = product.get(place) or product.get("us")
    reason = f" ({'; '.join(more)})" if more else ""
    return f"{product.name}: {status}{reason}. Source: {product.get('source')[0]}."


def scope_note(product: Stanza) -> str:
    """Say what may be said of a product, and where that stands."""
    scope = product.get("may-say") or product.get("indications")
    accepted = f"accepted: {'; '.join(scope[:6])}" if scope else "no disease is accepted"
    return f"{product.name}: {accepted} ({product.get('source')[0]})"
