"""From a Page to an analysed Doc: tokens, blocks, sentences, phrase hits; syntax where a rule asks for it.

spaCy is imported when the first Doc is made, so that commands which read no draft start at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from puffery.cache import keep, program_version
from puffery.errors import ModelError
from puffery.model import Mark, Page, Rule
from puffery.phrases import Phrases
from puffery.plugin import phrases_of
from puffery.reading import Range, Reading, attach
from puffery.sentences import sentence_starts

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from puffery.settings import Settings

_Cut = Callable[[str], tuple[list[str], list[bool]]]

#: The model that ships with puffery: tags, lemmas and dependencies, loaded when a rule first needs syntax.
SHIPPED_MODEL = Path(__file__).parent / "pipeline" / "en_puffery"
#: A citation number that sticks to the full stop ("relief.3") is no part of the word before it.
_CITATION_INFIX = r"(?<=[a-z]{3})\.(?=\d{1,2}(?:\D|$))"


Index = dict[str, list[tuple[tuple[str, ...], int]]]


class Language:
    """Turns pages into Docs for one set of rules; build it once a run, it is the expensive part.

    `model` is a path or name of a spaCy model to take the place of the shipped one.
    """

    _cut: _Cut | None = None

    def __init__(self, rules: Sequence[Rule], model: str | None = None) -> None:
        self.model = model
        self._pipeline: Pipeline | None = None
        self.tokenize = self._tokenizer()
        self.matcher = PhraseTable(rules, self.vocab, self.tokenize)
        self._syntax_lists = [item for rule in rules if rule.syntax for item in phrases_of(rule)]

    @classmethod
    def over(cls, pipeline: Pipeline, rules: Sequence[Rule]) -> Language:
        """Return a language that works on the Docs of somebody's own pipeline."""
        made = cls.__new__(cls)
        made.model, made._pipeline, made.vocab, made.tokenize = None, None, pipeline.vocab, pipeline.tokenizer
        made.matcher = PhraseTable(rules, made.vocab, made.tokenize)
        made._syntax_lists = [item for rule in rules if rule.syntax for item in phrases_of(rule)]
        return made

    def _tokenizer(self) -> Callable[[str], Doc]:
        if self.model is not None:
            pipeline = self.pipeline
            self.vocab: Vocab = pipeline.vocab
            return pipeline.tokenizer
        # What `spacy.blank("en")` makes, without the pipeline around it: that takes a quarter of a second.
        from spacy.lang.en import English
        from spacy.tokenizer import Tokenizer
        from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
        from spacy.vocab import create_vocab

        defaults = English.Defaults
        self.vocab = create_vocab("en", defaults)
        made: Callable[[str], Doc] = Tokenizer(
            self.vocab,
            rules=defaults.tokenizer_exceptions,
            prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
            suffix_search=compile_suffix_regex(defaults.suffixes or ()).search,
            infix_finditer=compile_infix_regex([*(defaults.infixes or ()), _CITATION_INFIX]).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )
        return made

    @property
    def pipeline(self) -> Pipeline:
        """The model that gives syntax, loaded at first use; raises `ModelError` when it cannot be loaded."""
        if self._pipeline is None:
            import spacy

            name = self.model or str(SHIPPED_MODEL)
            try:
                self._pipeline = spacy.load(name)
            except (OSError, ValueError, ImportError) as cause:
                reason = str(cause).splitlines()[0]
                raise ModelError(
                    f"the model {name!r} cannot be loaded: {reason} Install it, or remove `model` from the settings."
                ) from cause
        return self._pipeline

    def read(self, page: Page, settings: Settings) -> Doc:
        """Return the analysed Doc of a page; its text is the page's prose."""
        doc = self.tokenize(page.prose) if self._cut is None else self._join(page.prose, self._cut)
        return self.analyse(doc, page, settings)

    def remember_blocks(self) -> None:
        """Keep the tokens of each block from now on: an editor sends the same page again and again, with one block changed."""
        self._cut = lru_cache(maxsize=4096)(self._cut_block)

    def _cut_block(self, block: str) -> tuple[list[str], list[bool]]:
        doc = self.tokenize(block)
        return [token.text for token in doc], [bool(token.whitespace_) for token in doc]

    def _join(self, prose: str, cut: _Cut) -> Doc:
        """The Doc that the tokenizer makes of the prose, from the tokens of its blocks: no token runs over a blank line."""
        from spacy.tokens import Doc as SpacyDoc

        words: list[str] = []
        spaces: list[bool] = []
        for block in prose.split("\n\n"):
            if not block or block[0].isspace() or block[-1].isspace():
                return self.tokenize(prose)
            if words:
                words.append("\n\n")
                spaces.append(False)
            block_words, block_spaces = cut(block)
            words += block_words
            spaces += block_spaces
        return SpacyDoc(self.vocab, words=words, spaces=spaces)

    def analyse(self, doc: Doc, page: Page, settings: Settings) -> Doc:
        """Attach a reading to a Doc whose text is the page's prose."""
        blocks = page.blocks or (Mark("paragraph", 0, len(page.prose)),)
        chars = [block.start + at for block in blocks for at in sentence_starts(page.prose[block.start : block.end])]
        begins, lengths = _token_places(doc)
        words = _lower_words(doc)
        block_starts = [bisect_left(begins, block.start) for block in blocks]
        starts = sorted({0, *(bisect_left(begins, char) for char in chars)} - {len(begins)}) or [0]
        _set_sentence_starts(doc, starts)
        reading = Reading(
            doc=doc,
            page=page,
            settings=settings,
            starts=starts,
            ends=_trim(words, starts),
            token_starts=begins,
            token_ends=[begin + length for begin, length in zip(begins, lengths, strict=True)],
            blocks=blocks,
            block_starts=block_starts,
            block_ends=_trim(words, block_starts),
            words=words,
            found=self.matcher.find(doc, words),
            keys=self.matcher.keys,
        )
        attach(reading)
        self._add_syntax(doc, reading)
        return doc

    def _add_syntax(self, doc: Doc, reading: Reading) -> None:
        """Parse the sentences in which a rule that asked for syntax has a hit, in one batch."""
        wanted: dict[Range, None] = {}
        for item in self._syntax_lists:
            wanted.update(dict.fromkeys(reading.sentences_with(item)))
        if not wanted or doc.has_annotation("DEP"):
            return
        ranges = sorted(wanted)
        parsed = self.pipeline.pipe((_copy(doc, start, end, self.pipeline.vocab) for start, end in ranges), batch_size=64)
        for (start, _), sentence in zip(ranges, parsed, strict=True):
            for token in sentence:
                target = doc[start + token.i]
                target.tag_, target.pos_, target.lemma_ = token.tag_, token.pos_, token.lemma_
                target.head, target.dep_ = doc[start + token.head.i], token.dep_


