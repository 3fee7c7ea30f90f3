"""A schedule denied in few words, sources joined or described, and the form's own labels, as letters have them."""

from __future__ import annotations

import pytest

from openimr.letters import citations
from openimr.letters.model import Basis
from openimr.letters.reading.items.guidelines import read_guideline

MTUS, NON_MTUS, NONE = Basis.MTUS, Basis.NON_MTUS, Basis.NONE
CLAIMS = "The Claims Administrator "
REVIEWER = "The Expert Reviewer "
FORM = "Decision based on MTUS "
OTHER = "Decision based on Non-MTUS Citation "
CHRONIC = "Chronic Pain Treatment Guidelines"
ELBOW = "Quillan TR, Ferro AB, Okada M, et al. A trial of braces for the elbow. Elbow Med. 2006 Sep-Oct;23(5):739-49"
WRIST = "Harl N. The long tendons of the wrist. J Wrist. 1982;7(4):319-30"


def read(statement: str) -> tuple[tuple[Basis, ...], list[str]]:
    guideline = read_guideline(statement).guideline
    return guideline.basis, [c.text for c in guideline.citations]


def parts(statement: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    """Chapter, section and pages of each citation."""
    return [(c.chapter, c.section, c.pages) for c in read_guideline(statement).guideline.citations]


@pytest.mark.parametrize(
    "denial",
    [
        "Not based on the MTUS. ", "Not MTUS. ", "Not the MTUS. ", "Not MTUS: ", "Not MTUS; ", "Not from the MTUS. ",
        "Not based on MTUS, but on the ", "Not MTUS, but ", "Not the MTUS but the ", "No MTUS. ", "MTUS not applicable. ",
        "MTUS: not used. ", "Not based upon the California MTUS. ", "Not within the MTUS. ",
        "Not based on the MTUS, which does not address such a walker. ",
        "Not based on the MTUS because it has nothing on walkers. ",
        "Not MTUS. " + OTHER, "Not based on the MTUS. " + OTHER, "Not based on the MTUS, which is silent on walkers. Based on Non-MTUS: ",
        "Decision not based on the MTUS. ", CLAIMS + "relied, not on the MTUS, but on the ",
        CLAIMS + "did not base its decision on the MTUS, but the ",
        "Not based on the MTUS (silent). " + OTHER, "Not addressed by the MTUS. ", "Not covered in the MTUS; ", "Not MTUS - ", "Decision not MTUS-based. " + OTHER,
        "MTUS: No. Non-MTUS: ", "The decision rests on no MTUS guideline. " + OTHER,
        REVIEWER + "had recourse to no part of the MTUS, as none addresses the matter, but to Non-MTUS guidance, the ",
        "The MTUS is silent on walkers: ", CLAIMS + "relied, since the MTUS does not address walkers, on the ",
    ],
)  # fmt: skip
def test_a_schedule_that_is_denied_in_a_few_words_is_no_source(denial: str) -> None:
    read_one = read_guideline(denial + "ODG, Ankle & Foot Chapter, Walkers.")
    assert read_one.guideline.basis == (NON_MTUS,)
    assert [c.text for c in read_one.guideline.citations] == ["ODG, Ankle & Foot Chapter, Walkers"]
    assert read_one.doubt == ""


@pytest.mark.parametrize("aside", [" (not MTUS)", ", not MTUS", ", not from the MTUS", " (not in the MTUS)"])
def test_a_schedule_that_is_denied_behind_a_source_is_none_either(aside: str) -> None:
    assert read(f"{REVIEWER}relied on the ODG, Pain Chapter, Insomnia{aside}.") == (
        (NON_MTUS,), ["ODG, Pain Chapter, Insomnia"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("statement", "basis", "first"),
    [
        ("Not only the MTUS, " + CHRONIC + ", page 3, but also the ODG, Pain Chapter.", (MTUS, NON_MTUS), "MTUS, " + CHRONIC + ", page 3"),
        ("Not based on the MTUS alone; ODG, Pain Chapter.", (MTUS, NON_MTUS), "MTUS"),
        ("Not the MTUS, " + CHRONIC + ", but the MTUS, ACOEM, Chapter 12.", (MTUS,), "MTUS, " + CHRONIC),
        ("Based on the MTUS, " + CHRONIC + ", page 3.", (MTUS,), "MTUS, " + CHRONIC + ", page 3"),
        (FORM + CHRONIC + " Page(s): 3. Not addressed further.", (MTUS,), "MTUS " + CHRONIC + " Page(s): 3"),
    ],
)  # fmt: skip
def test_a_schedule_that_is_only_limited_or_affirmed_stays_a_source(
    statement: str, basis: tuple[Basis, ...], first: str
) -> None:
    read_basis, found = read(statement)
    assert read_basis == basis
    assert found[0].startswith(first)


@pytest.mark.parametrize(
    ("statement", "basis"),
    [
        # A detail on which the schedule is silent does not undo what was relied on before.
        ("relied on the MTUS, ACOEM, Chapter 11, page 268, and on the ODG, Pain Chapter, because the MTUS is silent about late scans.", (MTUS, NON_MTUS)),
        ("relied on the MTUS, ACOEM, Chapter 11, page 268. The MTUS is silent about late scans. The Expert Reviewer relied on the ODG, Pain Chapter.", (MTUS, NON_MTUS)),
        ("relied on the ACOEM, Chapter 11, page 268, part of the MTUS, and on the ODG, Pain Chapter, since the MTUS does not address late scans.", (MTUS, NON_MTUS)),
        ("relied on the Chronic Pain Medical Treatment Guidelines, page 3, and, since the MTUS does not address pumps, on the ODG, Pain Chapter.", (MTUS, NON_MTUS)),
        # Where it is silent on the whole, or denied outright, it is not what was relied on, whatever is named.
        ("relied on the ACOEM Guidelines, Chapter 11, because the MTUS is silent about late scans.", (NON_MTUS,)),
        ("noted that the MTUS does not address late scans and relied on the ACOEM Guidelines, Chapter 11.", (NON_MTUS,)),
        ("did not base the decision on the MTUS. Decision based on Non-MTUS Citation MTUS ACOEM Chapter 11.", (NON_MTUS,)),
    ],
)  # fmt: skip
def test_what_was_relied_on_before_stays_where_the_schedule_is_silent_on_a_detail(
    statement: str, basis: tuple[Basis, ...]
) -> None:
    assert read(REVIEWER + statement)[0] == basis


@pytest.mark.parametrize(
    "joint",
    [
        ", and in addition to {}.", ", and in addition, {}.", " in addition to {}.", ", and besides, {}.", ", and also {}.",
        ", and moreover {}.", "; and {}.", ", and as well as {}.", ". {}.", " together with {}.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("work", [ELBOW, WRIST])
def test_an_article_is_its_own_source_by_whatever_word_it_is_joined(joint: str, work: str) -> None:
    statement = (
        f"{REVIEWER}relied on the Chronic Pain Medical Treatment Guidelines (May 2009), Injections, page 46"
    )
    assert read(statement + joint.format(work)) == (
        (MTUS, NON_MTUS),
        ["Chronic Pain Medical Treatment Guidelines (May 2009), Injections, page 46", work],
    )


def test_what_is_said_of_the_schedule_parts_two_sources_that_are_joined() -> None:
    assert read(
        f"{REVIEWER}had recourse to the Chronic Pain Medical Treatment Guidelines, page 46, part of the MTUS, and in addition to {ELBOW}, "
        "not part of the MTUS."
    ) == ((MTUS, NON_MTUS), ["Chronic Pain Medical Treatment Guidelines, page 46", ELBOW])


def test_a_page_named_first_is_of_the_source_that_it_is_said_to_be_of() -> None:
    statement = f"{REVIEWER}found page 29 of the ACOEM Guidelines, Chapter 10, relevant, and relied besides on {ELBOW}."
    assert read(statement) == ((MTUS, NON_MTUS), ["page 29 of the ACOEM Guidelines, Chapter 10", ELBOW])
    assert parts(statement)[0] == ("10", None, ("29",))
    assert parts("Decision based on pages 29 and 30 of the ODG, Pain Chapter; and page 4, second paragraph, of the ACOEM, Chapter 10.") == [
        ("Pain", None, ("29", "30")), ("10", None, ("4",)),
    ]  # fmt: skip
    assert parts("Decision based on pages 303 to 305 of Chapter 12 of the ACOEM Guidelines.") == [
        ("12", None, ("303 to 305",))
    ]
    assert parts("Decision based on Chapter 12, page 303, of the ACOEM Guidelines.") == [
        ("12", None, ("303",))
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Claims Administrator's reference to page 113 was not found applicable.",
        "The Claims Administrator’s reliance on the ODG, Knee Chapter, was misplaced.",
        "The provider's citation of page 113 is not applicable.",
        "Page 113, cited by the Claims Administrator, does not apply.",
        "The claims administrator's use of page 113 was deemed inapplicable.",
    ],
)
def test_a_page_of_the_other_side_that_is_rejected_is_of_no_citation(sentence: str) -> None:
    statement = f"{REVIEWER}relied on the Chronic Pain Medical Treatment Guidelines, pages 76-80 and 93-94. {sentence}"
    assert read(statement)[1] == ["Chronic Pain Medical Treatment Guidelines, pages 76-80 and 93-94"]
    assert parts(statement) == [("Chronic Pain Medical Treatment Guidelines", None, ("76-80", "93-94"))]


@pytest.mark.parametrize(
    "reason",
    [
        "They were used because they speak of tendons directly.", "It was chosen since it is the newest.",
        "This guideline was applied as it covers braces.", "These sections were selected for their detail.",
    ],
)  # fmt: skip
def test_why_a_source_was_used_is_no_source(reason: str) -> None:
    source = "ACOEM Practice Guidelines, 2nd Edition, Chapter 11, pages 265 and 270"
    assert read(f"{source}, which are part of the MTUS. {reason}") == ((MTUS,), [source])
    assert read(f"{REVIEWER}relied on the {source}. {reason}") == ((MTUS,), [source])


def test_a_source_that_a_reason_names_is_one() -> None:
    statement = f"{REVIEWER}relied on the ODG, Pain Chapter. It was used for want of a section in the MTUS, and it was read with the ACOEM, Chapter 12."
    assert [c.family.value for c in read_guideline(statement).guideline.citations][-1] == "ACOEM"


@pytest.mark.parametrize(
    "title",
    [
        "A joint guideline of the American College of Physicians and the American Pain Society",
        "Statement of the American Heart Association, the American College of Cardiology, and the American Society of Echocardiography",
        "Braces and the American Academy of Orthopaedic Surgeons",
    ],
)
def test_a_society_in_the_title_of_an_article_is_no_source(title: str) -> None:
    work = f"Quillan TR, Ferro AB, et al. {title}. Ann Elbow Med. 2007;147(7):478-91"
    assert read(f"{OTHER}{work}; and {WRIST}.")[1] == [work, WRIST]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Quillan TR, Ferro AB. Braces and the American Academy of Orthopaedic Surgeons, Cuff guideline.", ["Quillan TR, Ferro AB. Braces", "American Academy of Orthopaedic Surgeons, Cuff guideline"]),
        (ELBOW + " and the American Academy of Orthopaedic Surgeons. Cuff guideline. Rosemont, 2010.", [ELBOW, "American Academy of Orthopaedic Surgeons. Cuff guideline. Rosemont, 2010"]),
        (f"Ferro AB. Blocks. Pain Physician. 2013;16(2 Suppl):S49-283; {WRIST}.", ["Ferro AB. Blocks. Pain Physician. 2013;16(2 Suppl):S49-283", WRIST]),
        (f"Ferro AB. Blocks of joints. Pain Physician 2013; and {WRIST}.", ["Ferro AB. Blocks of joints. Pain Physician 2013", WRIST]),
        ("Ferro AB. Blocks; Spine J. 2013;13:734-43.", ["Ferro AB. Blocks; Spine J. 2013;13:734-43"]),
    ],
)  # fmt: skip
def test_an_article_ends_where_it_has_its_journal(statement: str, expected: list[str]) -> None:
    assert read(OTHER + statement)[1] == expected


def test_a_section_after_a_semicolon_is_of_the_chapter_though_an_article_follows() -> None:
    statement = (
        f"{OTHER}Official Disability Guidelines: Low Back Chapter; Fusion (spinal), as well as {ELBOW}."
    )
    assert read(statement)[1] == ["Official Disability Guidelines: Low Back Chapter; Fusion (spinal)", ELBOW]
    assert parts(statement)[0] == ("Low Back", "Fusion (spinal)", ())


@pytest.mark.parametrize(
    "source",
    [
        "Consortium for Spinal Medicine, Outcomes of Injury", "Journal of Opioid Care, 2012", "Annals of Elbow Medicine, 2010",
        "the American Podiatric Medical Association position paper", "the Council on Chiropractic Practice",
        "Federation of State Boards, model policy", "European Journal of Pain, 2011",
    ],
)  # fmt: skip
@pytest.mark.parametrize("joint", [", and ", " and ", "; and ", "; "])
def test_an_organisation_or_a_journal_after_a_page_is_a_source_of_its_own(source: str, joint: str) -> None:
    if joint == "; " and source.startswith("the "):
        source = source.removeprefix("the ")
    basis, found = read(f"{FORM}{CHRONIC}, Opioids, pages 43-45; 50{joint}{source}.")
    assert (basis[0], found) == (
        MTUS,
        [f"MTUS {CHRONIC}, Opioids, pages 43-45; 50", source.removeprefix("the ")],
    )


@pytest.mark.parametrize(
    "section",
    [
        "Opioids, pages 78-80", "Work Conditioning", "Intrathecal Drug Administration", "Functional Restoration Programs",
        "Physical Medicine guidelines", "Committee on depression", "Massage therapy, page 60",
    ],
)  # fmt: skip
def test_a_second_section_of_a_chapter_is_no_source(section: str) -> None:
    assert read(f"{FORM}{CHRONIC}, NSAIDs, page 67 and {section}.")[1] == [
        f"MTUS {CHRONIC}, NSAIDs, page 67 and {section}"
    ]


@pytest.mark.parametrize(
    "description",
    [
        "a non-MTUS guideline, ", "a guideline outside the MTUS, the ", "another source, namely the ", "an evidence-based guideline, the ",
        "a nationally recognized treatment guideline, specifically the ", "the same guidelines, namely the ", "two non-MTUS sources: the ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("source", ["ODG, Pain Chapter, Insomnia", "UpToDate, Insomnia in adults"])
def test_a_description_before_what_it_describes_is_no_source(description: str, source: str) -> None:
    assert read(f"{REVIEWER}relied on {description}{source}.") == ((NON_MTUS,), [source])


def test_a_description_before_the_schedule_leaves_its_basis() -> None:
    assert read(
        f"{REVIEWER}based the decision on the same guidelines, namely the {CHRONIC}, Electrotherapy, pages 118 to 120, which is part of the MTUS."
    ) == ((MTUS,), [f"{CHRONIC}, Electrotherapy, pages 118 to 120"])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("the medical literature and the ODG, Pain Chapter", ["medical literature", "ODG, Pain Chapter"]),
        (
            "guidelines of the Harl Society, ODG, Pain Chapter",
            ["guidelines of the Harl Society", "ODG, Pain Chapter"],
        ),
        ("a non-MTUS guideline", ["a non-MTUS guideline"]),
        ("Harl's Standards, ODG, Pain Chapter", ["Harl's Standards", "ODG, Pain Chapter"]),
    ],
)
def test_what_is_more_than_a_description_stays_a_source(source: str, expected: list[str]) -> None:
    assert read(f"{REVIEWER}relied on {source}.")[1] == expected


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("1) Harl: Textbook of Joints, 9th ed.; 2) Up-to-date: Dry eyes.", ["Harl: Textbook of Joints, 9th ed", "Up-to-date: Dry eyes"]),
        ("(1) ODG, Pain Chapter (2) UpToDate, Insomnia.", ["ODG, Pain Chapter", "UpToDate, Insomnia"]),
        ("1. ODG, Pain Chapter. 2. UpToDate, Insomnia.", ["ODG, Pain Chapter", "UpToDate, Insomnia"]),
        ("i) ODG, Pain Chapter; ii) UpToDate, Insomnia.", ["ODG, Pain Chapter", "UpToDate, Insomnia"]),
        ("#1 ODG, Pain Chapter #2 UpToDate, Insomnia.", ["ODG, Pain Chapter", "UpToDate, Insomnia"]),
        ("a) ODG, Pain Chapter, b) Harl's Book of Sleep, and c) the Sleep Society.", ["ODG, Pain Chapter", "Harl's Book of Sleep", "Sleep Society"]),
        ("1) ODG, Pain Chapter: (1) A contract (2) A urine test; 2) Harl's Book of Sleep.", ["ODG, Pain Chapter: (1) A contract (2) A urine test", "Harl's Book of Sleep"]),
        # Sections that are numbered, and a number alone, are no list of sources.
        ("ODG, Pain Chapter: 1) Opioids; 2) Zolpidem.", ["ODG, Pain Chapter: 1) Opioids; 2) Zolpidem"]),
        ("ODG, Pain Chapter, Opioids (1) and Zolpidem (2).", ["ODG, Pain Chapter, Opioids (1) and Zolpidem (2)"]),
        ("1) ODG, Pain Chapter.", ["ODG, Pain Chapter"]),
    ],
)  # fmt: skip
def test_a_numbered_list_has_a_source_for_each_number(listed: str, expected: list[str]) -> None:
    assert read(OTHER + listed) == ((NON_MTUS,), expected)


