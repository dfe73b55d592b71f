"""What the context questions answer of a marked span, by one-line cases."""

from __future__ import annotations

from functools import lru_cache

import pytest
from spacy.tokens import Span

from puffery.context import (
    block_kind,
    citation_markers,
    clause,
    is_asserted,
    is_cited,
    is_denied,
    is_heading,
    is_hedged,
    is_hidden,
    is_question,
    is_quoted,
    is_reference,
    is_refund,
    is_reported,
    paragraph,
    sentence,
)
from puffery.language import Language
from puffery.readers import parse
from puffery.settings import Settings
from puffery.testing import split_marks


@lru_cache(maxsize=1)
def language() -> Language:
    return Language(())


def marked(example: str, format: str = "text") -> Span:
    """The span that an example marks, in its analysed page."""
    text, [(start, end)] = split_marks(example)
    page = parse(f"page.{format}", text, format)
    at = page.prose.index(" ".join(text[start:end].split()))
    span = language().read(page, Settings()).char_span(at, at + len(" ".join(text[start:end].split())), alignment_mode="expand")
    assert span is not None
    return span


DENIED = [
    "The cream does not <<cure eczema>>.",
    "It doesn't <<cure eczema>>.",
    "We cannot <<guarantee relief>>.",
    "Results cannot be <<guaranteed>>.",
    "Relief is not <<guaranteed>>.",
    "There are no <<guarantees>>.",
    "There is no <<cure for tinnitus>>.",
    "No treatment can <<cure arthritis>>.",
    "No supplement has been shown to <<reverse dementia>>.",
    "None of our products <<cures cancer>>.",
    "Nothing we sell will <<cure a disease>>.",
    "Nobody can <<promise a result>>.",
    "No one should expect <<instant relief>>.",
    "Our drops are far from <<a miracle>>.",
    "It has never <<cured anybody>>.",
    "The injection rarely <<cures the pain>>.",
    "Neither diet nor exercise <<cures diabetes>>.",
    "Without claiming to <<cure the disease>>, the clinic offers advice.",
    "The claim lacks evidence that it <<reverses baldness>>.",
    "It is unlikely to <<heal on its own>>.",
    "The oil failed to <<stop the itch>>.",
    "<<Complete relief>> is not to be expected.",
    "<<Permanent results>> are unlikely.",
    "<<A cure>> does not exist.",
    "<<Safe>> does not mean harmless.",
    "<<A miracle cure>> is a myth.",
    "You will find no <<miracle cures>> here.",
    "You will find no countdown on this page and no “<<melt 30 pounds overnight>>”.",
    "There is no evidence that it <<regrows cartilage>>.",
]
NOT_DENIED = [
    "The balm <<cures eczema>>.",
    "The balm not only <<cures eczema>> but prevents it.",
    "It is not just <<a cure>>, it is a way of life.",
    "It doesn't just <<mask the pain>>.",
    "There is no cure for tinnitus, but our programme <<cures it>>.",
    "Drugs do not help; our needles <<cure migraine>>.",
    "It has <<no side effects>>.",
    "It works <<without side effects>>.",
    "It never fails to <<cure a cold>>.",
    "There is no doubt that it <<cures eczema>>.",
    "Don't wait: we <<heal your knee>>.",
    "Why not let us <<fix your back>>?",
    "No wonder it <<cures everything>>.",
    "While not widely known, the method <<cures migraine>>.",
    "Although doctors do not like it, garlic <<cures infections>>.",
    "Instead of surgery, the laser <<repairs the disc>>.",
    "Rather than mask the pain, we <<treat its cause>>.",
    "If pills have not helped, our drops <<cure the itch>>.",
    "It <<cures eczema>> and is not greasy.",
    "It <<cures eczema>> in people who are not helped by steroids.",
    "You no longer need to suffer, for we <<cure snoring>>.",
    "There is nothing like it: it <<cures snoring>>.",
    "Drugs don't work (our tea <<cures diabetes>>).",
    "You can't go wrong, because it <<heals the gut>>.",
    "No other clinic <<cures migraine>>.",
]
HEDGED = [
    "It may <<cure eczema>>.",
    "It might <<heal the tendon>>.",
    "It could <<reverse hair loss>>.",
    "It can help <<repair the tendon>>.",
    "The cream helps to <<heal the skin>>.",
    "The tea helps <<reduce pain>>.",
    "Some patients <<recover fully>>.",
    "In some cases it <<reverses the loss>>.",
    "It <<reverses the loss>> with some.",
    "Some <<recover fully>>.",
    "In many cases it <<ends the pain>>.",
    "Most patients <<are pain free>> at one year.",
    "Many of our patients <<recover fully>>.",
    "It aims to <<restore your hearing>>.",
    "The brace is designed to <<relieve pain>>.",
    "The goal is to <<heal the tendon>>.",
    "Our goal is <<a pain-free life>>.",
    "It is a potential <<cure for asthma>>.",
    "It is thought to <<repair nerves>>.",
    "The results suggest that it <<reverses ageing>>.",
    "It usually <<ends the pain>>.",
    "It <<relieves pain>> in some people.",
    "It <<relieves pain>>, though results vary.",
    "It <<relieves pain>>, depending on your age.",
    "Whether it <<cures migraine>> is being studied.",
    "It seems to <<stop the itch>>.",
]
NOT_HEDGED = [
    "It <<cures eczema>>.",
    "It can <<cure eczema>>.",
    "It will <<cure eczema>>.",
    "It is able to <<regrow hair>>.",
    "You may have tried pills, but our drops <<cure migraine>>.",
    "You may call us at any time; the laser <<cures snoring>>.",
    "It always <<relieves pain>>.",
    "Take some drops and <<the pain goes>>.",
    "Shake some powder over your plate and <<lose weight>>.",
    "It <<cures eczema>>; side effects may occur.",
    "Everyone <<recovers fully>>.",
]
QUESTIONS = [
    "Can acupuncture <<cure migraine>>?",
    "Does it <<work for everyone>>?",
    "Is it really <<a breakthrough>>?",
    "Will the brace <<reduce my pain>>?",
    "Are there <<no side effects>>?",
    "“Is it <<completely safe>>?”",
]
NOT_QUESTIONS = [
    "It <<cures migraine>>.",
    "Did you know that it <<cures migraine>>?",
    "Why settle for pills when needles <<cure migraine>>?",
    "What if you could <<lose weight while you sleep>>?",
    "Ready to be <<pain free>>?",
    "Tired of pain? Get <<lasting relief>> today!",
    "Want <<instant relief>>?",
    "Looking for <<a cure for snoring>>?",
]
REPORTED = [
    "Be wary of any clinic that promises <<a cure>>.",
    "Beware of pills that <<melt fat>>.",
    "Avoid any website that <<guarantees results>>.",
    "Watch out for words such as <<miracle cure>>.",
    "It is a myth that <<herbs are harmless>>.",
    "The firm claims to <<cure diabetes>>.",
    "The tea is marketed as <<a cure for cancer>>.",
    "The company was fined for saying that its tea <<cures cancer>>.",
    "Myth: <<herbs are harmless>>.",
    "An advertisement that promises to <<cure arthritis>> is telling you something.",
    "The leaflet spoke of <<instant relief>>.",
    "A slide shown at the seminar said that the cells <<regrow cartilage>>.",
    "The advert said that the patch was <<safer than surgery>>.",
    "Somebody had brought a leaflet that <<promised relief overnight>>.",
    "One seller told customers to <<throw away their pills>>.",
    "The page wrongly said that the tea has <<no side effects>>.",
    "Her clinic's website promised people <<a cure>>.",
    "A court found it misleading. Regulators warned consumers. The poster read “<<Cures cancer in a week>>”.",
    "<<Works for everyone>> is a red flag.",
]
NOT_REPORTED = [
    "It <<cures cancer>>.",
    "“<<I am pain free>>,” says Maria.",
    "She said: “<<My eczema was cured>>.”",
    "Our website shows how we <<cure migraine>>.",
    "Our company <<cures migraine>>.",
    "My doctor said I was <<cured>>.",
    "Mary told us that <<the pain is gone>>.",
    "We promise that <<the pain will go>>.",
]
QUOTED = [
    "“<<I am pain free>>,” says Maria.",
    '"<<I am pain free>>," says Maria.',
    "Maria says: «<<I am pain free>>».",
    "She wrote: ‘<<the pain is gone>>’ and sent flowers.",
]
NOT_QUOTED = [
    "<<I am pain free>>, says Maria.",
    "“Thank you,” she said, and <<the pain was gone>>.",
    "The patient's knee <<was healed>> in John's clinic.",
]
CITED = [
    "It <<reduced pain by half>> [3].",
    "It <<reduced pain by half>> [1, 2].",
    "It <<reduced pain by half>> (4).",
    "It <<reduced pain by half>>.3",
    "It <<reduced pain by half>>.¹",
    "It <<reduced pain by half>> (Smith 2019).",
    "It <<reduced pain by half>> (Smith et al., 2019).",
    "It <<reduced pain by half>> (Smith and Jones, 2019).",
    "Smith et al. (2019) found that it <<reduced pain by half>>.",
    "Smith and colleagues found that it <<reduced pain by half>>.",
    "In the Journal of Pain, it <<reduced pain by half>>.",
    "It <<reduced pain by half>> (The Lancet).",
    "A Cochrane review found that it <<reduced pain by half>>.",
    "It <<reduced pain by half>>, doi 10.1000/182.",
    "It <<reduced pain by half>> (PMID 1234567).",
    "In a trial registered as NCT01234567 it <<reduced pain by half>>.",
    "In a 2019 randomised trial it <<reduced pain by half>>.",
    "A study by the University of Leeds found that it <<reduced pain by half>>.",
    "In Spine, a trial of it <<reduced pain by half>>.",
    "It <<reduced pain by half>>. 2",
]
NOT_CITED = [
    "It <<reduced pain by half>>.",
    "Studies show that it <<reduced pain by half>>.",
    "It <<reduced pain by half>> (see below).",
    "Research has shown that it <<reduced pain by half>>.",
    "Take it (2 mg) and it <<reduced pain by half>>.",
    "Doctors say that it <<reduced pain by half>>.",
    "Science has spoken: it <<reduced pain by half>>.",
    "Headache is common, and it <<reduced pain by half>>.",
]
REFUNDS = [
    "Every pillow has a money-back <<guarantee>>.",
    "We <<guarantee>> your privacy.",
    "Satisfaction <<guaranteed>>.",
    "We <<guarantee>> a refund within 30 days.",
    "The best price <<guarantee>> in town.",
]
NOT_REFUNDS = ["We <<guarantee>> relief.", "Relief is <<guaranteed>>.", "Our <<guarantee>>: thicker hair."]
CLAUSES = [
    ("Relief is <<guaranteed>>.", "Relief is guaranteed"),
    ("Some try pills, but we <<guarantee>> relief.", "we guarantee relief"),
    ("Call today; relief is <<guaranteed>>!", "relief is guaranteed"),
    ("Our method (it is <<guaranteed>> to work) is new.", "it is guaranteed to work"),
    ("The knee heals — results <<guaranteed>>.", "results guaranteed"),
    ("We <<guarantee>> relief because we care.", "We guarantee relief"),
    ("We <<guarantee>> relief, and we mean it.", "We guarantee relief"),
    ("And we <<guarantee>> it.", "we guarantee it"),
    ("Dr. Lee will see you; we <<guarantee>> 100% relief.", "we guarantee 100% relief"),
]

