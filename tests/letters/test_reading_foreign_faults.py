"""Faults that letters by another author showed, each by the shortest letter that shows it."""

from __future__ import annotations

import datetime as dt

import pytest

from openimr.letters import citations, parse
from openimr.letters.model import Basis, Determination, Family
from openimr.letters.reading.items.guidelines import read_guideline

from .reading_samples import item, letter


def read(summary: str, *, front: str = "") -> Determination:
    return parse(letter(summary=summary, front=front))


@pytest.mark.parametrize(
    ("summary", "age"),
    [
        ("This is a ﬁfty two-year-old lady.", 52),
        ("The patient, who is 48 years old, has a claim for the neck.", 48),
        ("The employee, aged 41, was struck by a forklift. His mother died at 62 years of age.", 41),
        ("A thirty year old woman. Her brother, age 39, drives her.", 30),
        ("The claimant is a woman in her fifties. Since she was 15 years old she has had asthma.", None),
        ("The worker fell. The spouse, a 48-year-old nurse, drives.", None),
    ],
)
def test_an_age_is_the_workers_and_of_today(summary: str, age: int | None) -> None:
    assert read(summary).employee.age == age


@pytest.mark.parametrize(
    ("summary", "injured"),
    [
        ("A lady who slipped on a wet floor on May 3rd, 2010.", dt.date(2010, 5, 3)),
        ("A 36-year-old female patient, s/p injury 8/1/12.", dt.date(2012, 8, 1)),
        ("The injury occurred on or around 01/31/2012.", dt.date(2012, 1, 31)),
        ("A man of 50. He says that he fell at home on 3/4/2013.", None),
    ],
)
def test_the_day_of_a_mishap_is_that_by_which_the_worker_is_introduced(
    summary: str, injured: dt.date | None
) -> None:
    assert read(summary).employee.date_of_injury == injured


@pytest.mark.parametrize(
    "lead",
    [
        "The following clinical case summary was prepared from the whole file:",
        "Below is the case summary that the reviewer\nwrote from the records:",
    ],
)
def test_a_summary_is_introduced_in_many_words(lead: str) -> None:
    text = letter().replace("The expert reviewer wrote this summary of the case:", lead)
    assert parse(text).clinical_case_summary == "The patient is a 40-year-old woman."


def test_a_summary_that_speaks_of_another_summary_keeps_its_words() -> None:
    words = "The discharge summary says: rest. The patient is a woman."
    assert read(words).clinical_case_summary == words


def test_the_items_are_introduced_in_many_words() -> None:
    lead = "The Final Determination rests on the decision for each of the disputed items\nas they are set forth here:"
    text = letter().replace("Every disputed item is decided below:", lead)
    assert parse(text).disputed_items[0].description == "Lumbar support"


def test_a_label_of_the_header_may_run_over_its_line() -> None:
    front = (
        "Case Number: CM14-0012345\nUR Denial Date:\nApplication\nReceived: 01/30/2014\nPriority: Standard"
    )
    found = read("A woman.", front=front).front_matter
    assert (found.application_received, found.ur_denial_date) == (dt.date(2014, 1, 30), None)


@pytest.mark.parametrize("feet", [["Case Number: CM14-0012345"], ["IMR CM14-0012345", "{page} of 3"]])
def test_the_case_number_alone_between_the_lines_belongs_to_no_field(feet: list[str]) -> None:
    words = [f"Sentence {n} of a long rationale that goes on." for n in range(40)]
    broken = list(words)
    for page, at in ((2, 26), (1, 13)):
        broken[at:at] = [foot.format(page=page) for foot in feet]
    text = letter(item(rationale="\n".join(broken)), front="Case Number: CM14-0012345\nPriority: Standard")
    found = parse(text)
    assert found.front_matter.case_number == "CM14-0012345"
    assert found.disputed_items[0].rationale == " ".join(words)


def test_a_foot_between_a_title_and_its_fields_hides_neither() -> None:
    front = "Case Number: CM14-0012345\nPriority: Standard"
    text = letter(item(), item("Walker: Overturned"), front=front)
    text = text.replace("Walker: Overturned\n", "Walker: Overturned\nCase Number: CM14-0012345\n")
    assert [i.description for i in parse(text).disputed_items] == ["Lumbar support", "Walker"]


