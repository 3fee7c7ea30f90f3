"""What introduces a part, what stands at the head and foot of a page, and what decides, in letters written by hand."""

from __future__ import annotations

import pytest

from openimr.letters import parse
from openimr.letters.model import Decision

from .reading_samples import NOTICE, REVIEW, item, letter

FIRST = "A 45 year old male fell from a scaffold on 3/4/2010."
LEADS = [
    "The reviewer's summary of the case follows:",
    "The expert reviewer wrote what follows after a reading of the file:",
    "The expert reviewer has boiled the file down and condensed it, with all records, into this:",
    "Drawing on the file and every medical record, the physician reviewer gives this account of the case:",
    "What follows was drawn up by the medical reviewer from the records:",
    "The reviewer summarizes the file and the records as follows:",
    "The following is the expert reviewer's own synopsis of the records:",
    "The physician who reviewed the file gives this short history of the case:",
    "The expert reviewer abstracted the employee's medical records as set out below:",
    "Prepared from the file and its medical records by the reviewer:",
    "Compiled from the case file and all medical records:",
    "He/she, the expert reviewer, made the following abstract of the file:",
    "This clinical case summary was prepared by the physician reviewer from the file.",
    "This case summary was drawn from the file and its records.",
    "The following summary was written by the expert reviewer after a reading of all records.",
    "What follows is the reviewer's account of the file.",
    "This case summary was copied from the utilization review of 9/9/2013.",
]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("below", ["\n", "\n\n", " "])
def test_the_sentence_that_introduces_the_summary_is_not_in_it(lead: str, below: str) -> None:
    if below == " " and lead.startswith("Compiled"):
        return  # it may be the beginning of what it opens
    wrapped = f"{lead[:60].rsplit(' ', 1)[0]}\n{lead[len(lead[:60].rsplit(' ', 1)[0]) + 1 :]}"
    for words in (lead, wrapped):
        read = parse(
            NOTICE.replace("The patient is a 45 year old male.", f"{words}{below}{FIRST} Pain: daily.")
        )
        assert read.clinical_case_summary == f"{FIRST} Pain: daily."


@pytest.mark.parametrize(
    "first",
    [
        "The worker was examined by the insurer's reviewer, who wrote the following: no loss of motion.",
        "Diagnoses listed in the records:\nlumbar strain, and a torn meniscus.",
        "The records are set out below. He fell.",
        "The patient gave this account of the fall: a plank slipped.",
        "The utilization reviewer based the denial on the following records: one note.",
        "The medical records follow this patient from 2009 on: he had two operations.",
        "The file holds a report of 3/4/2012: it is unsigned.",
        "The expert reviewer notes one thing in the file: no report of the scan was sent.",
        "Records of Dr. X give the history: a fall from a ladder.",
        "His own account is in the file. It is short.",
        "The discharge summary was prepared from the records. It lists a strain.",
        "This history was taken by the physician below the age of reason. He fell.",
        "Mr. X is a 40-year-old man whose file the reviewer has summarized below: he fell.",
        "The claimant's file has the following: an MRI of 2/3/2012.",
        "Medications taken:\nNorco, and Soma.",
        "A history was given to the reviewer of the employer: he fell.",
        "The treating doctor condensed the file. Pain persists.",
    ],
)
def test_a_first_sentence_about_the_worker_stays_in_the_summary(first: str) -> None:
    read = parse(NOTICE.replace("The patient is a 45 year old male.", f"{first}\n{FIRST}"))
    assert read.clinical_case_summary == f"{first} {FIRST}".replace("\n", " ")


ITEMS_LEADS = [
    "The decisions are these:",
    "These items were in dispute and were decided as shown:",
    "Each request was ruled on as set out:",
    "The outcome of each dispute is this:",
    "What the treating doctor asked for has been resolved thus:",
    "The rulings, one by one, are:",
]


def _of_items(lead: str, title: str, *, tight: bool) -> str:
    whole = letter(item(title), item("Cane: Overturned")).replace(
        "Every disputed item is decided below:", lead
    )
    return whole.replace("\n\n", "\n") if tight else whole


