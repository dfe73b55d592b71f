"""Word lists that several rules share: templates for `{...}` groups of patterns (see `puffery.phrases`)."""

#: Who is treated.
PATIENTS = (
    "(patient+|client+|people|person|women|men|user+|customer+|participant+|children|kid+|adult+|member+|individual+|subject+|sufferer+|case+)"
)
#: What is offered.
TREATMENT = (
    "(treatment+|therapy|therapies|procedure+|program+|programme+|protocol+|formula+|supplement+|injection+|method+|technique+|approach|product+|remedy"
    "|remedies|medicine+|session+|service+|solution+|laser+|device+|surgery|care|system|clinic|adjustment+|massage|implant+|drip+|infusion+|serum|cream+)"
)
#: What a patient wants.
BENEFIT = (
    "(result+|relief|outcome+|improvement+|recovery|healing|success|effect+|benefit+|cure|change+|confidence|comfort|wellness|health"
    "|energy|weight loss|fat loss|hair growth|regrowth|freedom|rejuvenation|transformation+|solution+|smile+|vision|mobility|glow)"
)
#: What a patient wants to lose.
COMPLAINT = (
    "(pain+|ache+|aching|soreness|discomfort|symptom+|headache+|migraine+|inflammation|stiffness|disease+|illness|illnesses|ailment+|condition+|disorder+|injury"
    "|injuries|damage|infection+|toxin+|wrinkle+|scar+|scarring|acne|cellulite|fat|hair loss|baldness|anxiety|depression|stress|fatigue|insomnia|addiction"
    "|craving+|allergy|allergies|arthritis|diabetes|cancer|tumor+|tumour+|hot flashes|bloating|numbness|neuropathy|sciatica|problem+|dysfunction+|snoring"
    "|tinnitus|vertigo|dizziness|cavity|cavities|decay|bad breath|asthma|eczema|psoriasis|fibroid+|cyst+|ed|impotence|infertility|obesity|high blood pressure)"
)
#: Tissue and organs that are said to be mended.
TISSUE = (
    "(tissue+|cartilage|ligament+|tendon+|disc+|disk+|joint+|bone+|muscle+|nerve+|cell+|skin|collagen|meniscus|organ+|knee+|hip+|shoulder+|spine|back"
    "|neck|brain|liver|kidney+|pancreas|gut|heart|eyesight|vision|hearing|hairline|hair|gum+|enamel|teeth|body|thyroid|prostate|hormone+|immune system|posture|metabolism|function|mobility)"
)
CONDITION_WORD = f"({COMPLAINT}|{TISSUE})"