def test_a_number_that_ends_the_text_is_the_page() -> None:
    text = letter(item(rationale="It is not necessary."))
    found = parse(text.replace("\n\n", "\n") + "1\n")
    assert found.disputed_items[0].rationale == "It is not necessary."
    assert "page-number-left-out" in [w.code for w in found.warnings]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        (
            "is Board Eligible in Podiatric Surgery, and is licensed to practice in Georgia.",
            ("Podiatric Surgery",),
        ),
        ("is Licensed in Chiropractic and is licensed to practice in Georgia.", ("Chiropractic",)),
    ],
)
def test_whom_no_board_has_certified_yet_has_a_specialty(prose: str, expected: tuple[str, ...]) -> None:
    text = letter(listed=False)
    start = text.index("is Board Certified")
    found = parse(text[:start] + prose + text[text.index("\n", start) :]).expert_reviewer
    assert (found.certifications, found.licensure_states) == (expected, ("GA",))


@pytest.mark.parametrize(
    ("text", "chapter", "section", "pages"),
    [
        ("MTUS Shoulder Complaints Chapter (ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 9), page 207", "9 Shoulder Complaints", None, ("207",)),
        ("ACOEM, 2nd ed., Ch. 9 (Shoulder Complaints), p. 213", "9 Shoulder Complaints", None, ("213",)),
        ("ACOEM, 3rd Edition, Low Back Disorders", "Low Back Disorders", None, ()),
        ("MTUS General Approaches 2004, Section(s): Initial Approaches to Treatment, Initial Assessment", "General Approaches 2004", "Initial Approaches to Treatment, Initial Assessment", ()),
        ("MTUS Chronic Pain Medical Treatment Guidelines (May, 2009), page 80", "Chronic Pain Medical Treatment Guidelines", None, ("80",)),
        ("ODG Low Back Chapter, under Lumbar supports", "Low Back", "Lumbar supports", ()),
    ],
)  # fmt: skip
def test_a_source_that_is_named_twice_is_one_source_with_its_parts(
    text: str, chapter: str, section: str | None, pages: tuple[str, ...]
) -> None:
    (found,) = citations(text)
    assert found.citation.text == text
    assert (found.citation.chapter, found.citation.section, found.pages) == (chapter, section, pages)


def test_the_pages_of_an_article_are_those_of_the_citation() -> None:
    statement = "Decision based on Non-MTUS Citation Orrin B, Teague L. Two levels. J Spinal Disord. 2011;24(3):167-73."
    (cited,) = read_guideline(statement).guideline.citations
    assert (cited.family, cited.pages) == (Family.OTHER, ("167-73",))


def test_that_no_section_of_the_schedule_applies_names_no_source() -> None:
    statement = "The Expert Reviewer found that no section of the MTUS was applicable. The Expert Reviewer based the decision on the ODG, Knee Chapter."
    guideline = read_guideline(statement).guideline
    assert guideline.basis == (Basis.NON_MTUS,)
    assert [c.text for c in guideline.citations] == ["ODG, Knee Chapter"]


@pytest.mark.parametrize(
    ("title", "rationale"),
    [
        ("Crutches", "As the surgery is not medically necessary, the request that goes with it is not medically necessary."),
        ("Shoulder sling", "This request is contingent on the surgery, which is not medically necessary. Therefore, it is not medically necessary."),
        ("Cold packs", "As the requested surgical intervention is not medically necessary, the associated request is also not supported."),
        ("Post-op walker", "As the associated surgery is not medically necessary, neither is this service."),
        ("Shoulder sling", "As the surgery was not certified, the sling is not medically necessary."),
        ("Shoulder sling", "Given the non-certification of the surgery, the sling is not medically necessary."),
        ("Shoulder sling", "This is not medically necessary since the surgery is not medically necessary."),
        ("Shoulder sling", "The requested surgical procedure is not medically necessary; thus, the sling is not needed."),
    ],
)  # fmt: skip
def test_a_service_of_any_title_follows_the_surgery_that_its_rationale_tells_of(
    title: str, rationale: str
) -> None:
    read = parse(letter(item("Rotator cuff repair: Upheld"), item(f"{title}: Upheld", rationale=rationale)))
    assert [i.follows_item for i in read.disputed_items] == [None, 1]


