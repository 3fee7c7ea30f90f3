"""Statements, states and cascades as physicians write them by hand: faults that such letters showed."""

from __future__ import annotations

import pytest

from openimr.letters import citations, parse
from openimr.letters.model import Basis, Decision
from openimr.letters.reading.items.following import Follower, Following, find_following
from openimr.letters.reading.items.guidelines import read_guideline

Parts = tuple[str, str | None, str | None, tuple[str, ...]]
"""Family, chapter, section and pages of a citation."""
CLAIMS = "The Claims Administrator "
REVIEWER = "The Expert Reviewer "
BASED = REVIEWER + "based his/her decision on the "
OTHER = "Decision based on Non-MTUS Citation "
CHRONIC = "Chronic Pain Medical Treatment Guidelines"
MTUS, NON_MTUS, NONE = Basis.MTUS, Basis.NON_MTUS, Basis.NONE
KNEE_MRI: Parts = ("ODG", "Knee", "MRI", ())


def cited(statement: str) -> list[Parts]:
    return [
        (c.family.value, c.chapter, c.section, c.pages) for c in read_guideline(statement).guideline.citations
    ]


def texts(statement: str) -> list[str]:
    return [c.text for c in read_guideline(statement).guideline.citations]


@pytest.mark.parametrize(
    "statement",
    [
        CLAIMS + "cited no evidence.",
        CLAIMS + "cited nothing.",
        CLAIMS + "cited no medical evidence for its decision.",
        CLAIMS + "cited no guideline.",
        CLAIMS + "cited no medical source.",
        CLAIMS + "provided no guideline or evidence.",
        CLAIMS + "gave no citation for the denial.",
        CLAIMS + "referenced none.",
        CLAIMS + "relied on nothing.",
        CLAIMS + "failed to cite any guideline.",
        CLAIMS + "has not provided any evidence-based criteria.",
        "No guideline was given.",
        "No guideline or other evidence was identified by the Claims Administrator.",
        "There was no medical evidence cited by the Claims Administrator.",
        "None was cited.",
        "Nothing was provided by the Claims Administrator.",
    ],
)
def test_a_statement_that_names_nothing_rests_on_nothing_and_nothing_is_doubtful(statement: str) -> None:
    read = read_guideline(statement)
    assert (read.guideline.basis, read.guideline.citations, read.doubt) == ((NONE,), (), "")


@pytest.mark.parametrize(
    ("statement", "basis", "expected"),
    [
        (CLAIMS + "cited no guideline other than the ODG, Knee Chapter, MRI.", [NON_MTUS], [KNEE_MRI]),
        (CLAIMS + f"cited nothing but the MTUS {CHRONIC}, page 8.", [MTUS], [("MTUS", CHRONIC, None, ("8",))]),
        (CLAIMS + "cited no evidence but relied on the ODG, Knee Chapter, MRI.", [NON_MTUS], [KNEE_MRI]),
        (CLAIMS + "cited the ACOEM Guidelines, Chapter 12, but cited no page.", [MTUS], [("ACOEM", "12", None, ())]),
        (CLAIMS + "cited the ACOEM Guidelines, Chapter 12; no page number was given.", [MTUS], [("ACOEM", "12", None, ())]),
    ],
)  # fmt: skip
def test_what_no_other_source_stands_beside_is_cited(
    statement: str, basis: list[Basis], expected: list[Parts]
) -> None:
    assert list(read_guideline(statement).guideline.basis) == basis
    assert cited(statement) == expected


@pytest.mark.parametrize(
    "statement",
    [
        "The MTUS does not address this joint. The reviewer relied on the ODG, Knee Chapter, MRI.",
        "The MTUS does not specifically discuss this. ODG, Knee Chapter, MRI.",
        "The MTUS is silent . The reviewer used the ODG , Knee Chapter , MRI .",
        "The MTUS is silent on this issue, so the reviewer relied on the ODG, Knee Chapter, MRI.",
        "CA MTUS has no recommendation for it; the reviewer used ODG, Knee Chapter, MRI.",
        "The MTUS was not used. " + OTHER + "ODG, Knee Chapter, MRI.",
        REVIEWER + "did not rest the decision on the MTUS. " + OTHER + "ODG, Knee Chapter, MRI.",
        REVIEWER + "did not apply the MTUS. " + OTHER + "ODG, Knee Chapter, MRI.",
        REVIEWER + "did not base their decision on the MTUS. ODG, Knee Chapter, MRI.",
        "The decision rests not on the MTUS but on the ODG, Knee Chapter, MRI.",
        "The decision does not rest on the MTUS. It rests on the ODG, Knee Chapter, MRI.",
        "Rather than the MTUS, the reviewer relied on the ODG, Knee Chapter, MRI.",
        "The reviewer relied on the ODG, Knee Chapter, MRI, rather than the MTUS.",
        CLAIMS + "cited no section of the MTUS. " + OTHER + "ODG, Knee Chapter, MRI.",
        "No MTUS guideline applies. " + OTHER + "ODG, Knee Chapter, MRI.",
    ],
)
def test_a_schedule_that_is_denied_is_no_citation(statement: str) -> None:
    assert read_guideline(statement).guideline.basis == (NON_MTUS,)
    assert cited(statement) == [KNEE_MRI]


