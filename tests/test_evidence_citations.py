"""EVD205 in formats that one-line cases cannot show: footnotes of Markdown, superscripts and lists of HTML."""

from __future__ import annotations

import pytest

from puffery.discovery import installed_rules
from puffery.testing import check_example

RULE = next(rule for rule in installed_rules() if rule.code == "EVD205")


@pytest.mark.parametrize(
    "text",
    [
        "Rest helps[^1].\n\n[^1]: Adeyemi K. Rest. J Rest. 2011;2:4-9.\n",
        "Rest helps[^1]. Salt does too[^<<9>>].\n\n[^1]: Adeyemi K. Rest. J Rest. 2011;2:4-9.\n",
        "Rest helps[^a].\n\n[^a]: Adeyemi K. Rest. J Rest. 2011;2:4-9.\n[^b]: <<Brandt L.>> Salt. Salt Res. 2015;1:2-8.\n",
        "Rest helps [1].\n\n## References\n\n1. Adeyemi K. Rest. J Rest. 2011;2:4-9.\n2. <<Brandt L.>> Salt. Salt Res. 2015;1:2-8.\n",
    ],
)
def test_markdown(text: str) -> None:
    check_example(RULE, text, "markdown")


ENTRIES = "<h2>References</h2><ol><li>Adeyemi K. Rest. J Rest. 2011;2:4-9.</li><li>{}</li></ol>"


@pytest.mark.parametrize(
    "text",
    [
        "<p>Rest helps.<sup>1</sup> Salt too.<sup>2</sup></p>" + ENTRIES.format("Brandt L. Salt. Salt Res. 2015;1:2-8."),
        "<p>Rest helps.<sup>1</sup> Salt too.<sup><<4>></sup></p>" + ENTRIES.format("<<Brandt L.>> Salt. Salt Res. 2015;1:2-8."),
        "<p>Rest helps.<sup>1,2</sup> 5 cm<sup>2</sup> is enough.</p>" + ENTRIES.format("Brandt L. Salt. Salt Res. 2015;1:2-8."),
    ],
)
def test_html(text: str) -> None:
    check_example(RULE, text, "html")


@pytest.mark.parametrize(
    "text",
    [
        # a list of publications in a profile
        "Dr. Adeyemi works in Leeds.\n\nPublications\n\nAdeyemi K. Rest. J Rest. 2011;2:4-9.\n\nAdeyemi K. Salt. Salt Res. 2015;1:2-8.\n",
        # further reading that the text does not cite from
        "Rest helps.\n\nReferences\n\nAdeyemi K. Rest. J Rest. 2011;2:4-9.\n\nBrandt L. Salt. Salt Res. 2015;1:2-8.\n",
        # citations numbered from 1 without a heading
        "Rest helps (1). A <<2019 trial agreed (2)>>.\n\n1. Adeyemi K. Rest. J Rest. 2011;2:4-9.\n2. Brandt L. Salt: a trial. Salt Res. 2015;1:2-8.\n",
    ],
)
def test_lists(text: str) -> None:
    check_example(RULE, text)
