"""Readers: bytes or text in, blocks of prose out; plain text, encodings, and what holds for every source."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from puffery.errors import UnreadableFile
from puffery.model import BLOCK_KINDS, MARK_KINDS, Page
from puffery.readers import FORMATS, SUFFIXES, is_readable, parse, read


def blocks(source: str, format: str = "text") -> list[tuple[str, str]]:
    """Return kind and prose of each block."""
    page = parse("draft", source, format)
    return [(b.kind, page.prose[b.start : b.end]) for b in page.blocks]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("source", ["", " ", "\n\n", "\r\n", "\ufeff", "\u200b", "\xa0 \u3000"])
def test_nothing_to_read_gives_an_empty_page(source: str, format: str) -> None:
    page = parse("draft", source, format)
    assert page.prose == "" and page.blocks == () and page.source == source


def test_the_suffix_decides_what_is_readable() -> None:
    assert is_readable("a/B.HTML") and is_readable("x.mdx") and not is_readable("x.py") and not is_readable("README")
    assert set(SUFFIXES.values()) == set(FORMATS)
    with pytest.raises(UnreadableFile, match=r"x\.py: no reader"):
        read("x.py", b"")
    assert read("x.py", b"# One", format="markdown").prose == "One"


WRAPPED = (
    "Our clinic has treated patients with knee pain for many years\n"
    "now, and each of them got a plan that was made for them by\n"
    "Dr. Roe. We do not promise that every one of them got well.\n"
)
TEXT = {
    "hard-wrapped lines": (WRAPPED, [("paragraph", " ".join(WRAPPED.split()))]),
    "a heading": ("What is it?\n\nIt is a cure.\n", [("heading", "What is it?"), ("paragraph", "It is a cure.")]),
    "a heading right above its text": ("Our Promise\nWe heal all.\n", [("heading", "Our Promise"), ("paragraph", "We heal all.")]),
    "bullets": (
        "We treat:\n  • knees\n  • hips\n- feet\n* hands\n– necks\n1. ears\n2) eyes\n",
        [("heading", "We treat:")] + [("item", x) for x in "knees hips feet hands necks ears eyes".split()],
    ),
    "bullets with blank lines": ("• One.\n\n• Two.\n", [("item", "One."), ("item", "Two.")]),
    "a bullet that is wrapped": (
        "- a point that goes on and on until the line is full and then\n  goes on\n- two\n",
        [("item", "a point that goes on and on until the line is full and then goes on"), ("item", "two")],
    ),
    "one line a paragraph": (
        "This is one long line of copy that no one has wrapped, and so it goes on and on, well past what anybody would have set.\n"
        "This is another one.\nAnd one more.\n",
        [
            ("paragraph", "This is one long line of copy that no one has wrapped, and so it goes on and on, well past what anybody would have set."),
            ("paragraph", "This is another one."),
            ("paragraph", "And one more."),
        ],
    ),
    "a lead-in": ("The key points of the study were these:\n\n• one\n", [("paragraph", "The key points of the study were these:"), ("item", "one")]),
    "a figure": ("95%\nSuccess rate\n", [("figure", "95% Success rate")]),
    "a list without bullets": (
        "You can do all that you did before within a day or two\nBetter sleep is noticed after a week of use\n",
        [("paragraph", "You can do all that you did before within a day or two"), ("item", "Better sleep is noticed after a week of use")],
    ),
    "many short lines": (
        "We treat\n\nKnees\n\nHips\n\nHands\n",
        [("heading", "We treat"), ("item", "Knees"), ("item", "Hips"), ("item", "Hands")],
    ),
    "rules": ("One.\n-----\nTwo.\n* * *\n", [("paragraph", "One."), ("paragraph", "Two.")]),
    "line ends of all kinds": ("One.\r\n\r\nTwo.\r\rThree.\n\u2028Four.", [("paragraph", x) for x in ("One.", "Two.", "Three.", "Four.")]),
    "a byte-order mark": ("\ufeffOne.\n", [("paragraph", "One.")]),
    "pasted Markdown": (
        "## One *a*\n> **Two** [three](http://a.b) & __four__.\n> ## Five\n* **Six:** x\n",
        [("heading", "One *a*"), ("paragraph", "Two three & four."), ("heading", "Five"), ("item", "Six: x")],
    ),
    "pasted HTML": ("O<sub>3</sub> is &quot;safe&quot;.<br/>R&D <b>x</b> 2 < 3<br/>\n", [("paragraph", "O3 is \"safe\"."), ("item", "R&D x 2 < 3")]),
    "what is no markup": ("2 * 3 * 4, a_b_c, [1] {x} `y` <z> {{ w }}", [("paragraph", "2 * 3 * 4, a_b_c, [1] {x} `y` <z> {{ w }}")]),
    "typography": ("It’s well‑being – “50%”… 😀 e\u0301.", [("paragraph", "It's well-being – “50%”… 😀 e\u0301.")]),
    "emoji keep their joiners": ("x 👩\u200d⚕️ a\u200db.", [("paragraph", "x 👩\u200d⚕️ ab.")]),
    "a table of one line": ("A" * 5000, [("paragraph", "A" * 5000)]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), TEXT.values(), ids=TEXT)
def test_text_reads_as_these_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(
    "form", ["1. {}\n2. {}\n", "1 {}\n2 {}\n", "[1] {}\n\n[2] {}\n", "References\n{}\n{}\n", "Sources:\n\n- {}\n- {}\n"]
)
def test_a_reference_list_is_found(form: str) -> None:
    entries = (
        "Roe JA, Doe B. Knees and what ails them: a survey. J Knee Surg. 2019 Mar;3(2):101-9.",
        "Smith, A. B., and Jones, C. (2020). Hips and their pain. Journal of Hips, 12, 3-9. doi:10.1000/x.",
    )
    page = parse("draft", "We treat knees.\n\n" + form.format(*entries), "text")
    (found,) = [m for m in page.marks if m.kind == "references"]
    text = page.prose[found.start : found.end]
    assert entries[0] in text and text.endswith(entries[1])


@pytest.mark.parametrize(
    "source",
    [
        "In 2019 Dr. J. Roe treated 100 patients. All of them got well.\n\nIn 2020 there were 200.",
        "Sources of pain\n\n- muscles\n- nerves\n",
        "Call us: 555-0100\n\n1 Main Street\n\n2 Side Street",
    ],
)
def test_other_text_is_no_reference_list(source: str) -> None:
    assert not [m for m in parse("draft", source, "text").marks if m.kind == "references"]


TEXT_IN_CODECS = "<p>It’s “100%” safe – naïve café</p>"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac-roman"])
def test_a_set_encoding_is_used(codec: str) -> None:
    page = read("x.html", TEXT_IN_CODECS.encode(codec), encoding=codec)
    assert page.prose == "It's “100%” safe – naïve café"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_an_encoding_is_found_and_counts_bytes(codec: str) -> None:
    data = TEXT_IN_CODECS.encode(codec)
    page = read("x.txt", data, format="html")
    assert page.prose == "It's “100%” safe – naïve café"
    at = page.source.index("safe")
    assert data[len(page.source[:at].encode(page.encoding)) :].startswith("safe".encode(page.encoding))
    assert page.source.encode(page.encoding) == data


@pytest.mark.parametrize(
    ("declaration", "codec"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<META http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "cp1252"),
        ("<meta charset=koi8-r>", "koi8-r"),
        ('<meta charset="utf-8">', "cp1252"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta charset="no-such-thing">', "utf-8"),
    ],
)
def test_a_declared_charset_is_tried_first(declaration: str, codec: str) -> None:
    text = declaration + ("<p>Боль</p>" if codec == "koi8-r" else "<p>It’s café</p>")
    page = read("x.html", text.encode(codec))
    assert page.encoding == codec and page.source == text


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"ab\0c", None, "byte 2 is NUL"),
        (b"knee \xff\x81 pain \x8f", None, r"byte 5 \(0xff\).*set `encoding`"),
        (b"caf\xe9", "utf-8", r"byte 3 \(0xe9\) cannot be read as utf-8; set `encoding`"),
        (b"a", "no-such", "unknown encoding 'no-such'"),
        (b"a", "rot13", "no text encoding"),
    ],
)
def test_what_cannot_be_decoded_is_a_clear_error(data: bytes, encoding: str | None, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message) as error:
        read("drafts/x.md", data, encoding)
    assert str(error.value).startswith("drafts/x.md: ") and error.value.exit_code == 2


def test_text_is_read_without_a_parser() -> None:
    code = (
        "import sys; from puffery.readers import read; read('x.txt', b'One.'); "
        "assert not [m for m in sys.modules if m.startswith(('tree_sitter', 'charset_normalizer', 'spacy'))]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def check(page: Page) -> None:
    """Assert what holds for every page: blocks are clean and disjoint, every code point has its place."""
    prose, source, locate = page.prose, page.source, page.offsets.locate
    assert page.offsets.length == len(prose)
    assert "\n\n".join(prose[b.start : b.end] for b in page.blocks) == prose
    for block in page.blocks:
        text = prose[block.start : block.end]
        assert block.kind in BLOCK_KINDS and text and text == text.strip() and "\n" not in text and "  " not in text
        last = (0, 0)
        for i in range(block.start, block.end):
            start, end = locate(i, i + 1)
            assert 0 <= start < end <= len(source)
            assert start >= last[0] and end >= last[1], "the map is monotone inside a block"
            last = start, end
            if end - start == 1:
                assert prose[i] == source[start] or (prose[i] == " " and source[start].isspace()) or source[start] in "’ʼ‐‑"
        assert locate(block.start, block.end) == (locate(block.start, block.start + 1)[0], last[1])
    for mark in page.marks:
        assert mark.kind in MARK_KINDS and 0 <= mark.start < mark.end <= len(prose)
    for comment in page.comments:
        assert comment.text in source[comment.start : comment.end]


HTML = """<p> </p> <div> </div> <b> </b> <br> <br/> <ul><li> </li> </ul> <td> <tr> <table> </table> <h1> </h1> &amp; &nbsp; &rsquo;
&#39; &#x2019 &copy & < > <!-- --> <script> </script> <style> </style> <sup> </sup> </a> </ {{ }} {% %} { } <? ?> <svg> </svg>
<title> </title> <footer> </footer> <td <p\tclass=" "> ' = <button\tclass="btn"> </button> <img\talt="a\tknee"> <a\thref="x"\ttitle="Read\tmore">
<div\thidden> <q> </q> 95% Success 3""".split()
MARKDOWN = """# ## * ** _ __ ` ``` ~~~ > - 1. [x](y) [^1] [^1]: [r] [r]: ![alt](u) [ ] ( ) \\ \\* | |- --- === +++ ~~ $ : {: .c} {#id}
{ } {/* */} import export <b> </b> <div> </div> <Foo\tbar={1}> <br> <!-- --> &amp; title: "x""".split()
WORDS = ["We heal", "Dr. Roe", "all.", "95%", "it’s", "é", "😀", "e\u0301", "“", "•", "\u200b", "\xad", "\xa0", "\0", "\ufeff"]
SPACES = [" ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "    ", "\n> ", "\n- "]
FRAGMENTS = st.sampled_from([x.replace("\t", " ") for x in (*HTML, *MARKDOWN)]) | st.sampled_from([*WORDS, *SPACES])
SOURCES = st.lists(FRAGMENTS, max_size=30).map("".join)


@settings(max_examples=400, deadline=None)
@given(SOURCES, st.sampled_from(FORMATS))
def test_every_code_point_of_made_up_pages_has_its_place(source: str, format: str) -> None:
    check(parse("draft", source, format))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.sampled_from(FORMATS))
def test_any_text_is_read(source: str, format: str) -> None:
    check(parse("draft", source, format))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(FORMATS))
def test_any_bytes_are_read_or_refused(data: bytes, format: str) -> None:
    try:
        page = read("draft", data, format=format)
    except UnreadableFile:
        return
    check(page)
    assert page.source.encode(page.encoding) == data


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=80).filter(lambda s: "\0" not in s and not s.startswith("\ufeff")),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_what_was_encoded_is_decoded(source: str, codec: str) -> None:
    page = read("x.txt", source.encode(codec))
    assert page.source.removeprefix("\ufeff") == source
    assert page.source.encode(page.encoding) == source.encode(codec)