@pytest.mark.parametrize("lead", ITEMS_LEADS)
@pytest.mark.parametrize("tight", [False, True])
def test_a_sentence_above_the_first_item_that_ends_in_a_colon_is_no_title(lead: str, tight: bool) -> None:
    read = parse(_of_items(lead, "Fusion: two levels: not\nUpheld before: Upheld", tight=tight))
    assert read.disputed_items[0].description == "Fusion: two levels: not Upheld before"
    assert not any(w.code == "title-start-guessed" for w in read.warnings) or tight


@pytest.mark.parametrize(
    "lead", ["The reviewer, on each of them:", "Here, one by one:", "Below, each in turn:"]
)
def test_a_lead_without_a_verb_is_known_where_it_stands_apart(lead: str) -> None:
    read = parse(_of_items(lead, "Splint: Upheld", tight=False))
    assert read.disputed_items[0].description == "Splint"


@pytest.mark.parametrize("tight", [False, True])
@pytest.mark.parametrize(
    "title",
    [
        "Physical therapy, as follows for the neck:\n2 x 6: Upheld",
        "Topical cream:\nflurbiprofen 20%, lidocaine 5%: Upheld",
        "Home health services:\nfour hours a day: Upheld",
        "MRI of these regions:\nneck and back: Upheld",
        "Associated surgical service:\nwalker: Upheld",
    ],
)
def test_a_title_whose_first_line_ends_in_a_colon_is_whole(title: str, tight: bool) -> None:
    lead = "The Final Determination rests on decisions for the disputed items set forth below:"
    for words in (lead, ""):
        read = parse(_of_items(words, title, tight=tight))
        assert read.disputed_items[0].description == title.removesuffix(": Upheld").replace("\n", " ")


@pytest.mark.parametrize("tight", [False, True])
def test_an_outcome_by_itself_below_a_title_is_its_outcome(tight: bool) -> None:
    read = parse(_of_items("", "Three requests that were made in May:\nUpheld", tight=tight))
    assert read.disputed_items[0].description == "Three requests that were made in May"
    assert read.disputed_items[0].decision is Decision.UPHELD


NUMBERED = """Notice of Independent Medical Review Determination
Dated: 9/26/2013
HOW THE IMR FINAL DETERMINATION WAS MADE
He is Board Certified in Psychiatry and is licensed to practice in Ohio.
CLINICAL CASE SUMMARY
The patient is a 45 year old male.
IMR DECISION(S) AND RATIONALE(S)
The Final Determination rests on decisions for the disputed items/services set forth below:
{first}
The Claims Administrator did not cite any guidelines.
The Physician Reviewer based his/her decision on the ODG, Pain Chapter.
The Physician Reviewer's decision rationale: No gain was shown.

{second}
The Claims Administrator did not cite any guidelines.
The Physician Reviewer based his/her decision on the ODG, Knee Chapter.
The Physician Reviewer's decision rationale: He limps a little.
"""
CANE = "2. The request for a cane is medically necessary and appropriate."


def _two(first: str, second: str = CANE) -> list[tuple[str, str | None, str]]:
    items = parse(NUMBERED.format(first=first, second=second)).disputed_items
    return [(i.description, i.decision and i.decision.value, i.rationale) for i in items]


LIMPS = ("a cane", "overturned", "He limps a little.")


@pytest.mark.parametrize(
    ("first", "decision"),
    [
        ("1. Regarding the request for a scan of the neck: not medically\nnecessary and appropriate.", "upheld"),
        ("1. Regarding the request for a scan of the neck: medically necessary.", "overturned"),
        ("1. Regarding the request for a scan of the neck: not medically necessary.", "upheld"),
        ("1. Regarding the request for a scan of the neck:\nnot medically necessary", "upheld"),
        ("1. Regarding the request for a scan of the neck - medically necessary\nand appropriate.", "overturned"),
        ("1. Regarding the request for a scan of the neck, medically necessary in part.", "modified"),
        ("1. With regard to the request for a scan of the neck: partially medically necessary.", "modified"),
        ("1. Regarding the request for a scan of the neck, it is not medically necessary.", "upheld"),
        ("1. Regarding the request for a scan of the neck: the request is medically necessary.", "overturned"),
        ("1. The request for a scan of the neck has not been shown to be medically necessary.", "upheld"),
        ("1. The request for a scan of the neck cannot be deemed medically necessary.", "upheld"),
    ],
)  # fmt: skip
def test_a_finding_after_a_colon_decides(first: str, decision: str) -> None:
    assert _two(first) == [("a scan of the neck", decision, "No gain was shown."), LIMPS]


