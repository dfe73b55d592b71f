"""`nlp.add_pipe("puffery")`: the rules in any spaCy pipeline.

The flagged spans stand in `doc.spans["puffery"]`, labelled by code; severity and message are not lost: `span.id_` holds the
rule's name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Span

from puffery.discovery import installed_rules
from puffery.language import Language
from puffery.model import Mark, OffsetMap, Page, Rule
from puffery.reading import detach, flags_of
from puffery.settings import Settings, override

SPANS_KEY = "puffery"


@Pipeline.factory(
    "puffery", default_config={"select": [], "ignore": [], "jurisdictions": ["us"]}, assigns=["doc.spans"], retokenizes=False
)
def make_component(
    nlp: Pipeline, name: str, select: list[str], ignore: list[str], jurisdictions: list[str]
) -> Callable[[Doc], Doc]:
    """Make the pipeline component; the settings have the meaning they have in a configuration file."""
    rules = installed_rules()
    settings = override(
        Settings(), rules, {"select": select, "ignore": ignore, "jurisdictions": jurisdictions}, f"component {name!r}"
    )
    return PufferyComponent(nlp, tuple(rule for rule in rules if settings.is_selected(rule)), settings)


class PufferyComponent:
    """Runs rules on a Doc and leaves the flagged spans in `doc.spans["puffery"]`."""

    def __init__(self, nlp: Pipeline, rules: tuple[Rule, ...], settings: Settings) -> None:
        self.rules = rules
        self.settings = settings
        self.language = Language.over(nlp, installed_rules())

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc with its flagged spans."""
        self.language.analyse(doc, page_of(doc), self.settings)
        doc.spans[SPANS_KEY] = [
            Span(doc, flag.span.start, flag.span.end, label=rule.code, span_id=rule.name)
            for rule in self.rules
            for flag in flags_of(rule, doc)
        ]
        detach(doc)  # what stays on the Doc must serialize
        return doc


def page_of(doc: Doc) -> Page:
    """Return a page whose prose is the Doc's own text: blocks are its paragraphs, offsets are the identity."""
    text = doc.text
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            blocks.append(Mark("paragraph", start, start + len(paragraph)))
        start += len(paragraph) + 2
    same = OffsetMap((0,), (0,), (len(text),), len(text))
    return replace(Page("<doc>", text, text, same), blocks=tuple(blocks))