@pytest.mark.parametrize(
    ("after", "section", "pages"),
    [
        ("Page(s): Topical Creams 111-113.", "Topical Creams", ("111-113",)),
        ("Page(s): Topical Creams, 111-113; Opioids, criteria 76-80, 86 and NSAIDs 67.", "Topical Creams; Opioids, criteria and NSAIDs", ("111-113", "76-80", "86", "67")),
        ("Page(s): NSAIDs (67-73).", "NSAIDs", ("67-73",)),
        ("Page(s): 22, 60, 67-68, & 105.", None, ("22", "60", "67-68", "105")),
        ("Pages 80-81 & 94; & 106.", None, ("80-81", "94", "106")),
        ("Page(s): (63-66).", None, ("63-66",)),
        ("Page(s): (63, 65 and 66), Opioids.", "Opioids", ("63", "65", "66")),
        ("Page(5): 63-66.", None, ("63-66",)),
        ("Page(s): pages 80-81.", None, ("80-81",)),
        ("Page(s): Pg. 111-113.", None, ("111-113",)),
        ("Page(s): page 303, Table 12-8.", None, ("303",)),
        ("Page(s): Table 12-8.", "Table 12-8", ()),
        ("Page(s): Table 12.", "Table 12", ()),
        ("Opioids (page 7).", "Opioids", ("7",)),
        ("Page(s): 8 of 127.", None, ("8",)),
        ("Page(s): 8.", None, ("8",)),
    ],
)  # fmt: skip
def test_the_labels_of_a_form_are_no_section_and_its_pages_are_read(
    after: str, section: str | None, pages: tuple[str, ...]
) -> None:
    assert parts(f"{FORM}{CHRONIC} {after}") == [(CHRONIC, section, pages)]


