"""Markdown and MDX: blocks, inline markup, HTML inside, front matter and template tags."""

from __future__ import annotations

import pytest

from puffery.readers import parse


def blocks(source: str, format: str = "markdown") -> list[tuple[str, str]]:
    """Return kind and prose of each block."""
    page = parse("draft", source, format)
    return [(b.kind, page.prose[b.start : b.end]) for b in page.blocks]


def marks(source: str, format: str = "markdown") -> list[tuple[str, str, str]]:
    """Return kind, value and prose of each mark."""
    page = parse("draft", source, format)
    return [(m.kind, m.value, page.prose[m.start : m.end]) for m in page.marks]


NO_PROSE = {
    "fenced code": "```js\ncure()\n```\n\n~~~\ncure\n~~~\n",
    "indented code": "    cure()\n",
    "inline code": "`cure`\n",
    "a comment": "<!-- We cure\n\npain. -->\n",
    "a link definition": "[cure]: https://example.org/cure 'Cure'\n",
    "a rule": "* * *\n\n---\n",
    "a script": "<script>\ncure();\n\ncure();\n</script>\n",
    "a Hugo shortcode": '{{< figure src="cure.png" >}}\n{{% notice %}}\n',
    "Kramdown attributes": "{: .cure #cure}\n{::options cure='x' /}\n",
    "an image that is a file": "![cure.png](cure.png)\n",
}


@pytest.mark.parametrize("source", NO_PROSE.values(), ids=NO_PROSE)
def test_what_is_no_prose_is_left_out(source: str) -> None:
    assert blocks(source) == []


BLOCKS = {
    "headings": ("# One #\n\nTwo\n===\n### Three *x* {#id .c}\n", [("heading", "One"), ("heading", "Two"), ("heading", "Three x")]),
    "a hard-wrapped paragraph": ("One\ntwo\r\nthree\rfour.\n", [("paragraph", "One two three four.")]),
    "emphasis": ("**100%** of *pa*tients __are__ _well_ ~~not~~\n", [("paragraph", "100% of patients are well not")]),
    "no emphasis": ("2 * 3 * 4 and snake_case_name\n", [("paragraph", "2 * 3 * 4 and snake_case_name")]),
    "prices are no mathematics": ("From $50 to $100 *only*\n", [("paragraph", "From $50 to $100 only")]),
    "links": (
        "[one](http://a.b/c 'T') [two][r] [r] [r][] <http://a.b> [none] [1]\n\n[r]: /x\n",
        [("paragraph", "one two r r http://a.b [none] [1]")],
    ),
    "what looks like a link": ("[Note](not so fast) x\n\n[Note]: this is safe\n", [("paragraph", "[Note](not so fast) x"), ("paragraph", "[Note]: this is safe")]),
    "an image": ("See ![our *star*](a.png) here.\n", [("paragraph", "See here."), ("alt", "our *star*")]),
    "an image inside a link": ("[![A knee](a.png) more](/x) here\n", [("alt", "A knee"), ("paragraph", "more here")]),
    "a break inside a cell": ("|a|b|\n|-|-|\n|one<br>two|three|\n", [("cell", "a"), ("cell", "b"), ("cell", "one two"), ("cell", "three")]),
    "escapes and entities": ("1\\. \\*Mary&rsquo;s\\* &amp; &#169;\n", [("paragraph", "1. *Mary's* & ©")]),
    "lists": (
        "- one\n  more\n- [ ] two\n  1. three\n\n     four\n* five\n",
        [("item", "one more"), ("item", "two"), ("item", "three"), ("item", "four"), ("item", "five")],
    ),
    "a quotation": ("> one\ntwo\n> > three **x\n> > y**\n", [("quote", "one two"), ("quote", "three x y")]),
    "a table": ("| a | b *c* |\n|---|:-:|\n| `x` | d |\n", [("cell", "a"), ("cell", "b c"), ("cell", "d")]),
    "bullets that Markdown does not know": ("We treat:\n• pain\n• gout\n", [("paragraph", "We treat:"), ("item", "pain"), ("item", "gout")]),
    "a definition list": ("Term\n: Meaning *x*\n", [("paragraph", "Term"), ("paragraph", "Meaning x")]),
    "hard breaks": ("a sentence  \ngoes\\\non\n", [("paragraph", "a sentence goes on")]),
    "an HTML block": (
        "<div class='x'>\n<p>One <b>two</b></p>\n</div>\n\nThree\n",
        [("paragraph", "One two"), ("paragraph", "Three")],
    ),
    "Markdown inside an HTML block": (
        "<blockquote>\n\n*One* two\n\n</blockquote>\n\nThree\n",
        [("quote", "One two"), ("paragraph", "Three")],
    ),
    "inline HTML": ("One <b>tw</b>o relief.<sup>3</sup> <img alt='A knee'> x<br>y\n", [("paragraph", "One two relief. 3 x y"), ("alt", "A knee")]),
    "inline code in a sentence": ("Use `x` daily.\n", [("paragraph", "Use daily.")]),
    "Liquid": ("{% if x %}\nWe heal {{ a | b: '}' }}all.\n{% endif %}\n", [("paragraph", "We heal all.")]),
    "a paired shortcode": ('{{< note title="x" >}}\nWe heal.\n{{< /note >}}\n', [("paragraph", "We heal.")]),
    "an attribute list": ("We heal.\n{: .lead}\n\nAll *x*{: .y}.\n", [("paragraph", "We heal."), ("paragraph", "All x.")]),
    "a footnote": (
        "Relief.[^1] More.\n\n[^1]: Roe J. Knees.\n[^b]: Doe A.\n",
        [("paragraph", "Relief. 1 More."), ("paragraph", "Roe J. Knees."), ("paragraph", "Doe A.")],
    ),
    "no line end at the end": ("# One", [("heading", "One")]),
    "a byte-order mark": ("\ufeff# One\n", [("heading", "One")]),
    "a figure": ("## 95%\n\nSuccess rate\n", [("figure", "95% Success rate")]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), BLOCKS.values(), ids=BLOCKS)