NOTICE = """Notice of Independent Medical Review Determination
1) We have determined the request for a walker is not medically necessary.
INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE
Medical Qualifications of the Expert Reviewer:
The reviewer is Board Certified in Podiatry and is licensed to practice in Ohio.
Case Summary:
A woman of 50.
1) Regarding the request for a walker:
{heading}
The Claims Administrator found that no section of the MTUS was applicable.
The Claims Administrator based its decision on the ODG, Knee Chapter. The Expert Reviewer
did not cite any guideline.
Rationale for the Decision:
No need is shown.
"""
SECTION = "ection of the Medical Treatment Utilization Schedule Relied Upon by the Expert Reviewer"


@pytest.mark.parametrize(
    "heading",
    [
        f"S{SECTION} to Make His/Her Decision:",
        f"5{SECTION} to Make His/Her Decision:",
        f"S{SECTION}\nto Make His/Her Decision:",
        f"S{SECTION}\nto Make His/Her Decisin:",
    ],
)
def test_both_sides_of_a_notice_are_told_apart_however_its_heading_stands(heading: str) -> None:
    (found,) = parse(NOTICE.format(heading=heading)).disputed_items
    assert found.description == "a walker"
    assert found.claims_administrator_guideline.statement == (
        "The Claims Administrator found that no section of the MTUS was applicable. "
        "The Claims Administrator based its decision on the ODG, Knee Chapter."
    )
    assert found.reviewer_guideline.statement == "The Expert Reviewer did not cite any guideline."


def test_a_title_with_the_word_guideline_is_one_title() -> None:
    text = NOTICE.format(heading=f"S{SECTION}:").replace(
        "the request for a walker is", "the request for a walker,\nper guideline: with wheels is"
    )
    assert len(parse(text).disputed_items) == 1


PROFESSIONAL = """MEDICAL PROFESSIONAL REVIEW
ISSUE AT DISPUTE: MRI of the shoulder
{summary}: A 40 year old man fell from a ladder.
MEDICAL TREATMENT GUIDELINES RELIED UPON: ODG, Shoulder Chapter.
RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY NECESSARY:
There are no red flags.
Decision: see below. It is not medically necessary.
MEDICAL REVIEWER QUALIFICATIONS:
The reviewer is Board Certified in Internal Medicine and is licensed to practice in Ohio.
"""


@pytest.mark.parametrize("summary", ["CASE SUMMARY", "CASE SUMMRY", "CASE 5UMARY"])
def test_a_short_heading_in_capitals_may_have_a_letter_wrong(summary: str) -> None:
    found = parse(PROFESSIONAL.format(summary=summary))
    assert found.disputed_items[0].description == "MRI of the shoulder"
    assert found.clinical_case_summary == "A 40 year old man fell from a ladder."


def test_the_word_decision_inside_a_rationale_opens_nothing() -> None:
    (found,) = parse(PROFESSIONAL.format(summary="CASE SUMMARY")).disputed_items
    assert found.rationale == "There are no red flags. Decision: see below. It is not medically necessary."


def test_a_word_that_a_hyphen_parts_is_no_heading() -> None:
    words = "He decides for himself.\nDecision-\nmaking capacity is intact."
    assert (
        parse(PROFESSIONAL.format(summary="CASE SUMMARY").replace("There are no red flags.", words))
        .disputed_items[0]
        .rationale.startswith("He decides for himself. Decision- making capacity")
    )


def test_the_case_number_under_the_title_of_a_notice_is_the_headers() -> None:
    text = NOTICE.format(heading=f"S{SECTION}:").replace(
        "Determination\n", "Determination\nDated: 9/26/2013\nMAXIMUS Case Number: CM13-0012345\n", 1
    )
    assert parse(text).front_matter.case_number == "CM13-0012345"


def test_a_label_may_stand_behind_one_that_is_no_fields() -> None:
    front = "Claims Number: ________     UR Denial Date: 01/20/2014\nPriority: Standard"
    assert read("A woman.", front=front).front_matter.ur_denial_date == dt.date(2014, 1, 20)