@pytest.mark.parametrize(
    ("law", "pages"),
    [
        ("Page(s): 8 C.C.R. 9792.20 - 9792.26 MTUS (Effective July 18, 2009) Page 64 of 127", ("64",)),
        ("Page(s): 8 C.C.R. 9792.20 - 9792.26 MTUS (Effective July 18, 2009) Pages 64-66, 78 of 127", ("64-66", "78")),
        ("8 C.C.R. §§9792.20 - 9792.26 MTUS (Effective July 18, 2009) Page(s): 64", ("64",)),
        ("Page(s): 8 CCR 9792.20-9792.26 MTUS (Effective July 18, 2009)", ()),
    ],
)  # fmt: skip
def test_where_the_schedule_stands_in_the_law_is_no_page(law: str, pages: tuple[str, ...]) -> None:
    basis, found = read(f"{FORM}{CHRONIC} {law}. {OTHER}ODG, Pain Chapter.")
    assert (basis, found) == ((MTUS, NON_MTUS), [f"MTUS {CHRONIC} {law}", "ODG, Pain Chapter"])
    assert parts(f"{FORM}{CHRONIC} {law}.") == [(CHRONIC, None, pages)]


def test_a_heading_of_the_tool_is_no_chapter_and_each_numbered_chapter_is_one() -> None:
    assert read(
        f"{FORM}General Approaches ACOEM Chapter 7 Independent Medical Examinations and Consultations, Chapter 5 Cornerstones of "
        f"Disability Prevention and Management, and {CHRONIC}."
    ) == (
        (MTUS,),
        [
            "MTUS General Approaches ACOEM Chapter 7 Independent Medical Examinations and Consultations",
            "Chapter 5 Cornerstones of Disability Prevention and Management",
            CHRONIC,
        ],
    )
    assert [c[0] for c in parts(f"{FORM}General Approaches, ACOEM Chapter 1 Prevention.")] == ["1 Prevention"]
    assert [c[0] for c in parts(f"{FORM}General Approaches.")] == ["General Approaches"]
    assert parts(f"{FORM}Clinical Topics ACOEM Chapter 9 Shoulder Complaints Page(s): 203.") == [
        ("9 Shoulder Complaints", None, ("203",))
    ]
    assert parts("Decision based on ACOEM Chapter 12 Low Back Complaints, Initial Assessment, page 290.") == [
        ("12 Low Back Complaints", "Initial Assessment", ("290",))
    ]


