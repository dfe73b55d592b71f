"""HTML: what a visitor or a search engine sees, and nothing else."""

from __future__ import annotations

import pytest

from puffery.readers import parse


def blocks(source: str, format: str = "html") -> list[tuple[str, str]]:
    """Return kind and prose of each block."""
    page = parse("draft", source, format)
    return [(b.kind, page.prose[b.start : b.end]) for b in page.blocks]


def marks(source: str, format: str = "html") -> list[tuple[str, str, str]]:
    """Return kind, value and prose of each mark."""
    page = parse("draft", source, format)
    return [(m.kind, m.value, page.prose[m.start : m.end]) for m in page.marks]


NO_PROSE = {
    "a script": "<script>var cure = '<b>100%</b>';</script>",
    "structured data": '<script type="application/ld+json">{"description": "We cure pain."}</script>',
    "a style sheet": "<style>p { color: red } </style>",
    "a drawing": "<svg><title>Logo</title><text>Cure</text><path d='M0'/></svg>",
    "a frame": "<iframe title='Map' src='x'>No frames here</iframe>",
    "a template": "<template><p>Cure</p></template>",
    "code": "<pre><code>cure()</code></pre><p><code>cure</code></p>",
    "a comment": "<!-- We cure pain. -->",
    "a comment for one browser": "<!--[if lt IE 9]><p>Upgrade</p><![endif]-->",
    "choices": "<select><option>Cure</option></select><textarea>Cure</textarea>",
    "a doctype": "<!DOCTYPE html><html><head></head><body></body></html>",
    "targets and names": '<a href="/cure"></a><div id="cure" class="cure" data-cure="cure"></div>',
    "other meta data": '<meta name="keywords" content="cure, heal"><meta charset="utf-8">',
    "the name of a file": '<img src="x.jpg" alt="IMG_2034.jpg"><img alt=""><img>',
    "Liquid": "{% include header.html %}{{ page.title }}{# note #}",
    "PHP": "<?php echo '<p>Cure</p>'; ?><?= $cure ?>",
    "an unclosed PHP tag": "<?php echo 1;",
    "code in a site generator": "{% highlight js %}cure(){% endhighlight %}{% comment %}Cure{% endcomment %}",
}


@pytest.mark.parametrize("source", NO_PROSE.values(), ids=NO_PROSE)
def test_what_is_no_prose_is_left_out(source: str) -> None:
    assert blocks(source) == []