ANSWERS = [
    (question, expected, text)
    for question, yes, no in (
        (is_denied, DENIED, NOT_DENIED),
        (is_hedged, HEDGED, NOT_HEDGED),
        (is_question, QUESTIONS, NOT_QUESTIONS),
        (is_reported, REPORTED, NOT_REPORTED),
        (is_quoted, QUOTED, NOT_QUOTED),
        (is_cited, CITED, NOT_CITED),
        (is_refund, REFUNDS, NOT_REFUNDS),
    )
    for expected, texts in ((False, no), (True, yes))
    for text in texts
]


@pytest.mark.parametrize(
    ("question", "expected", "text"),
    [
        pytest.param(*answer, id=f"{answer[0].__name__} {'says yes to' if answer[1] else 'says no to'} {answer[2]}")
        for answer in ANSWERS
    ],
)
def test_a_context_question_answers(question, expected, text) -> None:
    assert question(marked(text)) is expected


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_the_clause_of_a_span_ends_where_another_begins(text: str, expected: str) -> None:
    assert clause(marked(text)).text == expected


@pytest.mark.parametrize("text", [DENIED[0], QUESTIONS[0], REPORTED[0]])
def test_what_is_denied_asked_or_reported_is_not_asserted(text: str) -> None:
    assert not is_asserted(marked(text))


