"""Claims that something treats, prevents or diagnoses a condition: the relation that several regulatory rules ask for.

A claim needs a condition, by its name or by plain implication (`lowers A1C`, `aching knees`), and a relation of benefit to it: a
verb (`eases`, `fights`), a noun (`relief from`, `remedy for`), an adjective (`effective against`), a compound (`migraine
treatment`), an outcome (`my gout has stayed away`), or a list under words such as `Conditions we treat`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from puffery.plugin import (
    is_denied,
    is_question,
    is_quoted,
    is_reference,
    is_reported,
    paragraph,
    pattern,
    reading_of,
    regex,
    sentence,
)
from puffery_rules.conditions import (
    cased_conditions,
    condition_markers,
    condition_names,
    condition_of,
    function_names,
    is_condition,
)
from puffery_rules.products import Topic, mentions_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = ["Claim", "cased_conditions", "condition_markers", "condition_names", "disease_claims", "function_names", "implied_claims", "implied_conditions"]

_LEVELS = "(blood sugar+|blood glucose|glucose|sugar level+|a1c|hba1c|insulin|triglyceride+|cholesterol|ldl|blood pressure|uric acid|sugar)"
_TISSUES = "(tissue+|cartilage|ligament+|tendon+|disc+|disk+|joint+|bone+|muscle+|nerve+|cells|skin|organ+|fiber+|fibre+|follicle+|areas|area)"
#: Claims that imply their condition: what they say is done to it stands in them.
implied_claims = pattern(
    # levels moved, steadied or handled
    rf"\b(?:low(?:er(?:s|ing|ed)?)|reduc(?:e|es|ed|ing)|drop(?:s|ping|ped)?|cut(?:s|ting)?|bring(?:s|ing)?(?: down)?|brought|control(?:s|ling|led)?|manag(?:e|es|ing)|balanc(?:e|es|ing)|regulat(?:e|es|ing)|steady|steadies|stabili[sz](?:e|es|ing)|normali[sz](?:e|es|ing)|decreas(?:e|es|ing)|tam(?:e|es|ing)|even(?:s|ing)? out|restor(?:e|es|ing)|improv(?:e|es|ing)|better|control of|sharpen|look(?:s|ing)? after|(?:keep|help) ) (?:(?!healthy|normal|regulate)[\w'-]+ ){{0,3}}{{!{_LEVELS}}}(?! metabolism| availability)(?: (?:down|back|in|stays?|under|levels?|more)\b(?: [\w']+){{0,3}})?",
    rf"{{!{_LEVELS}}} (?:[\w'-]+ ){{0,4}}?(?:down|lower|back to|under control|in check|(?:stays? |better )?controlled|drops?|dropped|fell|came down|normali[sz]es?|(?:with)?in (?:sound|safe) (?:limits|bounds)|control|reductions?|benefits?|lowering|management|spikes?)\b",
    r"{!(insulin-sensitive|sensitive to insulin|insulin resistance|respond to insulin|response to insulin|units of insulin|your insulin|need for insulin|making insulin)}",
    r"(?:better|steadier|lower|improved|healthier|stable) {!(a1c|hba1c|glucose|blood sugar|blood sugars)}(?: readings?| levels?| numbers?| control)?",
    r"{!(a1c|hba1c)} (?:drop(?:s|ped)?|fell|by|of|down|reduction)",
    # microbes and poisons killed
    r"\b(?:kill(?:s|ing|ed)?|destroy(?:s|ing|ed)?|fight(?:s|ing)?|eliminat(?:e|es|ing)|eradicat(?:e|es|ing)|neutrali[sz](?:e|es|ing)|wip(?:e|es|ing) out|combat(?:s|ing)?|latch(?:es)? on to|disarm(?:s|ing)?|inactivat(?:e|es|ing)|attack(?:s|ing)?|ward(?:s|ing)? off|stamp(?:s|ing)? out|filter(?:s|ing)?|shield(?:s|ing)?|stops?|slows?(?: down)?|blocks?|inhibits?|purges?|flush(?:es)?(?: out)?) (?:[\w',-]+ ){0,5}?{!(bacteria|virus|viruses|germ+|microbe+|parasite+|fungus|fungi|yeast+|pathogen+|mold+|mould+|carcinogen+|superbug+|bug+|candida)}",
    # a disease that the page names elsewhere
    r"\b(?:cur(?:e|es|ed|ing)|treat(?:s|ed|ing)?|heal(?:s|ed|ing)?|revers(?:e|es|ed|ing)|eliminat(?:e|es|ed|ing)|eradicat(?:e|es|ed|ing)|prevent(?:s|ed|ing)?|beat(?:s|ing)?|overcom(?:e|es|ing)|slow(?:s|ed|ing)?(?: down)?|halt(?:s|ed|ing)?|fight(?:s|ing)?|course of|progress(?:ion)? of|reasons? of|healing of|cure for|treatment of|remedy for|complete treatment of) (?:the |this |these |their |your |any |every |most |all |nearly any |such |his |her |my |that |and |manage |healing |of |whole )*{!(disease+|illness|illnesses|ailment+|sickness|sicknesses|infection+)}",
    # drugs and treatments that it takes the place of
    r"\b(?:alternatives?|replacements?|substitutes?) (?:to|for) (?:\w+ ){0,2}?{!(statin+|antidepressant+|antibiotic+|insulin|chemotherapy|chemo|painkiller+|blood pressure medication|metformin|antacid+|steroid+|nsaid+|vaccine+|sleeping pills|prescription drug+|prescription medication+)}",
    r"\b(?:clear(?:s|ing)?|unclog(?:s|ging)?|clean(?:s|ing)?(?: out)?|dissolv(?:e|es|ing)|remov(?:e|es|ing)|melt(?:s|ing)?|keep(?:s|ing)?|scrub(?:s|bing)?) (?:\w+ ){0,3}?{!(plaque|arteries|artery walls)}",
    # lost abilities
    r"\b(?:restor(?:e|es|ing|ed)|regain(?:s|ed|ing)?|recover(?:s|ed|ing)?|getting|get) (?:\w+ ){0,2}?{!(vision|eyesight|sight|hearing|mobility|memory|sensation|erections|potency)}(?: back)?",
    r"{!(deaf hear|blind see|lame walk|wheelchairs are|walk again|see again|hear again|throw away their canes|throw away your glasses|without the need for their corrective lenses|see clearly)}",
    # worn parts and failing organs made new
    r"\b(?:re(?:build|grow|generat|pair|stor|viv|new|energi[sz]|-energi[sz]|awaken|activat)|mend|heal|grow|wak(?=e|ing)|switch(?=[^.]{1,40} back on))(?:e?s|ed?|ing)?(?: up| new| back)? (?:(?!into\b|in\b)[\w-]+ ){0,3}?{!(nerve ending+|nerve fibres|nerve fibers|hair cells|macular tissue|new cartilage|lost cartilage|the disc|the discs|spinal disc+|beta cells|brain cells|dead neurons|dying neurons|new blood vessels|heart muscle|the myelin|the retina|the optic nerve|the cartilage|underactive gland|thyroid gland|the pancreas)}(?: back on| from within)?",
    r"\b(?:bring|drive|push|get|take|send)(?:s|ing)? (?:\w+ )?{!(antibodies|viral load|tumou?r markers|tumor markers|tumour markers|psa|inflammatory markers|cortisol)} (?:\w+ )?(?:down|back to normal|in check)",
    r"\b(?:pull|draw|flush|leach|drag|suck|extract|purg)\w* (?:[\w-]+ ){0,2}?{!(mercury|heavy metals|lead|arsenic|aluminium|aluminum)} (?:and (?:\w+ ){1,2})?(?:out of|from|through) (?:the|your) (?:body|blood|tissues?|cells|skin|feet|brain|soles)",
    r"\b(?:bring|give|get|restor)\w* (?:the |back )?{!(feeling|sensation)} (?:back )?(?:to|in) (?:[\w-]+ ){0,3}?(?:feet|foot|toes|hands|fingers|legs)",
    r"\bkeep(?:s)? you from (?:getting|falling|coming down) {!(sick|ill|with)}(?: all winter| all year)?",
    r"{!(wearing out of joint+|joints from wearing|worn joints)}",
)
#: Conditions that are not named but plainly meant; they need words of benefit.
implied_conditions = pattern(
    r"\b(?:ach(?:y|ing)|sore|painful|stiff|creaky|swollen|arthritic|throbbing|inflamed) (?:\w+ and )?{!(knee+|joint+|hip+|back|shoulder+|muscle+|neck|hand+|feet|legs|fingers|gums|wrist+|ankle+|head)}",
    r"{!(painful symptoms|joint discomfort|nerve discomfort|aching joints|nerve pains|tired legs|skin complaint+|wear on the joints|injury|injuries)}",
    rf"\b(?:damaged|injured|torn|sprained|weakened|worn(?:-out)?|inflamed|degenerated|diseased) (?:[\w-]+ )?{{!{_TISSUES}}}",
    rf"{{!{_TISSUES}}} (?:that (?:has|have|is|are) (?:been )?)(?:damaged|injured|torn|sprained|worn|inflamed)",
    r"{!(immune attack+|overactive immune system|autoimmune response|immune overreaction|tendon injury|tendon injuries|neural tissue that has been damaged|damaged area)}",
    r"{!(blood sugar+|blood glucose|glucose|sugar level+|triglyceride+|cholesterol|ldl|insulin response|insulin sensitivity)}(?! metabolism| (?:levels? )?(?:at|in|within|already) (?:a |the |its |their )?(?:already )?(?:normal|healthy|target))",
    r"{!(panicattacks|mental health disorder+)}",
)

_VERB = r"""treat(?:s|ed|ing)?|cur(?:e|es|ed|ing)|prevent(?:s|ed|ing)?|heal(?:s|ed|ing)?|revers(?:e|es|ed|ing)|reliev(?:e|es|ed|ing)|eas(?:e|es|ed|ing)
|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?(?!\ (?:part|back|limb|body|leg|end|half|jaw|eyelid)s?\b)|fight(?:s|ing)?|fought|combat(?:s|ed|ing|ting)?|battl(?:e|es|ed|ing)|attack(?:s|ed|ing)?|beat(?:s|ing)?|halt(?:s|ed|ing)?|stop(?:s|ped|ping)?
|slow(?:s|ed|ing)?|shrink(?:s|ing)?|shrank|kill(?:s|ed|ing)?|destroy(?:s|ed|ing)?|eliminat(?:e|es|ed|ing)|eradicat(?:e|es|ed|ing)|manag(?:e|es|ed|ing)|control(?:s|led|ling)?|alleviat(?:e|es|ed|ing)
|sooth(?:e|es|ed|ing)|calm(?:s|ed|ing)?|improv(?:e|es|ed|ing)|protect(?:s|ed|ing)?|guard(?:s|ed|ing)?|shield(?:s|ed|ing)?|ward(?:s|ed|ing)?\ off|diagnos(?:e|es|ing)|detect(?:s|ed|ing)?|address(?:es|ed|ing)?
|targets?|targeting|tackl(?:e|es|ed|ing)|resolv(?:e|es|ed|ing)|correct(?:s|ed|ing)?|remed(?:y|ies|ied|ying)|minimi[sz](?:e|es|ed|ing)|diminish(?:es|ed|ing)?|lessen(?:s|ed|ing)?|banish(?:es|ed|ing)?
|dissolv(?:e|es|ed|ing)|fix(?:es|ed|ing)?|counter(?:s|ed|ing|act\w*)?|overc(?:ome|omes|ame|oming)|suppress(?:es|ed|ing)?|tam(?:e|es|ed|ing)|quell(?:s|ed|ing)?|quiet(?:s|en|ens|ed|ing)?|mitigat(?:e|es|ed|ing)
|decreas(?:e|es|ed|ing)|clear(?:s|ed|ing)?(?:\ up)?|eras(?:e|es|ed|ing)|wip(?:e|es|ed|ing)\ out|stamp(?:s|ed|ing)?\ out|rid(?:s|ding)?|free(?:s|d|ing)?|delay(?:s|ed|ing)?|defend(?:s|ed|ing)?|defeat(?:s|ed|ing)?
|conquer(?:s|ed|ing)?|neutrali[sz](?:e|es|ed|ing)|disarm(?:s|ed|ing)?|repair(?:s|ed|ing)?|regenerat(?:e|es|ed|ing)|rebuild(?:s|ing)?|regrow(?:s|ing)?|regrew|restor(?:e|es|ed|ing)|mend(?:s|ed|ing)?|undo(?:es|ing)?|handl(?:e|es|ed|ing)
|settl(?:e|es|ed|ing)|lift(?:s|ed|ing)?|starv(?:e|es|ing)|block(?:s|ed|ing)?|inhibit(?:s|ed|ing)?|zap(?:s|ped|ping)?|crush(?:es|ed|ing)?|soften(?:s|ed|ing)?|bring(?:s|ing)?|brought|keep(?:s|ing)?|kept|deal(?:s|t|ing)?\ with|act(?:s|ed|ing)?\ against|cop(?:e|es|ing)\ with
|knock(?:s|ed|ing)?\ out|end(?:s|ed|ing)?|cut(?:s|ting)?|put(?:s|ting)?\ right|tak(?:e|es|ing)\ the\ edge\ off|tak(?:e|es|ing)\ away|hold(?:s|ing)?|boost(?:s|ed|ing)?\ healing|quicken(?:s|ed|ing)?|accelerat(?:e|es|ed|ing)|knit(?:s|ting)?|promot(?:e|es|ing)\ healing
|silenc(?:e|es|ed|ing)|hush(?:es|ed|ing)?|rout(?:s|ed|ing)?|vanquish(?:es|ed|ing)?|melt(?:s|ed|ing)?\ away|nip(?:s|ped|ping)?|whisk(?:s|ed|ing)?\ away|chas(?:e|es|ed|ing)\ away|driv(?:e|es|ing)\ (?:out|away)|put(?:s|ting)?\ (?:an\ end|a\ stop)\ to|halv(?:e|es|ed|ing)|sort(?:s|ed|ing)?\ out|see(?:s|ing)?\ off|benefit(?:s|ed|ing|ting)?|help(?:s|ed|ing)?|aid(?:s|ed|ing)?|assist(?:s|ed|ing)?|work(?:s|ed|ing)?\ (?:for|on|against|wonders|well|best|when|with)|act(?:s|ed|ing)?\ on|fend(?:s|ed|ing)?\ off|get(?:s|ting)?\ (?:rid|over)|recover(?:s|ed|ing)?"""
_NOUN = r"""(?:treatments?|therap(?:y|ies)|remed(?:y|ies)|cures?|relief|solutions?|medicines?|care|protection|prevention|management|control|antidotes?|answer|help|benefits?|healing|recovery|improvements?
|reductions?|protocols?|defen[cs]e|freedom|efficacy|effectiveness|options?|evidence|support|success|results|effects?|weapons?|choice|alternatives?|anti-?inflammatory|medicinal|relieving|elimination|eradication
|reversal|shrinking|shrinkage|growth\ of|lack\ of)"""
_OFFER = r"""(?:oils?|supplements?|herbs?|injections?|infusions?|drips?|cells?|exosomes?|peptides?|acupuncture|adjustments?|chiropractic|osteopathy|homeopathy|homoeopathy|reflexology|reiki|hypnotherapy|hypnosis|massage|sessions?|approach(?:es)?
|drops|capsules|tablets|formulas?|programs?|programmes?|ivs?|vitamins?|cbd|ozone|blend|tea|extract|cream|device|laser)"""
_ADJECTIVE = r"""(?:effective|good|great|helpful|useful|beneficial|ideal|perfect|excellent|recommended|indicated|used|prescribed|suitable|powerful|strong|designed|formulated|valuable|best|proven|studied|given|taken|promising
|active|potent|successful|relied\ on|works|developed|created|made|meant|perfect|wonderful|ally|news|medicine|useful|advised|known|researched|particularly|particularly\ well|works\ best|efficacious|applied)"""
#: What binds a benefit to a condition that follows it.
_BEFORE = regex(
    rf"""\b(?P<verb>{_VERB})\b|\b(?P<noun>{_NOUN})\b(?:\ [\w'-]+){{0,2}}?\ (?P<prep>for|of|from|against|to|in|with|on|during)\b
    |\b(?P<offer>{_OFFER})\ (?:for|against)\b|\bdo(?:es)?\ (?:for|in|against)\b|\b(?:take|takes|use|uses|using|taking|drink|drinks|try|reach\ for)\ (?:\w+\ ){{0,3}}for\b|\b(?:use|used|use\ it|take)\ (?:\w+\ )?for\b|\bfighting\b|\b(?:best|ideal|works?|right)\ (?:\w+\ )?(?:when|if)\ you\ have\b|\b(?:fewer|less|no\ more)\b(?!\ than)|\bdifference\ (?:to|in)\b|\bfirst\ (?:signs?|hint)\ of\b|\bsay\ no\ to\b|^\W*for(?=\ (?:[\w'-]+,?\ (?:and\ |or\ )?){{1,8}}\W*$)
    |\b(?P<adjective>{_ADJECTIVE})\b(?:\ [\w'-]+){{0,2}}?\ (?:for|against|in|with|to|on)\b|\bagainst\b|\b(?:free|freedom)\ (?:from|of)\b|\bgoodbye\ to\b|\brid\ of\b|\bbest\ for:|\b(?:brilliant|fantastic|superb|amazing|marvell?ous|terrific|unbeatable|magic|wonders|super|lovely|fab)\ (?:for|against)\b|\bin\ (?:people|patients|those|children|adults)\ with\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: Cues that say little by themselves: they bind only in the sentence or under the heading that names the product.
_FAINT = regex(r"help|support|care|used|known|applied|taken|given|keep|kept|hold|bring|brought|end|cut|free|in (?:people|patients)|handl|made|meant|created|effect|result|evidence|option|choice|work|made|studied|address|target", re.I)
_AFTER = regex(
    r"""^(?:[\ -](?:and|or|&|pain|symptoms?|attacks?|disease|patients?|[\w-]+,)){0,4}[\ -](?P<compound>relief|treatments?|remed(?:y|ies)|cures?|therap(?:y|ies)|management|prevention|control(?!\ (?:procedures?|measures?|protocols?|practices?))|healing|killers?|fighters?|protocols?|formulas?|formulation
        |solutions?|reliever|busters?|shrinker|support|tablets|capsules|drops|(?:root\ )?(?:tea|brew)|pack|kit|tonic|reversal|medicines?|medication|free\b(?!\ (?:procedures?|treatments?|experience|visits?|injections?|dentistry|way|scan|removal|surgery))|fighting|fighting|blend|tincture|salve|cream|balm|program|programme|package|recovery|repair|patch(?:es)?|care\ plan)\b
    |^(?:,?[\ ](?!not\b|no\b|never\b)[\w'’,-]+){0,7}?\ (?P<outcome>(?:can|may|might|could|will|has|have|is|are|was|were|be|been|being)\ (?:\w+ly\ )?(?:be(?:en)?\ )?(?:\w+ly\ )?(?:all\ be\ )?(?:treated|cured|reversed|relieved|gone|improved|improving|shrunk|reduced|healed|eased
        |prevented|resolved|eliminated|alleviated|controlled|managed|stabili[sz]ed|better|cleared|disappeared|corrected|helped|dissolved|restored|stopped|wiped\ out|destroyed|soothed|treatable|reversible|curable|halted|slowed|addressed)
        |stay(?:s|ed)\ away|disappear(?:s|ed)|vanish(?:es|ed)|went\ away|goes\ away|melt(?:s|ed)\ away|clear(?:s|ed)\ up|improve[sd]?|won't\ form|shr[aiu]nk|responds?\ (?:well\ )?to|responded|at\ bay|in\ check|under\ control|stopped|(?:went\ )?into\ remission|in\ remission|calms?\ down|lifts?|responds?(?:\ as\ well)?|yields?(?:\ to)?|clears?\ (?:up|in|away)|(?:all\ )?yield(?:s|ed)?\ to|resolved?|fades?|recedes?|retreats?|loses?\ its\ grip|is\ a\ thing\ of\ the\ past|does\ not\ come\ back|puts?\ things\ right|shuts?\ off|fade[sd]?(?:\ away)?|stops?\ progressing|(?:can\ )?walk\ (?:again|without)|(?:can\ )?(?:hear|see|speak)\ again|learn\ to\ (?:walk|sit|speak|talk)|is\ history|simply\ (?:stops?|went)|eases?|eased|lifted
        |f(?:ind|inds|ound)\ relief|benefit|,?\ ?we\ (?:inject|use|give|treat|recommend)|notice[sd]?\ (?:a\ |an\ )?(?:change|improvement|difference|decrease|reduction)|fall\ away|wiped\ out)\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: After a condition: what a page tells of it, rather than what it sells for it.
_TELLS = regex(r"['’s]*(?: and \w+)?(?:,)? (?:causes?|symptoms?|signs|types|diagnosis)\b(?:, | and | or |,? )(?:[\w-]+,? ){0,3}(?:treatments?|remed(?:y|ies)|cures?|prevention)", re.IGNORECASE)
#: Before a condition: the treatments of others, beside which the product stands.
_OTHER = regex(r"\bother (?:[\w-]+ )?$", re.IGNORECASE)
_FOR = regex(r",?\s(?:for|against)\s", re.IGNORECASE)
_INJURY = regex(r"injur(?:y|ies)", re.IGNORECASE)
_ELLIPSIS = regex(r"\s*(?:\.\s?\.\s?\.|…|\[…\])\s*", 0)
_LISTED = regex(r"(?<=,) |(?<=,) (?:and|or) | (?:and|or) (?=\w)", 0)
#: What softens a cue before it.
_SOFTENED = regex(r"(?:(?:may|might|could|can|will)\s+(?:\w+ly\s+|also\s+)?)?(?:help(?:s|ed|ing)?\s+(?:to\s+)?|be\s+|used\s+to\s+)?$", re.IGNORECASE)
#: Between a cue and its condition: another subject, a cause, an exception.
_GAP_BREAK = regex(
    r"^\s*(?:[,›|/•]|and\b|or\b)|\b(?:if|unless|because|caused? by|due to|but|although|however|which is|depends?|while taking|than|instead of|rather than|ask|consult|should|whether|not|no|without|require|requires|where|known as|called|diagnosed|refer|doctors?|surgeons?|gp|experience|specializ\w+|specialis\w+|insurance)\b|[.!?]|\bfrom (?:developing|having)\b",
    re.IGNORECASE,
)
#: Sentences that speak of safety, of suitability, of ordinary medicine or of the disease as such.
_ASIDE = regex(
    r"""\b(?:ask|consult|talk\ (?:to|with)|speak\ (?:to|with)|tell|check\ with|see|contact|call|visit|under\ (?:the\ )?(?:care|supervision)\ of|seek(?:\ advice)?\ from)\ (?:\w+\ )?(?:your|a|an|the|their|with\ your)\ (?:\w+\ ){0,3}?(?:doctors?|physicians?|gp|pharmacists?|health|healthcare|provider|specialist|midwife|professional|clinician|practitioner|dentist|vet)\b
    |\bif\ you\ (?:have|are|suffer|take|develop|experience|notice|think)\b(?=.*\b(?:should|do\ not|don't|seek|stop|avoid|must|not\ suitable|call|contact|speak|ask|tell|consult|go\ to)\b)
    |\b(?:is|are|was|were)\ (?:\w+ly\ )?(?:associated|linked|correlated)\ with\ (?:an?\ )?(?:higher|increased|greater|elevated|worse|more)\b|\brisk\ factors?\b|\b(?:is|are)\ (?:produced|secreted|released|made)\ (?:by|in)\ (?:the\ )?(?:\w+\ ){0,2}(?:cells|glands?|pancrea\w+|liver|intestin\w+|gut)\b|\breflects?\ (?:the\ |your\ )?average\b|\b(?:results?|arises?|stems?)\ from\b(?=.*\b(?:deposition|after\ injury|accumulation|damage)\b)|\bbreaks?\ free\b
    |:\ (?:an?\ |the\ )?(?:[\w-]+,?\ ){0,7}?(?:study|trial|systematic\ review|meta-analysis|case\ series|case\ report|review\ of\ the\ literature)\W*$
    |\b(?:have\ heard|heard|seen)\ (?:of\ )?(?:ads|advertisements|claims)\b|\bquestions?\ about\b|\bprecautions\b|\bunderstanding\ of\b|\bresults\ (?:may\ |can\ |will\ )?(?:vary|depend)\b|\bcomplement(?:ary)?\ to\ (?:conventional|standard|medical)\b|\btreated\ (?:with|by)\ (?:an?\ )?(?:surg\w+|antibiotics?|medications?|chemotherapy|radiotherapy|radiation)\b|\b(?:terms|names|words)\ for\b|\brecent\ attention\b|\b(?:inflammatory|proliferative|remodell?ing|haemostasis|hemostasis)\ phase\b
    |\b(?:not|never)\ (?:be\ )?(?:\w+\ )?(?:suitable|recommended|safe|appropriate|intended|meant|advised|a\ substitute|been\ evaluated|approved|licensed|a\ replacement|claim|be\ used|take|use)\b
    |\bcontra-?indicat\w+|\b(?:common|possible|potential|mild|serious|some|main|include)\ side[\ -]effects?\b|\bside[\ -]effects?\ (?:of\ [\w\ -]{1,30}\ )?(?:include|are\ (?:rare|mild|usually|common)|may|can)\b|\badverse\b|\b(?:may|can|might|could)\ (?:also\ )?(?:cause|trigger|worsen|lead\ to|result\ in|interact)\b|\bdo\ not\ (?:use|take|stop)\b|\bshould\ (?:not|never|avoid)\b|\bunsuitable\b|\bseek\ (?:urgent|medical|immediate|emergency|prompt)\b
    |\b(?:increas\w+|higher|raise[sd]?|raising|greater)\ (?:the\ |your\ )?(?:risk|chance|likelihood)\b|\brisks?\ (?:include|are|factor)|\bsymptoms?\ (?:of\ \w+\ )?(?:include|are|may\ include)\b|\bhistory\ of\b|\bcaution\b|\bwarning\b
    |\b(?:conventional|standard|traditional\ medical|current|typical|usual|mainstream|orthodox)\ (?:\w+\ )?(?:treatments?|therap(?:y|ies)|medications?|medicine|care|drugs?|options?|approaches)\b(?=.*\b(?:includes?|are|is|involves?|consists?)\b)
    |\bcovid(?:-?19)?\ (?:protocols?|restrictions|precautions|guidelines|pandemic|vaccin\w+|safe|transmission)|\bpatient\ to\ patient\b|\balready\ (?:with)?in\ (?:the\ |a\ )?(?:normal|healthy)\b|\btransmission\b|\b(?:was|were)\ (?:seen|observed|found|recorded|reported)\b(?=.*\b(?:in|among|by)\b|\.?$)|\binsur(?:ance|ers?)\b|\bworkers'\ compensation\b|\bmedicare\b
    |\bno\ (?:good\ |reliable\ |convincing\ |strong\ |clinical\ |scientific\ |sufficient\ )?(?:evidence|proof|cure|data)\b|\binsufficient\ evidence\b|\bunproven\b|\bnot\ (?:been\ )?(?:proven|shown|known|enough)\b|\bfailed\ to\b
    |\b(?:does|do|did|will|can|is|are)(?:\ not|n't|not)\ (?:\w+\ )?(?:treat|cure|prevent|diagnose|mean|intended|claim)""",
    re.IGNORECASE | re.VERBOSE,
)
#: Words over a list that make every condition in it a claim.
_LEAD_IN = regex(
    r"""\b(?:conditions?|diseases?|disorders?|complaints|ailments|problems|symptoms|issues|injuries|concerns)\b.{0,40}\b(?:treat|treated|help|helped|address|benefit|respond|target|managed?|ease|improve|support|use|used|relieve|cover)\w*\b
    |\b(?:treats?|helps?|treatment\ (?:of|for)|treating|relieves?|effective\ (?:for|against)|good\ for|used\ (?:for|to\ treat)|best\ for|ideal\ for|indications?|benefits?(?:\ (?:of|include|for))?|remed(?:y|ies)\ for|may\ help(?:\ with)?|can\ help(?:\ with)?|what\ (?:we|it|they|can\ it)\ treat|what\ it\ does|uses\ of|uses|applications|who\ (?:it|is\ it|it's)\ (?:for|helps)|(?:take|use|try)s?\ (?:it|them|this)\ for|used?\ (?:it\ )?for|who\ (?:can|may|might|could)\ benefit|recommended\ for|suitable\ for|relief\ from|right\ for\ you|option\ for|individuals\ experiencing|candidates?|start\ with\ .*\ if|choose\ .*\ if|how\ .*\ (?:can\ )?helps?|specialis[ei]\w*\ in|specializ\w+\ in)\b[^.]{0,60}:?$""",
    re.IGNORECASE | re.VERBOSE,
)
#: Questions that plant a claim when they stand alone, as a heading does.
_LEADING = regex(r"\W*(?:can|could|does|do|will|is|are|might|how|why|who|what)\b", re.IGNORECASE)
#: Words that point back to what a page is about, before the claim; and words for somebody else's work or suffering.
_BACK = regex(
    r"""\b(?:it|its|this|these|they|their|our|we|us|you|your|i|my|which|bottle|pack|course|month's|dose|serving|regularly|daily|ingredients?|formulas?|product|supplements?|capsules?|tablets?|pills?|drops|tea|oils?|remed(?:y|ies)|therap(?:y|ies)|treatments?|injections?|infusions?|drips?|cells|sessions?|blend|herbs?
    |method|program(?:me)?|procedure|approach|device|practitioners?|medicines?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: A coined name, as products have: GlucoMend, ThyroBright.
_BRAND = regex(r"\b[A-Z][a-z]+[A-Z]\w+|\b[A-Z]{5,}\b", 0)
_OTHERS = regex(
    r"""\b(?:participants|persons\ with|they\ reported|reported\ (?:reduced|lower|higher)|in\ this\ \d{4}\ study|conclusion\ of\ this\ study|researchers|wanted\ to\ (?:evaluate|know|conduct|see)|to\ (?:determine|study|evaluate|test|see)\ (?:whether|if)|(?:conduct|concluded?|conducted)\ a\ (?:\w+\ ){0,3}?study|grant|the\ study,?\ which|doctors\ hoped|surgery\ (?:can|may|is)|when\ headaches|nerve\ blocks?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: Plans and questions of research, which claim nothing yet.
_RESEARCH = regex(
    r"\b(?:to (?:determine|study|evaluate|test|assess|investigate|find out) (?:whether|if)|(?:wanted|aims?|aimed) to (?:evaluate|assess|investigate)|conduct(?:ed)? a (?:\w+ ){0,3}?study on|the study, which|grant from|is recruiting|research is (?:under ?way|undergoing|ongoing|under)|(?:the )?search for a (?:drug|cure|treatment)|(?:are|is) (?:studying|investigating|testing|examining) (?:whether|if|how)|smaller study involving)\b",
    re.IGNORECASE,
)
_PERSONS = regex(r"\b(?:people|patients|those|anyone|clients|individuals|women|men|children|he|she|families|someone|others)(?: (?:who|that|are|is|were|was|currently|also))* $", re.IGNORECASE)
_DEALING = regex(r"deal|cop|handl|liv|fight|battl|manag", re.IGNORECASE)
_LEGAL = regex(r"\b(?:complaint|lawsuit|injunction|FTC|attorney general|warning letter|the agency|court|judge|settlement|regulators?|defendants?|filed|alleg\w+|misled)\b", re.IGNORECASE)
_OCCASIONAL = regex(r"\boccasional (?:[\w-]+,? (?:and |or )?){0,3}$", re.IGNORECASE)
_SLIGHT = frozenset(("stress", "aging", "wound", "poor posture", "low self-esteem", "pregnancy", "unwanted hair", "mole"))
#: Products of which a question in a heading is asked to be answered yes.
_PUSHED = frozenset("stem-cells exosomes birth-tissue peptides ozone".split())
#: Words over or in a list of what is not claimed.
_NO_CLAIM = regex(
    r"\b(?:not|no|never|avoid|don't|contra\w*|risks?|side effects?|warnings?|precautions?|causes?|symptoms of|signs of|before you|emergency|insurance|specialit\w+|departments?|references|faqs?|related|tags?|categories)\b",
    re.IGNORECASE,
)
#: A verb that makes a sentence of a list's item.
#: The head of a table's column whose cells name what is treated.
_COLUMN = regex(r"(?:what (?:is it |it is |it's |they are )?for|what it (?:does|helps|treats)|used? for|uses|good for|best for|great for|helps(?: with)?|treats|for|indications?|benefits?|conditions?(?: treated)?|complaints?|remedy for|recommended for|fights|relieves)\W*", re.IGNORECASE)
_KEYWORDS = regex(r"^(?:[^,.|]{1,40}[,|]){7}", 0)
_FINITE = regex(r"\b(?:is|are|was|were|has|have|had|can|may|will|do|does|cause|causes|affects?)\b", re.IGNORECASE)
#: Markers that are a claim by themselves.
_BARE_MARKER = regex(
    r"anti(?!-?age?ing)|lower|reduc|shrink|kill|dissolv|revers|regrow|regenerat|repair|rebuild|heal|unclog|natural a|pain.?(?:reliev|kill)|painkiller|analgesic|chemo|alternative|off insulin|get off|avoid dialysis|knit|speed|virus-|remineral|cholesterol-l|hair reg|stabili",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of benefit: the words that make it, the conditions it names or implies, and the products it may be about."""

    span: Span
    conditions: tuple[Span, ...]
    topics: tuple[Topic, ...]
    is_listed: bool = False

    @property
    def topic(self) -> Topic:
        """The product nearest to the claim."""
        return self.topics[0]


def disease_claims(doc: Doc) -> tuple[Claim, ...]:
    """Return the claims of a page that something a page sells helps a condition, hedged or not; each page is read once."""
    notes = reading_of(doc).notes
    if "disease-claims" not in notes:
        notes["disease-claims"] = tuple(_find_claims(doc))
    found = notes["disease-claims"]
    assert isinstance(found, tuple)
    return found


def _find_claims(doc: Doc) -> Iterator[Claim]:
    """The claims in order; one verb with several conditions is one claim, and so is one piece of a list."""
    mentions = mentions_of(doc)
    if not mentions.hits and not mentions.has_weak:
        return
    last: Claim | None = None
    for condition, is_bare in _conditions(doc):
        topics = tuple(mentions.topics(condition))
        claim = _claim(condition, is_bare, topics) if topics else None
        if claim is None:
            continue
        if last is not None and _belong_together(last, claim):
            span = doc[last.span.start : max(last.span.end, claim.span.end)]
            last = Claim(span, (*last.conditions, condition), last.topics, last.is_listed)
            continue
        if last is not None:
            yield last
        last = claim
    if last is not None:
        yield last


def _claim(condition: Span, is_bare: bool, topics: tuple[Topic, ...]) -> Claim | None:
    """The claim that is made of a condition, if one is."""
    span = condition if is_bare else _relation(condition, topics[0])
    is_listed = span is None and _is_listed(condition, topics[0])
    if is_listed:
        span = condition
    if span is None or not _is_claimed(span, topics[0], is_listed):
        return None
    return Claim(span, (condition,), topics, is_listed)


def _belong_together(one: Claim, other: Claim) -> bool:
    if other.span.start < one.span.end:
        return True
    return one.is_listed and other.is_listed and paragraph(one.span).start == paragraph(other.span).start and sentence(one.span).start == sentence(other.span).start


def _conditions(doc: Doc) -> list[tuple[Span, bool]]:
    """The conditions of a page in order, and whether each is a claim by itself."""
    functions = [(hit.start, hit.end) for hit in function_names(doc)]
    found = [(hit, False) for hit in (*condition_names(doc), *cased_conditions(doc)) if is_condition(hit)]
    found += [(hit, bool(_BARE_MARKER.match(hit.text))) for hit in condition_markers(doc) if not _names_a_drug(hit)]
    found += [(hit, True) for hit in implied_claims(doc)]
    found += [(hit, False) for hit in implied_conditions(doc)]
    return sorted(
        ((hit, bare) for hit, bare in found if not _is_slight(hit) and not any(a <= hit.start and hit.end <= b for a, b in functions)),
        key=lambda item: (item[0].start, -item[0].end),
    )


def _names_a_drug(marker: Span) -> bool:
    """Is a marker the name of a class of medicines: anti-inflammatory drugs, antidepressant medication?"""
    if marker.text.lower().startswith("anti") and marker.text.lower().endswith("s"):
        return True
    return bool(re.match(r" ?(?:\w+ )?(?:drugs?|medications?|medicines?|pills?|shots|tablets?|painkillers?|diet|therapy|treatment)\b", reading_of(marker.doc).page.prose[marker.end_char : marker.end_char + 30], re.I)) and not marker.text[:1].isupper()


def _is_slight(hit: Span) -> bool:
    """Is it an everyday state rather than a disease: stress, aging, a wound that heals, occasional heartburn?"""
    if _OCCASIONAL.search(reading_of(hit.doc).page.prose, max(hit.start_char - 40, 0), hit.start_char):
        return True
    condition = condition_of(hit)
    return condition is not None and condition.name in _SLIGHT


def _relation(condition: Span, topic: Topic) -> Span | None:
    """The words from the cue of a benefit to its condition, or from the condition to its outcome."""
    doc, whole = condition.doc, sentence(condition)
    base, prose = whole.start_char, reading_of(doc).page.prose
    left, right = prose[base : condition.start_char], prose[condition.end_char : whole.end_char]
    near = topic.place in ("sentence", "paragraph", "heading", "title")
    for cue in reversed(list(_BEFORE.finditer(left))):
        gap = _ELLIPSIS.sub(",", left[cue.end() :])
        if _GAP_BREAK.search(gap) or len(gap.split()) > (30 if gap.count(",") > 2 else 14 if "," in gap else 8):
            break
        if near or not _FAINT.match(cue.group()):
            start = cue.start() - len(_SOFTENED.search(left[: cue.start()]).group())  # type: ignore[union-attr]
            return doc.char_span(base + start, condition.end_char, alignment_mode="expand")
    if topic.place == "sentence" and 0 < condition.start - topic.span.end <= 5 and _FOR.match(reading_of(doc).page.prose, topic.span.end_char, condition.start_char):
        return doc[topic.span.start : condition.end]
    if _INJURY.fullmatch(condition.text):
        return None
    for at in (0, *(comma.start() for comma in _LISTED.finditer(right, 0, 120))):
        after = _AFTER.search(right[at:])
        if after is not None and not (after.group("compound") and (_TELLS.match(right) or _OTHER.search(left))):
            return doc.char_span(condition.start_char, condition.end_char + at + after.end(), alignment_mode="expand")
    return None


def _is_listed(condition: Span, topic: Topic) -> bool:
    """Does it stand in a list, or in a piece of one, whose opening words say that what follows is treated?"""
    block = sentence(condition)
    if block.start != paragraph(condition).start:
        return False
    count = len(condition_names.within(block))
    if not _is_piece(block, count) or _NO_CLAIM.search(_text(block)):
        return False
    reading = reading_of(condition.doc)
    index = bisect_right(reading.block_starts, condition.start) - 1
    for step in range(index - 1, max(index - 40, -1), -1):
        if reading.blocks[step].kind in ("item", "cell", "button"):
            if reading.blocks[step].kind == "cell" and reading.blocks[index].kind == "cell" and _COLUMN.fullmatch(_text(condition.doc[reading.block_starts[step] : reading.block_ends[step]]).strip()):
                return True
            continue
        before = condition.doc[reading.block_starts[step] : reading.block_ends[step]]
        if not _text(before).endswith((":", "?")) and _is_piece(before, 0) and (reading.blocks[step].kind != "heading" or condition_names.within(before)):
            if _LEAD_IN.search(_text(before)):
                break
            continue
        break
    else:
        return False
    if _NO_CLAIM.search(_text(before)) or len(before) > 60:
        return False
    return bool(_LEAD_IN.search(_text(before))) or (topic.role == "therapy" and count >= 4 and ":" in _text(block)[:60])


def _is_piece(block: Span, conditions: int) -> bool:
    """Is a block a piece of a list: short, or a run of conditions, and in neither case a sentence?"""
    return not _FINITE.search(_text(block)) and (len(block) <= 14 or (conditions >= 3 and len(block) <= 16 * conditions))


def _text(span: Span) -> str:
    """The words of a span, cut from the prose, which is quicker than joining its tokens."""
    return reading_of(span.doc).page.prose[span.start_char : span.end_char]


def _is_claimed(span: Span, topic: Topic, is_listed: bool) -> bool:
    """Is a claim made of it: not denied, not reported, not an aside, not an honest question?"""
    whole = sentence(span)
    if not is_listed and len(whole) > 16 and not _FINITE.search(_text(whole)) and _KEYWORDS.match(_text(whole)) and reading_of(span.doc).block_range(span.start)[0] == whole.start and _is_headline(span):
        return False
    if is_reference(span) or is_denied(span) or is_reported(span) or _ASIDE.search(_text(whole)) or _is_news(span):
        return False
    if _RESEARCH.search(_text(whole)) or (_PERSONS.search(_text(whole)[: max(span.start_char - whole.start_char, 0)]) and _DEALING.match(span.text)):
        return False
    if topic.place in ("title", "page") and not is_listed and not _refers_back(span, whole, topic):
        return False
    return not is_question(span) or (
        topic.place == "sentence" and topic.product.text("group") in _PUSHED and len(paragraph(span)) == len(whole) and bool(_LEADING.match(_text(whole)))
    )


def _is_headline(span: Span) -> bool:
    """Does it stand in a title or in the description of a page, where keywords are heaped?"""
    reading = reading_of(span.doc)
    return reading.blocks[bisect_right(reading.block_starts, span.start) - 1].kind in ("title", "description", "heading")


def _refers_back(span: Span, whole: Span, topic: Topic) -> bool:
    """Does a sentence that names no product speak of the one that the page is about?"""
    left = reading_of(span.doc).page.prose[whole.start_char : span.start_char]
    if _OTHERS.search(left):
        return False
    if topic.is_weak:
        return bool(_BACK.search(left) or _BRAND.search(left))
    return len(whole) <= 14 or len(left.split()) <= 2 or bool(_BACK.search(left) or _BRAND.search(left))


def _is_news(span: Span) -> bool:
    """Is it quoted on a page that reports of a case against a seller?"""
    if not is_quoted(span):
        return False
    notes = reading_of(span.doc).notes
    if "reports-a-case" not in notes:
        notes["reports-a-case"] = len({word.lower() for word in _LEGAL.findall(reading_of(span.doc).page.prose)}) >= 2
    return bool(notes["reports-a-case"])
