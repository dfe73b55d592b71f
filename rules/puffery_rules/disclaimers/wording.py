"""The wording to add where a disclaimer is missing, by rule and jurisdiction, with the law that asks for it.

A disclaimer is no cure for a claim that is false: it adds what an honest claim leaves open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """A statement that may be added as it stands (`[…]` marks what the writer fills in), and the law it answers to."""

    text: str
    law: str


_RESULTS = "Individual results vary, and no result can be guaranteed."
_ADVICE = "This page is general information and no medical advice. Ask your doctor or another qualified provider whether this treatment suits you."
_RISKS = "Like every treatment, this one has risks. They include [the most common and the most serious ones]. It is not suitable for people who [contraindications]."
_TYPICAL = "Typically, [N] of [N] patients can expect [outcome] after [time], according to [source]."
_SUPPLEMENT = (
    "This statement has not been evaluated by the Food and Drug Administration. "
    "This product is not intended to diagnose, treat, cure, or prevent any disease."
)

#: Code → jurisdiction → the statement to add.
WORDINGS: dict[str, dict[str, Wording]] = {
    "DIS301": {
        "us": Wording(_RESULTS, "FTC Health Products Compliance Guidance 2022"),
        "uk": Wording(_RESULTS, "CAP Code 12.1"),
        "eu": Wording(_RESULTS, "Directive 2005/29/EC Annex I(17)"),
        "au": Wording("Outcomes differ from person to person, and no outcome is guaranteed.", "National Law s133"),
    },
    "DIS302": {
        "us": Wording(_ADVICE, "FTC Health Products Compliance Guidance 2022"),
        "uk": Wording(_ADVICE, "CAP Code 12.2"),
        "eu": Wording(_ADVICE, "Directive 2001/83/EC art. 90"),
        "au": Wording(
            "This page is general information. Before going ahead, ask a suitably qualified health practitioner whether it suits you.",
            "National Law s133",
        ),
    },
    "DIS303": {
        "us": Wording("[Product] is not approved by the FDA for this use and is considered investigational.", "15 USC 52"),
        "uk": Wording("[Product] is not licensed by the MHRA for this use.", "CAP Code 12.11"),
        "eu": Wording("[Product] has no marketing authorisation for this use.", "Directive 2001/83/EC art. 87"),
        "au": Wording("[Product] is not included in the ARTG for this use.", "Therapeutic Goods Act 1989 s. 42DL"),
    },
    "DIS304": {
        "us": Wording(_RISKS, "FTC Health Products Compliance Guidance 2022"),
        "uk": Wording(_RISKS, "CAP Code 12.1"),
        "eu": Wording(_RISKS, "Regulation (EU) 2017/745 art. 7"),
        "au": Wording("Any surgical or invasive procedure carries risks. They include [risks].", "TGA Code 2021"),
    },
    "DIS305": {"us": Wording(_SUPPLEMENT, "21 CFR 101.93(c)")},
    "DIS306": {
        "us": Wording(_TYPICAL, "16 CFR 255.2"),
        "uk": Wording(_TYPICAL, "CAP Code 3.7"),
        "eu": Wording(_TYPICAL, "Directive 2001/83/EC art. 90"),
        "au": Wording("(Take the testimonial out: testimonials about a regulated health service are barred.)", "National Law s133"),
    },
}


def wordings(code: str, jurisdictions: Sequence[str]) -> tuple[Wording, ...]:
    """Return the statements to add under some jurisdictions, each text once."""
    by_text: dict[str, Wording] = {}
    for place in jurisdictions:
        wording = WORDINGS.get(code, {}).get(place)
        if wording is not None:
            by_text.setdefault(wording.text, wording)
    return tuple(by_text.values())


def advice(code: str, jurisdictions: Sequence[str]) -> str:
    """Return what to add, as a note says it."""
    return " ".join(f"Add: “{wording.text}” ({wording.law})" for wording in wordings(code, jurisdictions))


def insertion(code: str, jurisdictions: Sequence[str]) -> str:
    """Return the statements to add as they stand, empty where the writer has something to fill in or to take out."""
    texts = [wording.text for wording in wordings(code, jurisdictions)]
    return "" if any(text.startswith("(") or "[" in text for text in texts) else " ".join(texts)