@pytest.mark.parametrize(
    ("statement", "chapters"),
    [
        ("ODG, Mental Illness & Stress Chapter, Zolpidem and Pain Chapter, Insomnia.", ["Mental Illness & Stress", "Pain"]),
        ("ODG, Hip & Pelvis Chapter, and Knee & Leg Chapter, Walking aids.", ["Hip & Pelvis", "Knee & Leg"]),
        ("ODG, Pain Chapter, Insomnia and the Low Back Chapter, Films.", ["Pain", "Low Back"]),
        ("ODG, Shoulder and Neck Chapter, Films.", ["Shoulder and Neck"]),
        ("ODG, Neck & Upper Back Chapter, Films and Collars.", ["Neck & Upper Back"]),
        ("ODG, Pain Chapter, Creams for low back and knee pain.", ["Pain"]),
    ],
)  # fmt: skip
def test_a_second_chapter_that_is_called_one_is_a_second_citation(
    statement: str, chapters: list[str]
) -> None:
    guideline = read_guideline(OTHER + statement).guideline
    assert [(c.family.value, c.chapter) for c in guideline.citations] == [("ODG", c) for c in chapters]


def test_a_chapter_may_have_a_number_within_its_number() -> None:
    assert [c[0] for c in parts(OTHER + "Harl's Manual, Chapter 12.1, Rides.")] == ["12.1 Rides"]
    assert parts(FORM + "ACOEM Chapter 12. Pages 301.") == [("12", None, ("301",))]