@pytest.mark.parametrize(
    "statement",
    [
        "The MTUS does not recommend this drug as a first line, page 80.",
        REVIEWER + f"relied on the MTUS {CHRONIC}, which do not support it, page 80.",
        REVIEWER + "did not rely on the MTUS alone. Decision based on MTUS Knee Complaints 2004.",
    ],
)
def test_a_schedule_that_speaks_against_a_treatment_is_cited(statement: str) -> None:
    read = read_guideline(statement).guideline
    assert MTUS in read.basis
    assert [c.family.value for c in read.citations][-1] == "MTUS"


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("MTUS Chronic Pain chapter; Intrathecal Consensus Conference 2012, Neuromodulation 15(5): 436-466.", [("MTUS", "Chronic Pain", None, ()), ("other", None, None, ())]),
        ("MTUS low back chapter; Spine J 2013;13:734-743", [("MTUS", "low back", None, ()), ("other", None, None, ("734-743",))]),
        (OTHER + "ODG Pain (Chronic), Urine drug testing (UDT); and Oregon State Pain Society Interagency Guideline on Opioids, 2010.", [("ODG", "Pain (Chronic)", "Urine drug testing (UDT)", ()), ("other", None, None, ())]),
        (OTHER + "ODG, Hernia Chapter, Ultrasound, diagnostic (sonography); SAGES Guidelines for hernia repair.", [("ODG", "Hernia", "Ultrasound, diagnostic (sonography)", ()), ("other", None, None, ())]),
        (OTHER + "ODG, Pain Chapter, Opioids and SAMHSA TIP 54, pages 9-12.", [("ODG", "Pain", "Opioids", ()), ("other", None, None, ("9-12",))]),
        # These stay one.
        (OTHER + "ODG; Work Loss Data Institute; Pain Chapter; Trazodone.", [("ODG", "Pain", "Trazodone", ())]),
        (OTHER + "Work Loss Data Institute, ODG, Mental Illness & Stress Chapter, Antidepressants.", [("ODG", "Mental Illness & Stress", "Antidepressants", ())]),
        (OTHER + "ODG, Knee Chapter, Durable medical equipment (DME); Walking aids.", [("ODG", "Knee", "Durable medical equipment (DME); Walking aids", ())]),
        # The law by which a source is named is of it.
        (OTHER + "8 CCR 9792.27.1-9792.27.23 (MTUS Drug Formulary); SAMHSA TIP 40, Buprenorphine, 2004, pages 49-60.", [("MTUS", "Drug Formulary", None, ()), ("other", None, None, ("49-60",))]),
        # Where it was said before is no source.
        (BASED + f"same section, {CHRONIC} (2009), pages 58-60.", [("MTUS", f"{CHRONIC} (2009)", None, ("58-60",))]),
        (BASED + "aforementioned chapter of the ACOEM Guidelines, page 12.", [("ACOEM", None, None, ("12",))]),
        (BASED + "above chapter and on the ODG, Knee Chapter, MRI.", [KNEE_MRI]),
        # What is said of a source is no part of it.
        (REVIEWER + "found that the ACOEM Guidelines, Chapter 7, pg. 127, apply.", [("ACOEM", "7", None, ("127",))]),
        (REVIEWER + f"found that the MTUS {CHRONIC}, pages 26, 27 and 78, apply.", [("MTUS", CHRONIC, None, ("26", "27", "78"))]),
        (REVIEWER + "found that the ODG, Knee Chapter, MRI, are applicable.", [KNEE_MRI]),
        (REVIEWER + "used the ODG, Knee Chapter, MRI, which addresses this.", [KNEE_MRI]),
        (BASED + "ODG, Knee Chapter, MRI, which is a medical treatment guideline (MTG) not part of the MTUS.", [KNEE_MRI]),
        # Authors and their book.
        (BASED + "ACOEM Guidelines, Chapter 14 Ankle and Foot Complaints, pages 374-375, part of the MTUS, and on Non-MTUS: Harl MJ, Boyd CL, Ives RB. Ives's Surgery of the Foot, 9th ed.", [("ACOEM", "14 Ankle and Foot Complaints", None, ("374-375",)), ("other", None, None, ())]),
    ],
)  # fmt: skip
def test_sources_are_parted_where_one_ends(statement: str, expected: list[Parts]) -> None:
    assert cited(statement) == expected


