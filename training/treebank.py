"""Reads a UD treebank into spaCy documents that are tokenized as `spacy.blank("en")` does it.

A treebank splits words in its own way ("and/or" is three words there and one spaCy token). Words and
tokens that share characters form a knot: its main token takes the annotation of its topmost word, and the
other tokens of the knot hang from the main one.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.pipeline._parser_internals import nonproj
from spacy.tokens import Doc


@dataclass(frozen=True)
class Word:
    """A syntactic word: half-open range in its sentence's text, head as an index (its own for a root)."""

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str


@dataclass(frozen=True)
class Sentence:
    """One sentence of the treebank, with the text as it is printed."""

    text: str
    words: tuple[Word, ...]
    is_paragraph_start: bool


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a .conllu file, which may be xz-compressed."""
    opening = lzma.open if path.suffix == ".xz" else open
    with opening(path, "rt", encoding="utf-8") as lines:
        block: list[str] = []
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield _read_sentence(block)
                block = []
        if block:
            yield _read_sentence(block)


def _read_sentence(block: list[str]) -> Sentence:
    text = next(line.removeprefix("# text = ") for line in block if line.startswith("# text = "))
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    words: list[Word] = []
    cursor = inside = 0  # inside: id of the last word of the current multiword token
    span = (0, 0)
    for number, form, lemma, pos, tag, _feats, head, dep, _deps, _misc in rows:
        if "." in number:
            continue
        if "-" in number:
            inside = int(number.split("-")[1])
            span = _locate(text, form, cursor)
            continue
        if int(number) <= inside:
            start, end = _locate_part(text, form, cursor, span, is_last=int(number) == inside)
        else:
            start, end = _locate(text, form, cursor)
        cursor = end
        index = len(words)
        words.append(Word(start, end, lemma, pos, tag, index if head == "0" else int(head) - 1, dep))
    is_paragraph_start = any(line.startswith(("# newpar", "# newdoc")) for line in block)
    return Sentence(text, tuple(words), is_paragraph_start)


def _locate(text: str, form: str, cursor: int) -> tuple[int, int]:
    start = text.index(form, cursor)
    return start, start + len(form)


def _locate_part(text: str, form: str, cursor: int, span: tuple[int, int], is_last: bool) -> tuple[int, int]:
    """Range of one part of a multiword token: its letters, or the whole token if they are not printed."""
    start = max(cursor, span[0])
    if text.startswith(form, start) and start + len(form) <= span[1]:
        return start, span[1] if is_last else start + len(form)
    return span


def group(
    sentences: Iterable[Sentence], count: int, words: int | None = None, by_paragraph: bool = False
) -> Iterator[list[Sentence]]:
    """Yield runs of at most so many sentences and words; a longer sentence is a run of its own."""
    run: list[Sentence] = []
    for sentence in sentences:
        is_full = len(run) == count or (by_paragraph and sentence.is_paragraph_start)
        if words is not None:
            is_full |= sum(len(each.words) for each in [*run, sentence]) > words
        if run and is_full:
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def annotate(nlp: Language, sentences: list[Sentence]) -> Doc | None:
    """Return the sentences as one annotated document in the tokenizer's tokens.

    None where a token spans two sentences or the merged words form no tree.
    """
    words, text = _join(sentences)
    tokens = nlp.make_doc(text)
    offsets = [(token.idx, token.idx + len(token)) for token in tokens]
    main, top = _tie_knots(words, offsets)
    heads, deps, tags, poses, lemmas = [], [], [], [], []
    for index, token in enumerate(tokens):
        word = words[top[index]]
        if main[index] == index:
            head = main[_first_overlap(offsets, words[word.head])] if word.head != top[index] else index
            heads.append(head)
            deps.append("ROOT" if head == index else word.dep)
            tags.append(word.tag)
            poses.append(word.pos)
            lemmas.append(_merge_lemma(token.text, word, offsets[index]))
        else:
            is_mark = not any(character.isalnum() for character in token.text)
            heads.append(main[index])
            deps.append("punct" if is_mark else "compound")
            tags.append("HYPH" if token.text == "-" else word.tag)
            poses.append("PUNCT" if token.text == "-" else word.pos)
            lemmas.append(token.text)
    starts = [word.head == index for index, word in enumerate(words)]
    if nonproj.contains_cycle(heads) or sum(head == i for i, head in enumerate(heads)) != sum(starts):
        return None
    spaces = [bool(token.whitespace_) for token in tokens]
    return Doc(
        nlp.vocab,
        words=[token.text for token in tokens],
        spaces=spaces,
        tags=tags,
        pos=poses,
        lemmas=lemmas,
        heads=heads,
        deps=deps,
    )


def _join(sentences: list[Sentence]) -> tuple[list[Word], str]:
    """Put sentences into one text, a space between them, and shift their words' offsets and heads."""
    words: list[Word] = []
    text = ""
    for sentence in sentences:
        text = f"{text} " if text else ""
        shift, count = len(text), len(words)
        for word in sentence.words:
            place = (word.start + shift, word.end + shift)
            words.append(Word(*place, word.lemma, word.pos, word.tag, word.head + count, word.dep))
        text += sentence.text
    return words, text


def _tie_knots(words: list[Word], offsets: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """For each token, the main token of its knot and the topmost word of its knot."""
    depths = [_measure_depth(words, index) for index in range(len(words))]
    main, top = [0] * len(offsets), [0] * len(offsets)
    token = word = 0
    while token < len(offsets):
        first_token, first_word = token, word
        token_end, word_end = offsets[token][1], words[word].end
        token, word = token + 1, word + 1
        while token_end != word_end or _shares(words, word, word_end):
            if word_end < token_end or _shares(words, word, word_end):
                word_end = words[word].end
                word += 1
            else:
                token_end = offsets[token][1]
                token += 1
        topmost = min(range(first_word, word), key=lambda index: (depths[index], index))
        knot = range(first_token, token)
        principal = next((i for i in reversed(knot) if offsets[i][0] < words[topmost].end), first_token)
        for index in knot:
            main[index], top[index] = principal, topmost
    return main, top


def _shares(words: list[Word], index: int, end: int) -> bool:
    """Whether the word is printed with the same letters as one before it that ends at `end`."""
    return index < len(words) and words[index].start < end


def _measure_depth(words: list[Word], index: int) -> int:
    depth = 0
    while words[index].head != index:
        index = words[index].head
        depth += 1
    return depth


def _first_overlap(offsets: list[tuple[int, int]], word: Word) -> int:
    return next(i for i, (start, end) in enumerate(offsets) if start < word.end and word.start < end)


def _merge_lemma(text: str, word: Word, offset: tuple[int, int]) -> str:
    """Lemma of a token: its word's, with what the token has before and after that word left as it is."""
    if word.lemma == "_":
        return text
    if word.start < offset[0] or word.end > offset[1]:
        return text
    return text[: word.start - offset[0]] + word.lemma + text[word.end - offset[0] :]