@pytest.mark.parametrize("text", [NOT_DENIED[1], NOT_QUESTIONS[1], NOT_REPORTED[1], HEDGED[0]])
def test_a_claim_is_asserted_hedged_or_not(text: str) -> None:
    assert is_asserted(marked(text))


def test_a_citation_in_the_paragraph_is_not_one_in_the_sentence() -> None:
    span = marked("It <<reduced pain by half>>. The trial was small [2].")
    assert is_cited(span, "paragraph")
    assert not is_cited(span, "sentence")


def test_a_citation_in_another_paragraph_is_none() -> None:
    assert not is_cited(marked("It <<reduced pain by half>>. ¶ The trial was small [2]."))


def test_a_scholarly_link_is_a_citation() -> None:
    text = "It <<reduced pain by half>> ([source](https://pubmed.ncbi.nlm.nih.gov/123/))."
    assert is_cited(marked(text, "markdown"))


def test_a_link_to_a_shop_is_no_citation() -> None:
    assert not is_cited(marked("It <<reduced pain by half>> ([order](https://shop.example/)).", "markdown"))


def test_a_superscript_number_is_a_citation() -> None:
    assert is_cited(marked("<p>It <<reduced pain by half>>.<sup>3</sup></p>", "html"))


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("It works [3].", ["[3]"]),
        ("It works [1, 2].", ["[1, 2]"]),
        ("It works.3", ["3"]),
        ("It works (4).", ["(4)"]),
        ("Take it (4 mg).", []),
    ],
)
def test_numbered_markers_are_found(text: str, markers: list[str]) -> None:
    assert [match[0] for match in citation_markers(text)] == markers