def test_labels_for_both_kinds_of_source_are_both_the_basis() -> None:
    read = read_guideline("MTUS: ACOEM, Chapter 11, page 271. Non-MTUS: ODG, Knee Chapter, MRI.").guideline
    assert read.basis == (MTUS, NON_MTUS)
    assert [c.family.value for c in read.citations] == ["ACOEM", "ODG"]


@pytest.mark.parametrize(
    "statement",
    [
        BASED + f"{CHRONIC} (which is part of the MTUS), page 80.",
        BASED + "ACOEM Guidelines, Chapter 14, page 374, part of the MTUS, and on Non-MTUS: Ives's Surgery of the Foot, 9th ed.",
        OTHER + "8 CCR 9792.27.1-9792.27.23 (MTUS Drug Formulary).",
    ],
)  # fmt: skip
def test_the_words_of_a_citation_are_a_stretch_of_the_letter(statement: str) -> None:
    assert texts(statement)
    assert all(words in statement for words in texts(statement))


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("52–54", "52–54"),
        ("52-54", "52-54"),
        ("52- 54", "52-54"),
        ("52 – 54", "52–54"),
        ("305 to 308", "305 to 308"),
        ("58 through 60", "58 through 60"),
    ],
)
def test_a_range_of_pages_is_as_written(written: str, page: str) -> None:
    assert cited(f"Decision based on MTUS {CHRONIC}, pages {written}.") == [("MTUS", CHRONIC, None, (page,))]


def test_the_key_of_an_article_does_not_depend_on_the_dash() -> None:
    dashes = [citations(f"Harl T. Knees. Spine J. 2013;13:734{dash}743.")[0] for dash in "-–"]
    assert [found.pages for found in dashes] == [("734-743",), ("734–743",)]
    assert len({found.key for found in dashes}) == 1


def prose(credentials: str) -> str:
    return LETTER.replace(
        "is Board Certified in Hand Surgery and is licensed to practice in Ohio", credentials
    )


LETTER = """\
IMR Case Number: CM15-0012345
Date of Injury: 01/02/2013
Decision Date: 03/04/2015

HOW THE IMR FINAL DETERMINATION WAS MADE
The physician reviewer is Board Certified in Hand Surgery and is licensed to practice in Ohio. He/she has kept up
an active clinical practice for over six years.

CLINICAL CASE SUMMARY
The worker is a 40-year-old woman.

IMR ISSUES, DECISIONS AND RATIONALES
1. Norco 10/325mg #60 is not medically necessary and appropriate.
The Claims Administrator based its decision on the ODG, Pain Chapter, Opioids.
The Physician Reviewer based his/her decision on the ODG, Pain Chapter, Opioids.
The Physician Reviewer's decision rationale: No gain is documented.
"""


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("Tenn. and Georgia", ["TN", "GA"]),
        ("Tex., N.M.", ["TX", "NM"]),
        ("Calif., Nev. and Ariz.", ["CA", "NV", "AZ"]),
        ("N. Carolina and S. Dakota", ["NC", "SD"]),
        ("the Commonwealth of Virginia", ["VA"]),
        ("Louisiana, Mississippi and the state of Texas", ["LA", "MS", "TX"]),
        ("the states of Ohio and New York State", ["OH", "NY"]),
        ("Wash., D.C. and Mich.", ["DC", "MI"]),
        ("N.Y. and in W. Va.", ["NY", "WV"]),
        ("New Mexico and Texas, and free of any conflict with the parties", ["NM", "TX"]),
        ("Washington and Oregon; in active practice, 30 hours a week", ["WA", "OR"]),
        ("Texas with an active practice in Ohio", ["TX"]),
        ("Indiana, Maine or Oregon", ["IN", "ME", "OR"]),
    ],
)
def test_states_are_read_as_they_are_written_in_short(written: str, codes: list[str]) -> None:
    read = parse(prose(f"is Board Certified in Hand Surgery and is licensed to practice in {written}"))
    assert list(read.expert_reviewer.licensure_states) == codes
    assert not [w for w in read.warnings if w.code.startswith("state-")]