def test_a_source_reads_as_these_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


MDX = {
    "imports and exports": ("import A from './a'\nexport const x = {\n  y: 'cure',\n}\n\n# One\n", [("heading", "One")]),
    "expressions": ("We {verb} all{' '}pain{/* cure */}.\n", [("paragraph", "We all pain.")]),
    "a component": ("<Hero size={{ a: 1 }}>\n\nWe *heal*.\n\n</Hero>\n", [("paragraph", "We heal.")]),
    "properties of a component": (
        "<Hero title='The best' text=\"We heal all knees.\" href='/a b c' />\n\nCome.\n",
        [("label", "The best"), ("field", "We heal all knees."), ("paragraph", "Come.")],
    ),
    "Markdown right inside a component": ("<Note>\n  We **heal** [all](/x).\n</Note>\n", [("paragraph", "We heal all.")]),
    "indented text is no code": ("<A>\n\n    We heal.\n\n</A>\n", [("paragraph", "We heal.")]),
    "braces in code": ("```\nif (x) {\n```\n\nWe `{` heal.\n", [("paragraph", "We heal.")]),
    "a brace that nobody closes": ("We { heal.\n", [("paragraph", "We { heal.")]),
}


@pytest.mark.parametrize(("source", "expected"), MDX.values(), ids=MDX)
def test_mdx_reads_as_these_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source, "mdx") == expected


MARKS = {
    "links and their targets": ("[a](/x) [b][R]\n\n[r]: <https://y.z>\n", [("link", "/x", "a"), ("link", "https://y.z", "b")]),
    "strong": ("**a *b*** c", [("strong", "", "a b")]),
    "a footnote": (
        "x.[^n]\n\n[^n]: Note one\n[^2]: two\n",
        [("footnote", "n", "n"), ("references", "", "Note one"), ("references", "", "two")],
    ),
    "superscript": ("x.<sup>3</sup>", [("superscript", "", "3")]),
    "a hidden block": ("<div hidden>\n\na\n\n</div>\n\nb\n", [("hidden", "", "a")]),
    "references": (
        "## Sources:\n\n1. Roe J. Knees. 2019.\n2. [A study](http://a.b)\n\n## Contact\n\n- Call us\n",
        [("references", "", "Roe J. Knees. 2019.\n\nA study"), ("link", "http://a.b", "A study")],
    ),
}