@pytest.mark.parametrize(
    ("statement", "basis"),
    [
        ("had recourse to the Chronic Pain Medical Treatment Guidelines, page 22.", MTUS),
        ("likewise had recourse to the ODG, Pain Chapter.", NON_MTUS),
        ("turned to the ODG, Pain Chapter.", NON_MTUS),
        ("applied the MTUS, ACOEM, Chapter 12.", MTUS),
        ("based the denial on the MTUS, Chronic Pain Medical Treatment Guidelines, page 22.", MTUS),
        ("based its denial of the device on the ODG, Pain Chapter.", NON_MTUS),
        ("rested its recommendation on the ODG, Pain Chapter.", NON_MTUS),
        ("relied, as did the Claims Administrator, on the ODG, Pain Chapter.", NON_MTUS),
        ("relied, among others, on the ODG, Pain Chapter.", NON_MTUS),
        ("relied again on the ODG, Pain Chapter.", NON_MTUS),
        ("did not name a guideline in support of its decision.", NONE),
        ("adduced no guideline.", NONE),
        ("did not state a guideline.", NONE),
        ("stated no source.", NONE),
        ("did not specify any.", NONE),
        ("did not rely on a guideline.", NONE),
        ("did not base its decision on any guideline.", NONE),
        ("pointed to no guideline.", NONE),
        ("made use of the ODG, Pain Chapter.", NON_MTUS),
        ("gave as its basis the MTUS, ACOEM, Chapter 12.", MTUS),
        ("failed to mention any evidence-based guideline.", NONE),
        ("did not furnish a medical reference.", NONE),
    ],
)
@pytest.mark.parametrize("who", [CLAIMS, REVIEWER])
def test_a_plain_form_is_read_without_a_doubt(statement: str, basis: Basis, who: str) -> None:
    read_one = read_guideline(who + statement)
    assert (read_one.guideline.basis, read_one.doubt) == ((basis,), "")


@pytest.mark.parametrize(
    "statement",
    [
        "did not state that the guideline applies; ODG, Pain Chapter.",
        "did not rely on any guideline of the MTUS. ODG, Pain Chapter.",
        "did not use a guideline other than the ODG, Pain Chapter.",
        "did not specify the page of the guideline. ODG, Pain Chapter.",
        "did not name a guideline other than the ODG, Pain Chapter.",
        "based its decision on the ODG, Pain Chapter, but did not state a section of the guideline.",
    ],
)
def test_what_else_was_not_said_leaves_the_source(statement: str) -> None:
    assert read(CLAIMS + statement) == ((NON_MTUS,), ["ODG, Pain Chapter"])