@pytest.mark.parametrize(
    "title",
    [
        "medically necessary transportation",
        "a ride: medically necessary transportation",
        "visits, medically necessary ones only",
        "home care - medically necessary hours",
    ],
)
def test_a_title_may_speak_of_necessity(title: str) -> None:
    read = _two(f"1. Regarding the request for {title}:")
    assert [(title_of, decision) for title_of, decision, _ in read] == [(title, None), LIMPS[:2]]


@pytest.mark.parametrize("when", ["retrospective", "prospective", "concurrent"])
def test_when_a_treatment_was_asked_for_stays_in_its_title(when: str) -> None:
    assert _two(f"1. The {when} request for a scan is not medically necessary and appropriate.") == [
        (f"{when} request for a scan", "upheld", "No gain was shown."),
        LIMPS,
    ]
    assert _two(f"1. Regarding the {when} request for a scan: not medically necessary.")[0][0] == (
        f"{when} request for a scan"
    )


@pytest.mark.parametrize(
    ("title", "description"),
    [
        ("Decision for naproxen 550mg #60: Upheld", "naproxen 550mg #60"),
        ("Naproxen 550mg #60: Upheld", "Naproxen 550mg #60"),
        ("A long course of naproxen\n550mg #60: Upheld", "A long course of naproxen 550mg #60"),
    ],
)
def test_a_numbered_letter_may_have_a_modern_title_among_its_items(title: str, description: str) -> None:
    assert _two(title) == [(description, "upheld", "No gain was shown."), LIMPS]
    assert _two(CANE.replace("2.", "1."), title) == [
        ("a cane", "overturned", "No gain was shown."),
        (description, "upheld", "He limps a little."),
    ]


def test_an_item_whose_number_is_too_high_is_read_and_the_missing_one_is_told_of() -> None:
    text = NUMBERED.format(first=CANE.replace("2.", "1."), second=CANE.replace("2.", "3."))
    read = parse(text)
    assert [i.description for i in read.disputed_items] == ["a cane", "a cane"]
    (told,) = [w for w in read.warnings if w.code == "item-not-found"]
    assert told.start is not None
    assert text[told.start :].startswith("The request for a cane")


def test_items_whose_first_number_is_lost_are_read_and_what_stands_above_is_told_of() -> None:
    text = NUMBERED.format(first="Of naproxen, which is not necessary.", second=CANE)
    read = parse(text)
    assert [i.description for i in read.disputed_items] == ["a cane"]
    assert [w.code for w in read.warnings if w.code == "text-not-placed"] == ["text-not-placed"]


def test_a_numbered_list_in_a_rationale_is_no_item() -> None:
    listed = "The criteria are:\n2. The request for a trial is documented.\n3. Pain is chronic.\nNone is met."
    text = NUMBERED.format(first=CANE.replace("2.", "1."), second=CANE).replace("No gain was shown.", listed)
    assert [i.description for i in parse(text).disputed_items][-1:] == ["a cane"]
    three = listed.replace("2.", "4.").replace("3.", "5.")
    text = NUMBERED.format(first=CANE.replace("2.", "1."), second=CANE).replace("No gain was shown.", three)
    assert [i.rationale for i in parse(text).disputed_items] == [
        three.replace("\n", " "),
        "He limps a little.",
    ]


NEGATIVE = [
    "Neither part of the request is medically necessary.",
    "Neither request is medically necessary and appropriate.",
    "Neither of the two is medically necessary.",
    "Neither the blocks nor the patches are medically necessary.",
    "Therefore, neither the splint, the boot, nor the brace is medically necessary.",
    "None of the items is medically necessary.",
    "No part of the request was medically necessary.",
    "Not one of these services is medically necessary.",
    "In sum, none of it is medically necessary.",
    "The treatment has not been shown to be medically necessary.",
    "The treatment is not shown to be medically necessary.",
    "It cannot be deemed medically necessary.",
    "It hasn't been found medically necessary.",
    "It does not appear to be medically necessary.",
    "It has not been established that the treatment is medically necessary.",
    "There is no evidence that the treatment is medically necessary.",
    "There is insufficient documentation that this is medically necessary.",
]
POSITIVE = [
    "The treatment is medically necessary.",
    "Neither drug helped, so the treatment is medically necessary.",
    "Since neither rest nor ice helped, the treatment is medically necessary.",
    "None of the alternatives helped and the treatment is medically necessary.",
    "No part of this is in dispute, and it is medically necessary.",
    "There is no doubt that the treatment is medically necessary.",
    "There is no reason to doubt that it has been shown that it is medically necessary.",
    "It has not only been found medically necessary.",
    "Rest was not tried. The treatment is medically necessary.",
    "He did not work; the treatment is medically necessary.",
    "No one denies that the treatment is medically necessary.",
    "No surgery was done, yet the treatment is medically necessary.",
]