@pytest.mark.parametrize(("source", "expected"), MARKS.values(), ids=MARKS)
def test_a_source_has_these_marks(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert marks(source) == expected


def test_headings_know_their_level() -> None:
    page = parse("draft", "# a\n\n### b\n\nc\n---\n\n<h4>d</h4>\n", "markdown")
    assert [b.value for b in page.blocks] == ["1", "3", "2", "4"]


def test_comments_are_kept_with_their_place() -> None:
    source = "a <!-- b --> c\n\n<!-- d -->\n"
    page = parse("draft", source, "markdown")
    assert [(source[c.start : c.end], c.text) for c in page.comments] == [("<!-- b -->", " b "), ("<!-- d -->", " d ")]
    mdx = parse("draft", "a {/* b */} c\n", "mdx")
    assert [c.text for c in mdx.comments] == [" b "]


@pytest.mark.parametrize(
    ("source", "prose", "expected"),
    [
        ("> one **two\n> three** four\n", "two three four", "two\n> three** four"),
        ("**100%** of [all](x) patients\n", "100% of all patients", "100%** of [all](x) patients"),
        ("- é😀 one\n  two\n", "one two", "one\n  two"),
        ("x.[^1] y\n", "1", "1"),
        ("a\\*b\n", "*b", "*b"),
        ("---\ntitle: 'It''s \u00e9'\n---\n", "It's é", "It''s é"),
    ],
)
def test_prose_is_located_in_the_source(source: str, prose: str, expected: str) -> None:
    page = parse("draft", source, "markdown")
    at = page.prose.index(prose)
    start, end = page.offsets.locate(at, at + len(prose))
    assert source[start:end] == expected


FRONT = {
    "YAML": (
        "---\ntitle: Best clinic # really\nlayout: page\npermalink: /a/b/\ndate: 2024-01-02\ntags: [cure, heal]\n"
        "description: >-\n  We heal\n  all.\n\n  Come.\nimage: cure.jpg\nintro: |\n  - One\n  - Two\n---\n",
        ["Best clinic", "We heal all.", "Come.", "One", "Two"],
    ),
    "YAML quotations": (
        "---\ntitle: \"The \\\"best\\\" \\u00e9\"\nsubtitle: 'It''s\n  safe'\n---\n",
        ['The "best" é', "It's safe"],
    ),
    "YAML lists of questions": (
        "---\nfaq:\n  - question: Does it hurt?\n    answer: Not\n      at all.\n  - q: 'Is it safe?'\n    a: Yes, it is.\n"
        "benefits:\n- Less pain\n- More sleep\nlinks:\n  - /a\n---\n",
        ["Does it hurt?", "Not at all.", "Is it safe?", "Yes, it is.", "Less pain", "More sleep"],
    ),
    "YAML in brackets": (
        "---\ntags: ['cure', \"heal\"]\nreviews: [{name: A, quote: \"It's great\"},\n  {\"quote\": 'So so'}]\ncta: {text: 'Book now', url: '/b'}\ntitle: X\n---\n",
        ["It's great", "So so", "Book now", "X"],
    ),
    "YAML values that are sentences": (
        "---\nrandom: This is a sentence for our readers.\nother: not one\nurl: See https://a.b for all of it, please.\n---\n",
        ["This is a sentence for our readers."],
    ),
    "YAML with CRLF": ("---\r\ntitle: One\r\nexcerpt: >\r\n  two\r\n  three\r\n---\r\nFour\r\n", ["One", "two three", "Four"]),
    "TOML": (
        '+++\ntitle = "One \\"x\\""\ndate = 2024-01-02\nslug = "a-b"\n[params]\ndescription = """\nTwo\nthree"""\n+++\nFour\n',
        ['One "x"', "Two three", "Four"],
    ),
    "JSON": ('{\n  "title": "One",\n  "url": "/x",\n  "seo": {"description": "Two & \\u00e9"}\n}\nThree\n', ["One", "Two & é", "Three"]),
    "HTML and Markdown in values": ("---\ntitle: The **best** <b>clinic</b> &amp; [more](/x)\n---\n", ["The best clinic & more"]),
    "a rule is no front matter": ("---\nJust text.\n---\nMore\n", ["Just text.", "More"]),
    "nothing in it": ("---\n---\nOne\n", ["One"]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), FRONT.values(), ids=FRONT)
def test_front_matter_gives_its_prose_values(source: str, expected: list[str]) -> None:
    assert [text for _, text in blocks(source)] == expected


def test_front_matter_gives_metadata_and_keys() -> None:
    page = parse("draft", "---\nlayout: page\ntitle: 'It''s us'\nseo:\n  title: x\n# note\n---\nOne\n", "markdown")
    assert page.metadata["layout"] == "page" and page.metadata["title"] == "It's us"
    assert [b.value for b in page.blocks if b.kind == "field"] == ["title", "title"]
    assert [c.text for c in page.comments] == [" note"]