def test_other_verbs_lead_to_no_source_without_a_guideline_s_name() -> None:
    assert (
        citations(
            "The reviewer applied the brace, turned to the notes of Dr. Harl and consulted Ferro's report."
        )
        == ()
    )


@pytest.mark.parametrize(
    "unit",
    [
        "not based on the MTUS, ", "Not MTUS, which ", "page 1, 2, ", "pages 1 and 2 of the ", "1) A ", "relied, ", "and in addition to ",
        "ODG, Pain Chapter; ", "Page(s): Aa 1, ", "a guideline, ", "The provider's page ", "namely ", "General Approaches ",
        "Page(s): (1, ", "did not name a ", "Quillan T. A and the American Pain Society ", "Chapter 5 Prevention, ", "base its denial of ",
    ],
)  # fmt: skip
def test_a_long_run_of_any_of_it_is_read_in_time(unit: str) -> None:
    read_guideline("Decision based on ODG, " + unit * (9_900 // len(unit)))
    read_guideline(unit * (9_900 // len(unit)))


SPINE = "MTUS, ACOEM Chapter 12 (Low Back Complaints), pages 303-305"
ULTRASOUND = "ODG, Shoulder Chapter, Ultrasound, diagnostic"


@pytest.mark.parametrize(
    "reason",
    [
        ", since the ACOEM chapter does not mention the device.", " were read as well, since the ACOEM text does not treat of tears.",
        ", as the ACOEM Guidelines are silent.", ", because ACOEM says nothing of it.", " was consulted too, since the ACOEM gives little.",
        ", for the ACOEM has no page on bursitis, tendons, or tears.", ", although the ACOEM does not ask for it.",
        ", because the ACOEM Guidelines recommend it too.", ", whereas the ACOEM leaves it open.", " was also read because it is newer.", " was preferred.",
        ", which was reviewed, as it speaks of tears.", " was consulted in addition.",
    ],
)  # fmt: skip
def test_a_guideline_that_a_reason_names_is_no_source(reason: str) -> None:
    assert read(f"{SPINE}. {ULTRASOUND}{reason}") == ((MTUS, NON_MTUS), [SPINE, ULTRASOUND])
    assert parts(f"{SPINE}. {ULTRASOUND}{reason}")[1] == ("Shoulder", "Ultrasound, diagnostic", ())


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        # The only one that is named, a place in it, or one that was read beside: these are sources.
        ("The request was refused because the ODG does not recommend saunas.", ["ODG does not recommend saunas"]),
        (f"{ULTRASOUND}, and the ACOEM, Chapter 9.", [ULTRASOUND, "ACOEM, Chapter 9"]),
        (f"{ULTRASOUND}, as well as the ACOEM, Chapter 9.", [ULTRASOUND, "ACOEM, Chapter 9"]),
        (f"{ULTRASOUND}, was read with the ACOEM, Chapter 9.", [ULTRASOUND, "ACOEM, Chapter 9"]),
        (f"{ULTRASOUND}, was reviewed along with UpToDate, Bursitis.", [ULTRASOUND, "UpToDate, Bursitis"]),
        (f"{REVIEWER}relied, since the ACOEM does not treat of pumps, on the {ULTRASOUND}.", [ULTRASOUND]),
    ],
)  # fmt: skip
def test_a_guideline_that_a_reason_rests_on_stays_one(statement: str, expected: list[str]) -> None:
    assert read(statement)[1] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "This is the chapter of the MTUS that treats of such drugs.", "These are the MTUS sections on the matter.", "It speaks to this drug.",
        "They govern here.", "This section of the MTUS applies.", "The guideline recommends them for a short while.",
        "The cited pages advise against long use.", "These guidelines support a trial.", "The guidelines do not support three refills.",
        "A short course is allowed, and more where function has improved.", "Long use should be avoided. Four weeks are the limit.",
        "Both sections ask for a record of function.", "The latter is the stricter one.", "It is the part of the MTUS on point. It asks for a contract.",
        "The MTUS recommends a contract.", "The MTUS guidelines do not support more.", "NSAIDs are recommended first.", "Recommended for a short while.", "Not recommended as a first choice.",
    ],
)  # fmt: skip
def test_a_sentence_about_the_source_just_named_is_no_source_and_no_section(sentence: str) -> None:
    for lead in ("", REVIEWER + "relied on the "):
        statement = f"{lead}MTUS {CHRONIC}, Opioids, pages 77, 80 and 124. {sentence}"
        assert read(statement) == ((MTUS,), [f"MTUS {CHRONIC}, Opioids, pages 77, 80 and 124"])
        assert parts(statement) == [(CHRONIC, "Opioids", ("77", "80", "124"))]
        more = read(f"{statement} {OTHER}{ULTRASOUND}.")
        assert more == ((MTUS, NON_MTUS), [f"MTUS {CHRONIC}, Opioids, pages 77, 80 and 124", ULTRASOUND])