def test_a_state_that_cannot_be_read_is_told() -> None:
    read = parse(prose("is Board Certified in Hand Surgery and is licensed to practice in Ohio and Bavaria"))
    assert [w.code for w in read.warnings if w.code.startswith("state-")] == ["state-not-read"]


def test_a_fellowship_is_read_as_a_subspecialty() -> None:
    read = parse(
        prose(
            "is Board Certified in Orthopedic Surgery, holds a fellowship in Sports Medicine, and is licensed to practice in Ohio"
        )
    )
    assert list(read.expert_reviewer.certifications) == ["Orthopedic Surgery", "Sports Medicine"]
    assert list(read.expert_reviewer.licensure_states) == ["OH"]


KNEE = "Right total knee arthroplasty: 27447"
UPHELD, OVERTURNED = Decision.UPHELD, Decision.OVERTURNED


def followed(title: str, rationale: str, decision: Decision, primary: str = KNEE) -> Following:
    items = [
        Follower(primary, decision, "The criteria are told on page 343."),
        Follower("Norco 10/325 mg #60", decision, "No gain is documented."),
        Follower(title, decision, rationale),
    ]
    return find_following(items)[-1]


@pytest.mark.parametrize(
    ("title", "rationale", "decision"),
    [
        ("Surgical assistant", "Because the knee arthroplasty has not been found medically necessary, however, there is nothing at which to assist. The request is therefore not medically necessary.", UPHELD),
        ("Pre-op clearance", "The arthroplasty being medically necessary, so is clearance for it.", OVERTURNED),
        ("Walker", "The arthroplasty not being medically necessary, neither is the walker.", UPHELD),
        ("Walker", "The arthroplasty not having been certified, a walker has no use.", UPHELD),
        ("Physical therapy x 24", "Twenty-four visits are usual. The knee arthroplasty having been found medically necessary, the visits that come after it are medically necessary.", OVERTURNED),
        ("Cold therapy unit", "A cold unit is needed only if the arthroplasty goes ahead. It does not, so the unit is not medically necessary.", UPHELD),
        ("Cold therapy unit", "There is no indication for the arthroplasty. Therefore, this associated service is not medically necessary.", UPHELD),
        ("Walker", "As the arthroplasty was denied above, the walker is moot.", UPHELD),
        ("Walker", "The arthroplasty was denied above; the request is moot.", UPHELD),
        ("Walker", "Without the arthroplasty there is no need for a walker.", UPHELD),
    ],
)  # fmt: skip
def test_a_service_follows_the_procedure_that_is_named_in_other_words(
    title: str, rationale: str, decision: Decision
) -> None:
    assert followed(title, rationale, decision) == Following(1)


def test_a_service_follows_the_nearest_item_where_the_surgery_has_no_name() -> None:
    said = "Since the surgery was not certified, the need for an assistant does not arise."
    assert followed("Assistant surgeon", said, UPHELD) == Following(2)


def test_where_no_item_fits_a_cascade_that_is_told_there_is_a_doubt() -> None:
    said = "Since the surgery was not certified, the need for an assistant does not arise."
    found = find_following([Follower(KNEE, OVERTURNED, "Met."), Follower("Assistant surgeon", UPHELD, said)])[
        -1
    ]
    assert found.position is None
    assert found.doubt


@pytest.mark.parametrize(
    ("title", "rationale", "decision"),
    [
        ("Lumbar brace", "There is no indication for surgery. Therapy has helped. The brace is not medically necessary.", UPHELD),
        ("MRI of the knee", "There is no indication for an MRI of the knee. Therefore, the request is not medically necessary.", UPHELD),
        ("Left total knee arthroplasty", "There is no indication for the knee arthroplasty. Therefore, this and related care are not medically necessary.", UPHELD),
        ("MRI of the knee", "Without the red flags there is no need for an MRI.", UPHELD),
        ("Acupuncture", "An earlier arthroplasty was denied by the insurer in 2012. Acupuncture helped. It is medically necessary.", OVERTURNED),
        ("Gabapentin", "Radiculopathy not being documented, the drug is not medically necessary.", UPHELD),
        ("Gabapentin", "The previous denial is moot, as the drug is medically necessary.", OVERTURNED),
        ("Physical therapy", "The arthroplasty of 2011 being past, six visits are medically necessary.", OVERTURNED),
        ("Walker", "The arthroplasty being medically necessary, a walker can be had from stock and is not medically necessary.", UPHELD),
    ],
)  # fmt: skip
def test_reasons_that_only_mention_other_treatments_are_no_cascade(
    title: str, rationale: str, decision: Decision
) -> None:
    assert followed(title, rationale, decision) == Following()