@pytest.mark.parametrize(
    ("said", "decision"), [*((s, "upheld") for s in NEGATIVE), *((s, "overturned") for s in POSITIVE)]
)
def test_a_finding_says_what_its_subject_and_verb_say(said: str, decision: str) -> None:
    other = "overturned" if decision == "upheld" else "upheld"
    text = REVIEW.replace("The request is not medically necessary.", said)
    assert [i.decision and i.decision.value for i in parse(text).disputed_items] == [decision]
    for told, contradicted in ((decision, False), (other, True)):
        read = parse(text.replace("RATIONALE:", f"DECISION: {told.title()}\nRATIONALE:"))
        assert any(w.code == "outcome-contradicted" for w in read.warnings) is contradicted
    section = parse(REVIEW.replace("RATIONALE:", f"DECISION: {said}\nRATIONALE:"))
    assert [i.decision and i.decision.value for i in section.disputed_items] == [decision]


@pytest.mark.parametrize("negated", [True, False])
@pytest.mark.parametrize("between", ["\n", " "])
def test_the_usual_heading_of_the_rationale_is_written_as_usual(negated: bool, between: str) -> None:
    words = "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT" + between + "MEDICALLY NECESSARY:"
    ending = "The request is not medically necessary."
    text = REVIEW.replace("RATIONALE:", words if negated else words.replace(" NOT", ""))
    read = parse(text if negated else text.replace(ending, "He limps."))
    assert [i.decision for i in read.disputed_items] == [Decision.UPHELD if negated else Decision.OVERTURNED]
    assert not any(w.code == "outcome-mended" for w in read.warnings)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "sentence",
    [
        "MAXIMUS Federal Services has determined the request for Norco #60 is medically necessary and appropriate.",
        "The review organization determined that the request for Norco #60 was\nmedically necessary.",
        "The request for Norco #60 is medically necessary and appropriate.",
        "This request is medically necessary.",
    ],
)
def test_a_sentence_below_the_issue_that_decides_it_is_no_part_of_it(sentence: str, between: str) -> None:
    text = REVIEW.replace("Norco #60", f"Norco #60{between}{sentence}")
    text = text.replace("The request is not medically necessary.", "He limps.")
    (read,) = parse(text).disputed_items
    assert (read.description, read.decision) == ("Norco #60", Decision.OVERTURNED)
    upheld = parse(text.replace("RATIONALE:", "DECISION: Upheld\nRATIONALE:"))
    assert upheld.disputed_items[0].decision is Decision.UPHELD
    assert any(w.code == "outcome-contradicted" for w in upheld.warnings)


@pytest.mark.parametrize(
    "issue",
    [
        "Whether the request for Norco #60 is medically necessary?",
        "Norco #60, and whether\nthe request for it is medically necessary",
        "The following were denied:\nNorco #60",
        "A question was put.\nThe request for Norco: is it medically necessary?",
        "Norco #60\nThe request for #90 was found in the file",
    ],
)
def test_an_issue_that_asks_is_whole(issue: str) -> None:
    (read,) = parse(REVIEW.replace("Norco #60", issue)).disputed_items
    assert read.description == issue.replace("\n", " ")


def test_text_below_a_deciding_sentence_is_told_of() -> None:
    text = REVIEW.replace(
        "Norco #60", "Norco #60\nThe request for it is medically necessary. See the enclosed letter."
    )
    read = parse(text)
    assert read.disputed_items[0].description == "Norco #60"
    (told,) = [w for w in read.warnings if w.code == "text-not-placed"]
    assert text[told.start : told.end] == "See the enclosed letter."