@pytest.mark.parametrize(
    ("after", "basis", "expected"),
    [
        ("It was supplemented by the ODG, Pain Chapter.", (MTUS, NON_MTUS), ["ODG, Pain Chapter"]),
        ("The guideline was read with UpToDate, Opioids.", (MTUS, NON_MTUS), ["UpToDate, Opioids"]),
        ("It did not base its decision on the MTUS.", (NON_MTUS,), []),
        ("The ODG does not recommend it.", (MTUS, NON_MTUS), ["ODG does not recommend it"]),
        ("They relied on the ODG, Pain Chapter.", (MTUS, NON_MTUS), ["ODG, Pain Chapter"]),
    ],
)  # fmt: skip
def test_a_sentence_that_names_a_source_or_says_what_was_relied_on_is_read(
    after: str, basis: tuple[Basis, ...], expected: list[str]
) -> None:
    found = read(f"{REVIEWER}relied on the MTUS {CHRONIC}, page 80. {after}")
    assert (found[0], found[1][1:]) == (basis, expected)


def test_a_long_sentence_behind_a_source_leaves_no_word_of_it() -> None:
    sentence = f"The guideline recommends {'now and then ' * 22}a rest."
    assert read(f"{FORM}{CHRONIC}, page 80. {sentence}")[1] == [f"MTUS {CHRONIC}, page 80"]


@pytest.mark.parametrize(
    ("cited", "section"),
    [("page 78. Muscle relaxants.", "Muscle relaxants"), ("Opioids, page 78. Weaning of medications, page 124.", "Opioids, . Weaning of medications")],
)  # fmt: skip
def test_a_section_behind_the_pages_is_no_sentence(cited: str, section: str) -> None:
    assert parts(f"{FORM}{CHRONIC}, {cited}")[0][1] == section


@pytest.mark.parametrize(
    "source",
    [
        "MTUS Traumatic Brain Injury Guideline, ACOEM, August 3, 2018", "MTUS Low Back Disorders Guideline, ACOEM, 2019",
        "MTUS Shoulder Complaints, ACOEM, 2nd edition", "MTUS Knee Complaints, ACOEM, page 341", "MTUS Workplace Mental Health Guideline, ACOEM",
        "MTUS Hip and Groin Disorders, ACOEM Guidelines (2019)",
    ],
)  # fmt: skip
def test_a_chapter_and_whose_it_is_are_one_source(source: str) -> None:
    assert read(f"{FORM.removesuffix('MTUS ')}{source}. {OTHER}{ULTRASOUND}.") == (
        (MTUS, NON_MTUS), [source, ULTRASOUND],
    )  # fmt: skip
    assert read_guideline(source).guideline.citations[0].family.value == "ACOEM"


@pytest.mark.parametrize(
    "sources",
    [
        ["MTUS " + CHRONIC, "ACOEM, 2nd edition"],
        ["MTUS Low Back Disorders Guideline", "ACOEM, Chapter 9, page 203"],
        ["MTUS " + CHRONIC, "ACOEM, Chapter 9"],
    ],
)
def test_a_chapter_of_the_schedule_and_the_acoem_are_two_sources(sources: list[str]) -> None:
    assert read(", ".join(sources) + ".")[1] == sources


@pytest.mark.parametrize(
    "book",
    [
        "Quillan and Ferro's Reconstructive Surgery, 7th edition", "Quillan & Ferro's Textbook of Lungs, 6th edition",
        "Quillan, Ferro, and Okada's Fractures, 3rd ed", "Quillan and Harlins' Atlas of Burns",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "before",
    [
        "ODG, Burns Chapter, Grafts",
        "Okada, Care of Burns, 4th edition",
        "UpToDate, Burns",
        "ODG, Pain Chapter",
    ],
)
def test_a_book_of_several_authors_is_one_source(book: str, before: str) -> None:
    for joint in ("; ", "; and ", ", and "):
        assert read(f"{OTHER}{before}{joint}{book}.") == ((NON_MTUS,), [before, book])
    assert read(f"{OTHER}{book}; {before}.")[1] == [book, before]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UpToDate and Ferro's Book of Sleep.", ["UpToDate", "Ferro's Book of Sleep"]),
        ("Quillan's Pain and Ferro's Sleep.", ["Quillan's Pain", "Ferro's Sleep"]),
        ("ODG, Pain Chapter and Ferro's Textbook of Pain.", ["ODG, Pain Chapter", "Ferro's Textbook of Pain"]),
        ("ODG, Pain Chapter, Opioids and Ferro's Textbook of Pain.", ["ODG, Pain Chapter, Opioids", "Ferro's Textbook of Pain"]),
    ],
)  # fmt: skip
def test_a_source_and_the_book_of_one_author_are_two(statement: str, expected: list[str]) -> None:
    assert read(OTHER + statement)[1] == expected


@pytest.mark.parametrize(
    "journal", ["JAMA Surgery", "JAMA", "Ann Surg", "J Burn Care 2011", "BMJ", "Lancet Oncology"]
)
def test_a_journal_alone_after_a_chapter_is_a_source(journal: str) -> None:
    assert read(f"{OTHER}ODG, Burns Chapter, Peels; {journal}; Cigna Coverage Policy 0777.")[1] == [
        "ODG, Burns Chapter, Peels", journal, "Cigna Coverage Policy 0777",
    ]  # fmt: skip
    work = "Quillan TR. A trial of peels. JAMA Surgery. 2010;303:22-9"
    assert read(f"{OTHER}{work}.")[1] == [work]