def test_page_numbers_count_up_whatever_numbers_stand_between_them() -> None:
    words = [f"Sentence {n} of a long rationale that goes on." for n in range(30)]
    cited = "as on pages\n214\nand 215."
    lines = [*words[:10], "1", cited, *words[10:20], "2", *words[20:], "3"]
    found = parse(letter(item(rationale="\n".join(lines)))).disputed_items[0].rationale
    assert found == " ".join([*words[:10], "as on pages 214 and 215.", *words[10:]])


def test_a_page_number_beside_the_case_number_is_one_even_alone() -> None:
    front = "Case Number: CM14-0012345\nPriority: Standard"
    text = letter(item(), item("Walker: Overturned"), front=front)
    text = text.replace("Walker: Overturned", "Case Number: CM14-0012345\n1\nWalker: Overturned")
    assert [i.description for i in parse(text).disputed_items] == ["Lumbar support", "Walker"]


def test_a_percentage_that_begins_a_line_is_no_number_of_an_item() -> None:
    text = NOTICE.format(heading=f"S{SECTION}:").replace(
        "the request for a walker", "the request for a cream (menthol\n2.5%) and a walker"
    )
    assert [i.description for i in parse(text).disputed_items] == ["a cream (menthol 2.5%) and a walker"]


def test_another_source_may_follow_in_the_same_sentence() -> None:
    statement = (
        "Decision based on MTUS ACOEM Chapter 12 Low Back Complaints; Non-MTUS Citation A Policy of the Plan."
    )
    guideline = read_guideline(statement).guideline
    assert guideline.basis == (Basis.MTUS, Basis.NON_MTUS)
    assert [c.text for c in guideline.citations] == [
        "MTUS ACOEM Chapter 12 Low Back Complaints",
        "A Policy of the Plan",
    ]


def test_a_finding_may_be_told_by_its_not_alone() -> None:
    why = "Since the primary procedure is not medically necessary, this service is not."
    found = parse(letter(item("Ankle repair: Upheld"), item("Knee scooter: Upheld", rationale=why)))
    assert found.disputed_items[1].follows_item == 1


def test_a_prior_decision_is_no_procedure_that_is_named() -> None:
    why = "The decision of 2013 was upheld. Consequently, the request is not medically necessary."
    items = [item("Decision guide: Upheld"), item("Assistant surgeon: Upheld", rationale=why)]
    assert [i.follows_item for i in parse(letter(*items)).disputed_items] == [None, None]


def test_the_word_rationale_may_open_the_rationale() -> None:
    text = PROFESSIONAL.format(summary="CASE SUMMARY").replace(
        "There are no red flags.", "Rationale: as above."
    )
    assert parse(text).disputed_items[0].rationale.startswith("Rationale: as above. Decision: see below.")


@pytest.mark.parametrize(
    ("title", "rationale"),
    [
        ("Lumbar fusion", "As the surgery is not supported by the guideline, it is not medically necessary."),
        ("Norco #60", "Since surgery was in 2010, the request is not medically necessary."),
        ("EMG", "The denial of surgery was appropriate. The EMG is not medically necessary."),
        ("Office visit", "The surgery was long ago; the visit is not medically necessary."),
        (
            "Inpatient program",
            "With no plan the purpose is unclear. As such, it is not medically necessary or appropriate.",
        ),
        (
            "Inpatient program",
            'ODG: "Not recommended." No exception is seen. Consequently, it is not medically necessary.',
        ),
    ],
)
def test_an_item_that_speaks_of_surgery_for_reasons_of_its_own_follows_none(
    title: str, rationale: str
) -> None:
    read = parse(letter(item("Rotator cuff repair: Upheld"), item(f"{title}: Upheld", rationale=rationale)))
    assert [i.follows_item for i in read.disputed_items] == [None, None]


@pytest.mark.parametrize(
    ("summary", "age", "injured"),
    [
        ("The patient was hurt at work on Monday, March 4, 2013. She is 29.", 29, dt.date(2013, 3, 4)),
        ("This is a 19 yo who fell off a ladder 3/4/2012.", 19, dt.date(2012, 3, 4)),
        ("The patient is a man. He is 5.5 feet tall and 62, 3 of them at work.", None, None),
    ],
)
def test_days_and_ages_may_stand_without_their_words(
    summary: str, age: int | None, injured: dt.date | None
) -> None:
    found = read(summary).employee
    assert (found.age, found.date_of_injury) == (age, injured)