ABOVE = "The worker was seen again in May of that year for the same pain in the knee, and the doctor said he could not"
BELOW = "walk for more than a block without the use of a cane, which he had bought by himself in the spring of the year."
FEET = [
    "Final Determination 3 of 4",
    "HOW THE IMR FINAL DETERMINATION WAS MADE (continued)",
    "IMR ISSUES, DECISIONS AND RATIONALES (continued)",
    "CLINICAL CASE SUMMARY (cont.)",
    "Clinical Case Summary (cont'd)",
    "CLINICAL CASE SUMMARY - CONTINUED",
    "Confidential - contains medical information",
    "CONFIDENTIAL MEDICAL INFORMATION",
    "Protected health information - do not redistribute",
    "MAXIMUS Federal Services, Inc. P.O. Box 138009 Sacramento, CA 95813-8009",
    "State of California, Division of Workers' Compensation - IMR - page 3",
    "DWC Form IMR - Determination  3/6",
    "Independent Medical Review 2 of 5",
    "- 3 of 6 -",
    "Continued from page 2",
    "(continued)",
    "Final Determination Letter",
]


@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("around", ["\n\n{}\n\n", "\n\f{}\n", "\n{}\n\f", "\n{}\n"])
def test_a_head_or_foot_amid_a_sentence_is_of_no_field(foot: str, around: str) -> None:
    words = f"{ABOVE}{around.format(foot)}{BELOW} It is stable."
    front = "Final Determination Letter\nCase Number: CM15-0123456"
    read = parse(letter(item(rationale=words), summary=words, front=front))
    assert len(read.disputed_items) == 1
    assert read.clinical_case_summary == f"{ABOVE} {BELOW} It is stable."
    assert read.disputed_items[0].rationale == f"{ABOVE} {BELOW} It is stable."


def test_the_title_of_a_letter_at_the_head_of_a_page_is_of_no_field() -> None:
    for head in ("MEDICAL PROFESSIONAL REVIEW\nCM13-0001234", "MEDICAL PROFESSIONAL REVIEW"):
        words = f"He is 45 years old.\n\f{head}\n\nIn 2012 he fell."
        text = REVIEW.replace("A 45 year old male was injured on 3/4/2010.", words)
        text = text.replace("REVIEWED: ", "REVIEWED:\n")
        if "CM" in head:
            text = text.replace("MEDICAL PROFESSIONAL REVIEW", "MEDICAL PROFESSIONAL REVlEW", 1)
        assert parse(text).clinical_case_summary == "He is 45 years old. In 2012 he fell."


@pytest.mark.parametrize(
    "line",
    [
        "Continued use of the brace was advised in May 2012",
        "Confidential talks with the employer were held in 2012",
        "Strength of the quadriceps is 4/5",
        "Grade 3 of 5",
        "The request was not sent to the Division of Workers' Compensation in 2013",
        "Physical therapy (continued)",
        "Protected weight bearing 2 of 4",
        "a review 3 of 4",
    ],
)
def test_a_line_of_text_stays_in_its_field(line: str) -> None:
    words = f"{ABOVE} do much.\n{line}\nand that was all."
    read = parse(letter(item(rationale=words), summary=words))
    assert read.clinical_case_summary == words.replace("\n", " ")
    assert read.disputed_items[0].rationale == words.replace("\n", " ")


SCAN = "a scan of the neck"


@pytest.mark.parametrize(
    ("verb", "decision"),
    [
        ("is modified", "modified"),
        ("is hereby modified", "modified"),
        ("is modified to three\nvisits", "modified"),
        ("is modified: three visits are medically necessary", "modified"),
        ("is approved in part", "modified"),
        ("is partially certified", "modified"),
        ("is upheld", "upheld"),
        ("is denied", "upheld"),
        ("is not certified", "upheld"),
        ("is non-certified", "upheld"),
        ("is not authorized", "upheld"),
        ("is overturned", "overturned"),
        ("was overturned", "overturned"),
        ("is approved", "overturned"),
        ("is certified", "overturned"),
        ("is therefore authorized", "overturned"),
        ("is not upheld", "overturned"),
    ],
)
def test_another_verb_than_that_of_necessity_may_decide_a_numbered_item(verb: str, decision: str) -> None:
    expected = (SCAN, decision, "No gain was shown.")
    assert _two(f"1. The request for {SCAN} {verb}.") == [expected, LIMPS]
    both = _two(f"1. The request for {SCAN} {verb}.", f"2. The requests for {SCAN}\n{verb}.")
    assert both == [expected, (SCAN, decision, "He limps a little.")]