class PhraseTable:
    """All phrases of all rules: those written in rules in one spaCy PhraseMatcher, those of knowledge files in an index.

    A PhraseMatcher takes 20 µs to learn a phrase, which is nothing for the rules' own phrases and a quarter of a second for
    the thousands of names in the knowledge files; the index learns one in 2 µs, and is walked in the same pass.
    """

    def __init__(self, rules: Iterable[Rule], vocab: Vocab, tokenize: Callable[[str], Doc]) -> None:
        from spacy.about import __version__ as spacy_version
        from spacy.matcher import PhraseMatcher

        rules = tuple(rules)
        lists: dict[int, Phrases] = {id(item): item for rule in rules for item in phrases_of(rule)}
        #: Phrase list (by identity) → key of its hits.
        self.keys = {identity: key for key, identity in enumerate(lists)}
        self._lists = lists  # holds the references that the identities stand for
        self._matcher = PhraseMatcher(vocab, attr="LOWER")
        self._ids: dict[int, list[int]] = {}
        self._index: Index
        version = f"{program_version()} {spacy_version} {[rule.code for rule in rules]}"
        groups, self._index = keep("phrases", version, lambda: _compile(list(lists.values()), tokenize))
        for group, texts in groups:
            name = ",".join(map(str, group))
            self._matcher.add(name, [tokenize(text) for text in texts])
            self._ids[vocab.strings[name]] = list(group)

    def find(self, doc: Doc, words: Sequence[str]) -> dict[int, list[Range]]:
        """Return key → hits in order, none inside another of its key; longer ones win."""
        matches = [(start, end, key) for match, start, end in self._matcher(doc) for key in self._ids[match]]
        if self._index:
            matches += self._find_names(words)
        found: dict[int, list[Range]] = {}
        for start, end, key in sorted(matches, key=_by_place):
            hits = found.setdefault(key, [])
            if not hits or end > hits[-1][1]:
                hits.append((start, end))
        return found

    def _find_names(self, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        index = self._index
        for start, word in enumerate(words):
            if word in index:
                for rest, key in index[word]:
                    end = start + 1 + len(rest)
                    if not rest or (
                        (words[start + 1] if start + 1 < len(words) else "") == rest[0] and tuple(words[start + 1 : end]) == rest
                    ):
                        yield start, end, key


def _compile(lists: Sequence[Phrases], tokenize: Callable[[str], Doc]) -> tuple[list[tuple[tuple[int, ...], list[str]]], Index]:
    """What the table is made of: phrases by the keys they belong to, and the index of names by their first word."""
    keys_of: dict[str, list[int]] = {}
    index: Index = {}
    for key, item in enumerate(lists):
        for text in item.texts:
            if not item.is_knowledge:
                keys_of.setdefault(text, []).append(key)
                continue
            # The tokenizer is right about every name, and dear: signs and digits need it (`BPC-157`, `NAD+`), words do not.
            words = _TOKEN.findall(text) if _WORDS.fullmatch(text) else [_bare(token.lower_) for token in tokenize(text)]
            first, *rest = words
            index.setdefault(first, []).append((tuple(rest), key))
    groups: dict[tuple[int, ...], list[str]] = {}
    for text, keys in keys_of.items():
        groups.setdefault(tuple(keys), []).append(text)
    return list(groups.items()), index


#: A name of plain words.
_WORDS = re.compile(r"[^\W\d_]+(?:(?:[- ]|'s )[^\W\d_]+|'s)*")
#: The tokens of a name, as the tokenizer cuts it.
_TOKEN = re.compile(r"\w+(?='s\b)|'s\b|\w+(?:'\w+)?|[^\w\s]")


def _bare(word: str) -> str:
    """A token without the full stop that the tokenizer leaves on a letter: `hepatitis C.`"""
    return word[:-1] if len(word) > 1 and word[-1] == "." else word


def _by_place(match: tuple[int, int, int]) -> tuple[int, int]:
    return match[0], -match[1]


def _lower_words(doc: Doc) -> list[str]:
    """The tokens in lower case; a page repeats its words, so each string is looked up once."""
    from spacy.attrs import LOWER

    ids = doc.to_array([LOWER]).tolist()
    words = {key: _bare(doc.vocab.strings[key]) for key in set(ids)}
    return [words[key] for key in ids]


def _token_places(doc: Doc) -> tuple[list[int], list[int]]:
    """Where each token starts, and how long it is, in code points."""
    from spacy.attrs import IDX, LENGTH

    places = doc.to_array([IDX, LENGTH]).astype("int64")
    return places[:, 0].tolist(), places[:, 1].tolist()


def _trim(words: Sequence[str], starts: Sequence[int]) -> list[int]:
    """The end of each stretch that begins at `starts`, without the white space before the next."""
    ends = []
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        while end > start and words[end - 1].isspace():
            end -= 1
        ends.append(end)
    return ends


def _set_sentence_starts(doc: Doc, starts: Sequence[int]) -> None:
    if doc.has_annotation("SENT_START") or not len(doc):
        return
    import numpy
    from spacy.attrs import SENT_START

    values: Any = numpy.full((len(doc), 1), -1, dtype="int64").astype("uint64")
    values[list(starts), 0] = 1
    doc.from_array([SENT_START], values)


def _copy(doc: Doc, start: int, end: int, vocab: Vocab) -> Doc:
    from spacy.tokens import Doc as SpacyDoc

    tokens = doc[start:end]
    return SpacyDoc(
        vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
        sent_starts=[index == 0 for index in range(len(tokens))],
    )