@pytest.mark.parametrize(
    ("text", "chapter", "section", "pages"),
    [
        ("California MTUS Guidelines, Web Edition", None, None, ()),
        ("MTUS ACOEM Chapter 12 Low Back Complaints Page(s): Table 12-8, Page 309", "12 Low Back Complaints", "Table 12-8", ("309",)),
        ("MTUS, Neck Complaints", "Neck Complaints", None, ()),
    ],
)  # fmt: skip
def test_words_that_only_describe_a_publication_are_no_section(
    text: str, chapter: str | None, section: str | None, pages: tuple[str, ...]
) -> None:
    (found,) = citations(text)
    assert (found.citation.chapter, found.citation.section, found.pages) == (chapter, section, pages)


def test_a_foot_of_page_bar_number_is_one() -> None:
    words = [f"Sentence {n} of a long rationale that goes on." for n in range(20)]
    lines = [*words[:7], "Page | 1", *words[7:14], "Page | 2", *words[14:]]
    found = parse(letter(item(rationale="\n".join(lines))))
    assert found.disputed_items[0].rationale == " ".join(words)


def test_there_being_no_need_is_a_finding() -> None:
    why = "Since the hernia repair is not supported, there is no need for this item. It is not medically necessary."
    found = parse(letter(item("Hernia repair with mesh: Upheld"), item("Norco #30: Upheld", rationale=why)))
    assert found.disputed_items[1].follows_item == 1


def test_a_heading_in_small_letters_is_text() -> None:
    words = "Decisions on the\ntreatments in dispute:\nMedical Qualifications of the Expert Reviewer:"
    text = NOTICE.format(heading=f"S{SECTION}:").replace(
        "Medical Qualifications of the Expert Reviewer:", words
    )
    found = parse(text)
    assert found.layout.value == "numbered-decisions"
    assert [i.description for i in found.disputed_items] == ["a walker"]


@pytest.mark.parametrize(
    "head", ["CONFIDENTIAL", "Golden Valley Review, Inc.\nIndependent Medical Review Unit"]
)
@pytest.mark.parametrize("last_page", [2, 12])
def test_what_every_page_begins_with_is_no_text_on_two_pages_either(head: str, last_page: int) -> None:
    words = [f"Sentence {n} of a long rationale that goes on." for n in range(20)]
    cut = len(words) - last_page
    broken = "\n".join([*words[:cut], f"\f{head}", *words[cut:]])
    found = parse(f"{head}\n" + letter(item(rationale=broken)))
    assert found.disputed_items[0].rationale == " ".join(words)


def test_the_case_number_that_every_page_begins_with_is_the_headers_too() -> None:
    head = "Case Number: CM14-0012345"
    words = [f"Sentence {n} of a long rationale that goes on." for n in range(30)]
    broken = "\n".join([*words[:10], f"\f{head}", *words[10:20], f"\f{head}", *words[20:]])
    found = parse(letter(item(rationale=broken), front=head))
    assert found.front_matter.case_number == "CM14-0012345"
    assert found.disputed_items[0].rationale == " ".join(words)


@pytest.mark.parametrize("foot", ["PO Box 1234, Sacramento, CA 95813   Page {}", "{}/2"])
def test_the_feet_of_two_pages_are_no_text_however_short_the_second(foot: str) -> None:
    words = [f"Sentence {n} of a long rationale that goes on." for n in range(20)]
    broken = "\n".join([*words[:18], foot.format(1) + "\n\f" + words[18], words[19], foot.format(2)])
    assert parse(letter(item(rationale=broken))).disputed_items[0].rationale == " ".join(words)


def test_the_end_of_a_sentence_is_no_heading_and_begins_none() -> None:
    text = PROFESSIONAL.format(summary="CASE SUMMARY").replace(
        "ODG, Shoulder Chapter.\nRATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY NECESSARY:",
        "the Acupuncture\nMedical Treatment Guidelines.\nThis is part of the\nMTUS.\n"
        "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY\nNECESSARY:",
    )
    (found,) = parse(text).disputed_items
    assert found.reviewer_guideline.statement == (
        "the Acupuncture Medical Treatment Guidelines. This is part of the MTUS."
    )
    assert found.rationale.startswith("There are no red flags.")