@pytest.mark.parametrize(
    ("title", "description", "decision"),
    [
        ("{} that is modified for her is medically necessary", "{} that is modified for her", "overturned"),
        ("{}, which was denied, is medically necessary", "{}, which was denied", "overturned"),
        ("a modified {} is not medically necessary", "a modified {}", "upheld"),
        ("{} is not medically necessary; that denial is upheld", "{}", "upheld"),
        ("{} was denied in March", "{} was denied in March.", None),
        ("{} by a therapist who is certified", "{} by a therapist who is certified.", None),
        ("{} and a review of what is approved elsewhere", "{} and a review of what is approved elsewhere.", None),
    ],
)  # fmt: skip
def test_a_verb_of_a_clause_or_of_another_review_decides_nothing(
    title: str, description: str, decision: str | None
) -> None:
    read = _two(f"1. The request for {title.format('frame')}.")
    assert read[0][:2] == (description.format("frame"), decision)
    assert read[1] == LIMPS


def test_a_numbered_list_of_what_another_decided_is_no_item() -> None:
    for listed in ("2. The request for a cane was denied.", "2. A cane is denied.", "2. Canes are approved."):
        text = NUMBERED.format(first=CANE.replace("2.", "1."), second=CANE)
        read = parse(text.replace("No gain was shown.", f"The adjuster wrote:\n{listed}\nThat is wrong."))
        assert [i.description for i in read.disputed_items] == ["a cane", "a cane"]


@pytest.mark.parametrize(
    "outcome",
    [
        "Modified to 3 visits",
        "Modified to 3\nvisits",
        "Modified, 3 visits",
        "Modified (3 visits)",
        "MODIFIED - 3 visits only",
        "Modified to allow 3 visits.",
        "Overturned with 3 visits, upheld for the rest",
        "Overturned in part for 3 visits",
        "Partially overturned for 3 visits",
    ],
)
def test_the_outcome_of_a_title_may_say_what_it_comes_to(outcome: str) -> None:
    read = parse(letter(item(), item(f"Sleep study: with titration, x2: {outcome}"), item("Cane: Upheld")))
    assert [(i.description, i.decision) for i in read.disputed_items] == [
        ("Lumbar support", Decision.UPHELD),
        ("Sleep study: with titration, x2", Decision.MODIFIED),
        ("Cane", Decision.UPHELD),
    ]
    assert [w.code for w in read.warnings if w.code.startswith("outcome")] == ["outcome-mended"]


@pytest.mark.parametrize(
    "words",
    [
        "modified to fit his chair",
        "Modification of a van",
        "Overturned van to be righted",
        "Upheld by two straps",
    ],
)
def test_what_a_title_says_of_a_thing_is_no_outcome(words: str) -> None:
    read = parse(letter(item(), item(f"Home aid: {words}")))
    assert [(i.description, i.decision) for i in read.disputed_items] == [
        ("Lumbar support", Decision.UPHELD),
        (f"Home aid: {words}", None),
    ]
    assert parse(letter(item(f"Home aid: {words}: Upheld"))).disputed_items[0].decision is Decision.UPHELD


def test_words_of_an_outcome_above_another_label_open_no_item() -> None:
    for field in ("claims", "reviewer"):
        read = parse(letter(item(**{field: "Decision based on ODG:\n\nPlan: Modified to 3 visits"})))
        assert [i.description for i in read.disputed_items] == ["Lumbar support"]


LABELLED = """{title}
Case Number: CM13-0001234

Issue at dispute{c}
Norco #60

Reviewer credentials{c}
Board Certified in Psychiatry, licensed to practice in Ohio

Summary of the case{c}
A 45 year old male was injured on 3/4/2010.

{records}{c}
Progress report

{claims}{c}
The claims administrator cited the ODG, Pain Chapter, Opioids.

{reviewer}{c}
The reviewer relied on the MTUS Chronic Pain Medical Treatment Guidelines, Opioids.

Conclusion: MODIFIED. A part of it is not medically necessary.

Rationale{c}
The criteria used were met. Records show a gain.
{signature}"""


def _labelled(colon: str = ":", **words: str) -> str:
    usual = {
        "title": "MEDICAL PROFESSIONAL REVIEW",
        "records": "Records",
        "claims": "Guideline cited by the claims administrator",
        "reviewer": "Guideline cited by the reviewer",
        "signature": "",
    }
    return LABELLED.format_map({**usual, **words, "c": colon})