def test_sentence_and_paragraph_of_a_span() -> None:
    span = marked("First one. It <<cures eczema>>. Last one. ¶ Another paragraph.")
    assert sentence(span).text == "It cures eczema."
    assert paragraph(span).text == "First one. It cures eczema. Last one."


def test_a_heading_is_a_heading() -> None:
    span = marked("# We <<cure eczema>>\n\nCall us.", "markdown")
    assert is_heading(span)
    assert block_kind(span) == "heading"


def test_a_paragraph_is_no_heading() -> None:
    assert not is_heading(marked("# Eczema\n\nWe <<cure eczema>>.", "markdown"))


def test_a_block_quotation_is_quoted() -> None:
    assert is_quoted(marked("> We <<cure eczema>>.", "markdown"))


def test_an_entry_of_a_reference_list_is_a_reference() -> None:
    assert is_reference(marked("Text. ¶ Smith JA, Jones B. <<Honey cures coughs>>. J Pain. 2019;12(3):45-50."))


def test_prose_about_a_study_is_no_reference() -> None:
    assert not is_reference(marked("In our study of 2019 <<honey cures coughs>>."))


def test_what_the_page_hides_is_hidden() -> None:
    assert is_hidden(marked('<p style="display:none">We <<cure eczema>>.</p><p>Call us.</p>', "html"))
    assert not is_hidden(marked("<p>We <<cure eczema>>.</p>", "html"))


LISTED = [
    "Popular: <<Best dentist>> in Leeds | Best dentist in York | Best dentist in Hull | Best dentist in Bath",
    "best dentist, top dentist, <<painless dentist>>, dentist near me, veneers, crowns, braces, whitening",
]


@pytest.mark.parametrize("example", LISTED)
def test_a_list_of_key_words_asserts_nothing(example: str) -> None:
    assert not is_asserted(marked(example))


UNLISTED = [
    "<<Best dentist>> in Leeds | Smile Studio",
    "We offer veneers, crowns, braces, whitening, bridges, implants, check-ups and <<painless dentistry>>.",
    "Fast. | Gentle. | <<Painless dentistry>>. | Near you.",
]


@pytest.mark.parametrize("example", UNLISTED)
def test_a_sentence_or_a_title_is_no_list_of_key_words(example: str) -> None:
    assert is_asserted(marked(example))


def test_the_truth_after_a_myth_is_asserted() -> None:
    assert is_asserted(marked("Myth: the hair falls out. Truth: the <<hair is permanent>>."))
    assert not is_asserted(marked("Myth: the <<hair is permanent>>. Truth: it thins with age."))


def test_lack_denies_what_follows_at_once() -> None:
    assert is_denied(marked("It lacks <<proven benefits>>."))
    assert not is_denied(
        marked("If a lack of growth bothers you and nobody at home understands, an implant is a <<permanent solution>>.")
    )


def test_many_hedges_people_and_not_the_scope() -> None:
    assert is_hedged(marked("Many see <<results in one session>>."))
    assert not is_hedged(marked("Cupping is a <<safe and effective treatment>> for many common conditions."))
