"""RDB701 reading-grade."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from puffery.plugin import Flag, reading_of, rule
from puffery_rules.readability.scores import AMA_HEALTH_LITERACY, KINCAID, count_syllables, grade_of, running_sentences, words_in

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Below this many words of running text the formula says nothing.
_LEAST_WORDS = 100
_LEAST_SENTENCES = 5

_HARD = (
    "Subsequent to percutaneous administration, autologous concentrate preparations demonstrate considerable interindividual heterogeneity regarding "
    "therapeutic effectiveness. Comprehensive evaluation of contraindications, comorbidities and anticoagulation necessitates multidisciplinary consultation. "
    "Rehabilitation following intervention incorporates progressive neuromuscular re-education, proprioceptive optimisation and individualised biomechanical "
    "reassessment. Complications encompass postprocedural inflammation, superficial infection and exceptionally neurovascular compromise. Longitudinal "
    "surveillance facilitates identification of suboptimal responders requiring alternative interventional management. Administrative authorisation and "
    "reimbursement considerations additionally influence scheduling availability throughout participating institutions. Supplementary documentation "
    "concerning experimental methodologies remains accessible through institutional representatives. Participating practitioners systematically document "
    "functional deterioration, psychological comorbidity and pharmacological modifications. Individual circumstances occasionally necessitate "
    "postponement of interventional appointments, particularly following intercurrent respiratory infection."
)
_EASY = " ".join(["We look at your knee. We ask where it hurts. Then we talk about what may help you. You can rest at home for a day or two."] * 5)


@rule(
    code="RDB701",
    severity="info",
    message="The page reads at a higher school grade than patients are asked for.",
    advice="Shorter sentences and everyday words bring the grade down; `reading-grade` sets the target.",
    sources=(KINCAID, AMA_HEALTH_LITERACY),
    bad=(f"<<{_HARD.split('. ')[0]}.>> {_HARD.split('. ', 1)[1]}",),
    good=(_EASY, "Too short to rate."),
)
def reading_grade(doc: Doc) -> Iterator[Flag]:
    """A page that is harder to read than the target grade.

    About half of adults read at or below eighth grade; who cannot read the risks cannot weigh them.  The grade is Flesch-Kincaid's,
    over running text, and is reported at the first sentence.
    """
    sentences = running_sentences(doc)
    words = [word for start, end in sentences for word in words_in(doc, start, end)]
    if len(words) < _LEAST_WORDS or len(sentences) < _LEAST_SENTENCES:
        return
    grade = grade_of(len(words), len(sentences), count_syllables(words))
    target = reading_of(doc).settings.reading_grade
    if grade > target:
        start, end = sentences[0]
        yield Flag(
            doc[start:end],
            message=f"The page reads at grade {grade:.1f} (Flesch-Kincaid); the target is {target:g}.",
        )