def _assert_whole(text: str) -> None:
    read = parse(text)
    (one,) = read.disputed_items
    assert (
        read.layout.value,
        read.expert_reviewer.licensure_states,
        read.clinical_case_summary,
        one.description,
        one.decision,
        one.claims_administrator_guideline.statement,
        one.reviewer_guideline.statement,
        one.rationale,
    ) == (
        "professional-review",
        ("OH",),
        "A 45 year old male was injured on 3/4/2010.",
        "Norco #60",
        Decision.MODIFIED,
        "The claims administrator cited the ODG, Pain Chapter, Opioids.",
        "The reviewer relied on the MTUS Chronic Pain Medical Treatment Guidelines, Opioids.",
        "The criteria used were met. Records show a gain.",
    )


@pytest.mark.parametrize("colon", [":", ""])
@pytest.mark.parametrize(
    "reviewer",
    [
        "Guideline cited by the reviewer",
        "Guidelines used by the medical reviewer",
        "Guideline(s) relied upon by the physician reviewer",
        "Criteria applied by the reviewer",
        "Evidence relied on by the expert reviewer",
        "Professional reviewer's guideline",
        "Professional reviewer’s guidelines",
        "The reviewer's guideline",
        "Reviewer's basis",
        "Basis of the reviewer's decision",
        "Treatment guideline cited by the professional reviewer",
    ],
)
def test_the_reviewers_guideline_in_a_review_has_labels_of_many_words(reviewer: str, colon: str) -> None:
    _assert_whole(_labelled(colon, reviewer=reviewer))
    if colon:
        _assert_whole(_labelled(reviewer=reviewer).replace(":\n", ": "))


@pytest.mark.parametrize("colon", [":", ""])
@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("records", "Records considered"),
        ("records", "Documents received"),
        ("records", "List of records provided"),
        ("records", "Medical records examined for the review"),
        ("claims", "Claims administrator's guideline"),
        ("claims", "Basis of the claims administrator's decision"),
        ("claims", "Criteria used by utilization review"),
        ("claims", "Evidence cited by the claims administrator"),
    ],
)
def test_the_other_parts_of_a_review_have_labels_of_many_words(part: str, words: str, colon: str) -> None:
    _assert_whole(_labelled(colon, **{part: words}))


def test_a_review_is_known_by_its_labels_where_its_title_stands_among_other_words() -> None:
    for title in (
        "MAXIMUS Federal Services  MEDICAL PROFESSIONAL REVIEW  Expedited",
        "To the claims examiner",
    ):
        _assert_whole(_labelled(title=title).replace("Rationale:", "Rationale for decision:"))


@pytest.mark.parametrize(
    "signature",
    ["Ada Quill, DC\nReviewing chiropractor", "A. B. Quill-Ort, M.D., Ph.D.", "Dr. Ada Quill, DO"],
)
def test_the_name_and_degree_below_the_last_sentence_are_of_no_field(signature: str) -> None:
    _assert_whole(_labelled(signature=signature))
    _assert_whole(_labelled(signature=f"\n{signature}\n"))


@pytest.mark.parametrize(
    "last",
    [
        "It was signed by\nAda Quill, DC",
        "He saw:\nAda Quill, DC",
        "Ada Quill, DC, had said the same.",
        "This is so.\nAda Quill, DC\nwrote that too.",
        "This is so.\nPain, PT",
    ],
)
def test_a_doctor_of_whom_a_rationale_speaks_is_its_text(last: str) -> None:
    (read,) = parse(_labelled(signature=last)).disputed_items
    assert read.rationale.endswith(last.replace("\n", " "))


@pytest.mark.parametrize(
    "line",
    [
        "The guideline cited: five visits.",
        "The guideline: five visits.",
        "Guideline cited by the treating surgeon: none.",
        "Records of the surgery: none.",
        "Criteria for a trial: none is met.",
        "Reviewer of 2011: the same.",
        "Evidence",
        "Basis for the request",
    ],
)
def test_words_like_those_of_a_label_are_text_of_the_summary(line: str) -> None:
    words = "A 45 year old male was injured on 3/4/2010."
    for colon in (":", ""):
        text = _labelled(colon).replace(words, f"{words} He asks for more of the\n{line}\nThat was all.")
        assert parse(text).clinical_case_summary.endswith(f"{line} That was all.")