BLOCKS = {
    "inline tags vanish": ("<p><b>100%</b> of <i>pa</i>tients</p>", [("paragraph", "100% of patients")]),
    "entities are decoded": (
        "<p>Mary&rsquo;s &#34;cure&#x22; &amp; R&D caf&eacute;&nbsp;&hellip;</p>",
        [("paragraph", "Mary's \"cure\" & R&D café …")],
    ),
    "a semicolon may be missing": ("<p>Q&ampA &copy2024 &notit; &bogus;</p>", [("paragraph", "Q&A ©2024 ¬it; &bogus;")]),
    "entities of windows-1252": ("<p>it&#146;s &#147;safe&#148;</p>", [("paragraph", "it's “safe”")]),
    "white space is one space": ("<p>\r\n a \t b&nbsp; c\u2003d\u200b e </p>", [("paragraph", "a b c d e")]),
    "soft hyphens are dropped": ("<p>pain&shy;killer heal\u00ading</p>", [("paragraph", "painkiller healing")]),
    "upper case and no end tags": (
        "<P>One<P>Two<UL><LI>a<LI>b</UL>Three",
        [("paragraph", "One"), ("paragraph", "Two"), ("item", "a"), ("item", "b"), ("paragraph", "Three")],
    ),
    "text between blocks": (
        "<div>Start<p>Middle</p>End</div>",
        [("paragraph", "Start"), ("paragraph", "Middle"), ("paragraph", "End")],
    ),
    "headings": ("<h1>One</h1><H3>Three <b>x</b></H3>", [("heading", "One"), ("heading", "Three x")]),
    "a line break": ("<p>a sentence<br>goes on</p>", [("paragraph", "a sentence goes on")]),
    "a break in a heading": ("<h1>Pain Relief<br/>Without Surgery</h1>", [("heading", "Pain Relief Without Surgery")]),
    "two line breaks": ("<p>One.<br><br />Two.</p>", [("paragraph", "One."), ("paragraph", "Two.")]),
    "bullets after breaks": ("<p>We treat:<br>• pain<br>• gout</p>", [("paragraph", "We treat:"), ("item", "pain"), ("item", "gout")]),
    "a list of lines": (
        "<p>Back pain<br>Neck pain<br>Sciatica</p>",
        [("paragraph", "Back pain"), ("paragraph", "Neck pain"), ("paragraph", "Sciatica")],
    ),
    "a bold line is a heading": (
        "<p><b>Our promise</b><br>You will be well.</p>",
        [("heading", "Our promise"), ("paragraph", "You will be well.")],
    ),
    "a table": (
        "<table><caption>Fees</caption><tr><th>Visit</th><td>Fee</td></tr><tr><td><p>First</p></table>",
        [("caption", "Fees"), ("cell", "Visit"), ("cell", "Fee"), ("paragraph", "First")],
    ),
    "cells without end tags": ("<table><tr><td>a<td>b<tr><td>c</table>d", [("cell", "a"), ("cell", "b"), ("cell", "c"), ("paragraph", "d")]),
    "a definition list": ("<dl><dt>Dose<dd>Daily</dl>", [("paragraph", "Dose"), ("paragraph", "Daily")]),
    "a figure": ("<figure><img alt='A knee'><figcaption>Our clinic</figcaption></figure>", [("alt", "A knee"), ("caption", "Our clinic")]),
    "a quotation": ("<blockquote><p>Best!</p><h2>Who</h2></blockquote>", [("quote", "Best!"), ("heading", "Who")]),
    "title and description": (
        "<title>A &amp; B</title><meta name=description content='We heal'><meta content=\"It&#39;s safe\" property=\"og:description\">",
        [("title", "A & B"), ("description", "We heal"), ("description", "It's safe")],
    ),
    "an image inside a sentence": (
        "<p>We <img alt='Our star' src=x>heal all.</p>",
        [("paragraph", "We heal all."), ("alt", "Our star")],
    ),
    "labels": (
        "<nav aria-label='Main menu'><a title='Read more' href='/'>More</a></nav><input placeholder='Where does it hurt?'>",
        [("label", "Main menu"), ("label", "Read more"), ("paragraph", "More"), ("label", "Where does it hurt?")],
    ),
    "buttons": (
        "<button>Heal me</button><input type=submit value='Book now'><a class='btn btn-lg' href='/'>Call</a> or write",
        [("button", "Heal me"), ("button", "Book now"), ("button", "Call"), ("paragraph", "or write")],
    ),
    "a stat card": ("<div><div>95%</div><div>Success rate</div></div>", [("figure", "95% Success rate")]),
    "stat cards with the label first": (
        "<div><p>Success rate</p><h3>95%</h3></div><div><p>Patients</p><h3>10,000+</h3></div>",
        [("figure", "Success rate 95%"), ("figure", "Patients 10,000+")],
    ),
    "stat cards below a heading": (
        "<h2>Our results</h2><div class=c><b>4.9/5</b><p>Google rating</p></div><div class=c><b>98%</b><p>Happy patients</p></div>",
        [("heading", "Our results"), ("figure", "4.9/5 Google rating"), ("figure", "98% Happy patients")],
    ),
    "a year is no figure": ("<p>2024</p><p>Our clinic</p>", [("paragraph", "2024"), ("paragraph", "Our clinic")]),
    "the number of a step is none": ("<b>01</b><p>Get cleared</p>", [("paragraph", "01"), ("paragraph", "Get cleared")]),
    "a price is none": ("<h3>Consultation</h3><p>$70</p>", [("heading", "Consultation"), ("paragraph", "$70")]),
    "spans side by side": ("<span>95%</span><span>Success rate</span>", [("paragraph", "95% Success rate")]),
    "a span beside text": ("<p>Jo Roe<small>Surgeon</small> <b>H</b>ip <i>e</i>Mail</p>", [("paragraph", "Jo Roe Surgeon Hip eMail")]),
    "a label that says it twice": ("<img alt='A knee' title='A knee'><a title='More' href=/>More</a>", [("alt", "A knee"), ("paragraph", "More")]),
    "a less-than sign": ("<p>if p < 0.05 and 3 > 2 & so on</p>", [("paragraph", "if p < 0.05 and 3 > 2 & so on")]),
    "stray end tags": ("</div></p>One</span> two</div>", [("paragraph", "One two")]),
    "a tag that never ends": ("<p>One</p><div class='a' <p>Two</p>", [("paragraph", "One"), ("paragraph", "Two")]),
    "wrongly nested tags": ("<b><p>One</b> two</p><p>Three</p>", [("paragraph", "One two"), ("paragraph", "Three")]),
    "a superscript": ("<p>relief.<sup>3</sup> Next</p>", [("paragraph", "relief. 3 Next")]),
    "an ordinal and a unit": ("<p>5<sup>th</sup> 20 cm<sup>2</sup> Botox<sup>®</sup></p>", [("paragraph", "5th 20 cm2 Botox®")]),
    "paired template tags": ("{% if x %}<p>We heal {{ name }}'s knee.</p>{% endif %}", [("paragraph", "We heal 's knee.")]),
    "a template tag in a tag": ("<p {% if x %}class='a'{% endif %} id={{ x }}>One</p>", [("paragraph", "One")]),
    "Vue and raw": ("{% raw %}<p>One</p>{% endraw %}", [("paragraph", "One")]),
    "Handlebars and ERB": ("{{#if x}}<p>We {{{y}}}heal.</p>{{/if}}{{!-- z --}}<% if a %><b>All.</b><% end %>", [("paragraph", "We heal."), ("paragraph", "All.")]),
    "a script without an end": ("<p>One</p><script>cure()", [("paragraph", "One")]),
    "a drawing without an end": ("<p>One <svg><path> two</p>", [("paragraph", "One"), ("paragraph", "two")]),
    "a page inside a table": ("<table><tr><td><div>One</p></div><h1>Two</h1></td></tr></table>", [("cell", "One"), ("heading", "Two")]),
    "details": ("<details><summary>Why?</summary>So.</details>", [("paragraph", "Why?"), ("paragraph", "So.")]),
    "front matter": (
        "---\nlayout: page\ntitle: Our clinic\n---\n<p>One</p>",
        [("field", "Our clinic"), ("paragraph", "One")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), BLOCKS.values(), ids=BLOCKS)
def test_a_source_reads_as_these_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


MARKS = {
    "a link": ("<a href='/x?a=1'>here</a> <a name=y>there</a>", [("link", "/x?a=1", "here")]),
    "emphasis": ("<b>One</b> <strong> two </strong>", [("strong", "", "One"), ("strong", "", "two")]),
    "a quotation": ("He said <q>it works</q>.", [("quotation", "", "it works")]),
    "a superscript": ("x.<sup>[1]</sup>", [("superscript", "", "[1]")]),
    "a footer over blocks": ("<footer><p>a</p><p>b</p></footer>c", [("footer", "", "a\n\nb")]),
    "a footer by its class": ("<div class='site-footer'>a</div><div role=contentinfo>b</div>", [("footer", "", "a"), ("footer", "", "b")]),
    "navigation": ("<nav><a href=/>Home</a></nav>", [("navigation", "", "Home"), ("link", "/", "Home")]),
    "navigation by its class": ("<ul class='main-menu'><li><a href=/>Home</a></ul>", [("navigation", "", "Home"), ("link", "/", "Home")]),
    "no navigation in spite of its class": ("<div class='menu'>We cure all.</div>", []),
    "hidden": ("<p style='display: none'>a</p><p hidden>b</p>", [("hidden", "", "a"), ("hidden", "", "b")]),
    "not hidden for readers of screens": ("<p aria-hidden=true>a</p><p class='sr-only'>b</p>", []),
    "references by their class": ("<ol class=references><li>a<li>b</ol>", [("references", "", "a\n\nb")]),
    "references below a heading": (
        "<h2>References</h2><ol><li>Roe J, Doe A. Knees. Spine. 2019;3(2):1-4.<li>https://example.org/a-study</ol><h2>Contact</h2><p>a</p>",
        [("references", "", "Roe J, Doe A. Knees. Spine. 2019;3(2):1-4.\n\nhttps://example.org/a-study")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), MARKS.values(), ids=MARKS)
def test_a_source_has_these_marks(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert marks(source) == expected


def test_comments_are_kept_with_their_place() -> None:
    source = "<p>a<!-- puffery: allow EFF101 --></p>{# b #}{% comment %}c{% endcomment %}"
    page = parse("draft", source, "html")
    assert [(source[c.start : c.end], c.text) for c in page.comments] == [
        ("<!-- puffery: allow EFF101 -->", " puffery: allow EFF101 "),
        ("{# b #}", " b "),
        ("{% comment %}c{% endcomment %}", "c"),
    ]


@pytest.mark.parametrize(
    ("source", "prose", "expected"),
    [
        ("<p>Mary&rsquo;s knee</p>", "y's k", "y&rsquo;s k"),
        ("<p><b>100%</b> of patients</p>", "100% of", "100%</b> of"),
        ("<p>a\r\n   b</p>", "a b", "a\r\n   b"),
        ("<p>relief.<sup>3</sup></p>", "relief. 3", "relief.<sup>3"),
        ("<p>relief.<sup>3</sup></p>", " ", "<sup>"),
        ("<p>one<br>two</p>", "one two", "one<br>two"),
        ("<p>95%</p>\n<p>Success</p>", "95% Success", "95%</p>\n<p>Success"),
        ("<p>pain&shy;killer</p>", "painkiller", "pain&shy;killer"),
    ],
)
def test_prose_is_located_in_the_source(source: str, prose: str, expected: str) -> None:
    page = parse("draft", source, "html")
    at = page.prose.index(prose)
    start, end = page.offsets.locate(at, at + len(prose))
    assert source[start:end] == expected


def test_deep_nesting_is_read_without_recursion() -> None:
    depth = 3000
    assert blocks("<div>" * depth + "deep" + "</div>" * depth) == [("paragraph", "deep")]
    assert blocks("<b>" * depth + "deep") == [("paragraph", "deep")]