def test_sections_after_a_semicolon_are_no_journals() -> None:
    assert read(f"{OTHER}ODG, Burns Chapter, Peels; Jobst garments; J-splints.")[1] == [
        "ODG, Burns Chapter, Peels; Jobst garments; J-splints"
    ]


@pytest.mark.parametrize(
    "label",
    [
        "label of Norvex", "package insert for Norvex", "FDA-approved labeling of Norvex", "prescribing information for the drug", "Norvex package insert",
        "manufacturer's product information for Norvex",
    ],
)  # fmt: skip
def test_what_a_manufacturer_says_of_its_drug_is_a_source(label: str) -> None:
    chronic = "Chronic Pain Medical Treatment Guidelines, Opioids, pages 78-80; 91"
    expected = ((MTUS, NON_MTUS), [chronic, label])
    the = "" if label[0].isupper() and label.startswith("Nor") else "the "
    assert read(f"{REVIEWER}relied on the {chronic}, and on {the}{label}.") == expected
    assert (
        read(
            f"{REVIEWER}relied on the {chronic}, part of the MTUS, and on {the}{label}, a source outside the MTUS."
        )
        == expected
    )


def test_what_is_said_to_be_outside_the_schedule_is_a_source() -> None:
    pages = "Chronic Pain Medical Treatment Guidelines, page 80"
    assert read(f"{REVIEWER}relied on the {pages}, and on a circular of the board, not part of the MTUS.") == (
        (MTUS, NON_MTUS), [pages, "a circular of the board"],
    )  # fmt: skip
    assert read(f"{REVIEWER}relied on the {pages}, and on the advisor's experience.") == ((MTUS,), [pages])


@pytest.mark.parametrize(
    "of_both",
    [
        ", neither of which is in the MTUS", ", neither of which is part of the MTUS", ", both outside the MTUS", ", both of which are outside the MTUS",
        ", none of which is within the MTUS", "", ", neither of them is part of the MTUS",
    ],
)  # fmt: skip
def test_what_is_said_of_two_sources_is_said_of_each(of_both: str) -> None:
    assert read(f"{REVIEWER}relied on the {ULTRASOUND}; and the ACR Appropriateness Criteria{of_both}.") == (
        (NON_MTUS,), [ULTRASOUND, "ACR Appropriateness Criteria"],
    )  # fmt: skip


def test_what_is_said_of_two_sources_of_the_acoem_is_said_of_each() -> None:
    two = "ACOEM, Chapter 9, page 203; and the ACOEM, Chapter 11, page 265"
    both = ["ACOEM, Chapter 9, page 203", "ACOEM, Chapter 11, page 265"]
    assert read(f"{REVIEWER}relied on the {two}, neither of which is part of the MTUS.") == (
        (NON_MTUS,),
        both,
    )
    assert read(f"{REVIEWER}relied on the {two}, both part of the MTUS.") == ((MTUS,), both)
    assert read(f"{two}. These are part of the MTUS and the injury is old.") == ((MTUS,), both)


@pytest.mark.parametrize("section", ["TENS Criteria", "CRPS Criteria and Tests"])
def test_criteria_of_a_device_are_a_section(section: str) -> None:
    assert read(f"{OTHER}ODG, Pain Chapter, Pumps and {section}.")[1] == [
        f"ODG, Pain Chapter, Pumps and {section}"
    ]


@pytest.mark.parametrize(
    "judged", ["found apt", "held to be correct", "deemed appropriate", "noted", "in order", "well founded"]
)
@pytest.mark.parametrize("whose", ["The claims administrator's use of", "The UR physician's reliance on"])
def test_a_source_of_the_other_side_that_is_approved_is_no_source(judged: str, whose: str) -> None:
    sentence = f"{whose} the MTUS, {CHRONIC}, page 3, was {judged}."
    assert read(f"{REVIEWER}relied on the {ULTRASOUND}. {sentence}") == ((NON_MTUS,), [ULTRASOUND])
    alone = read_guideline(sentence)
    assert (alone.as_theirs, alone.guideline.citations) == (True, ())
    assert alone.doubt == "rests on the other side's guidelines, and names none"


@pytest.mark.parametrize(
    "unit",
    [
        ". The guideline says a", ", since the ACOEM does not a, b, ", ", since the ACOEM a b c ", " was read, as ", "Aa, Ba and Ca's ", "; JAMA Aa ", "neither of which is ",
        "the label of ", "The claims administrator's use of ", ". It is part of the MTUS and ", "Aa and ", "pages 1. A is b. ", "Low Back Disorders, ACOEM, ",
    ],
)  # fmt: skip
def test_a_long_run_of_such_sentences_is_read_in_time(unit: str) -> None:
    read_guideline("Decision based on ODG, " + unit * (9_900 // len(unit)))
    citations(unit * (60_000 // len(unit)))


def test_the_label_of_other_evidence_may_have_a_stroke_for_its_or() -> None:
    statement = (
        "The Expert Reviewer based the decision on the MTUS, Chronic Pain Treatment Guidelines, page 12. "
        "Other Medical Treatment Guideline/Medical Evidence: Quill AB, Rest after sprains, N Engl J Med 1994."
    )
    assert [c.family for c in citations(statement)] == ["MTUS", "other"]
