"""The injured worker and their days, in words that letters written by hand had; and what is of somebody else."""

from __future__ import annotations

import datetime as dt

import pytest

from openimr.letters import parse
from openimr.letters.model import Employee
from openimr.letters.reading.words.dates import impossible_dates, read_date

from .reading_samples import LISTED, item, letter


def employee(summary: str, rationale: str = "Nothing.") -> Employee:
    return parse(letter(item(rationale=rationale), summary=summary)).employee


SECOND_OF_FEBRUARY = dt.date(2010, 2, 2)
FORMS = [
    "February 2,2010",
    "February2, 2010",
    "February2,2010",
    "Feb. 2,2010",
    "Feb/02/2010",
    "FEB-02-2010",
    "02/Feb/2010",
    "2-Feb-10",
    "2-FEB-2010",
    "02FEB2010",
    "2nd of February, 2010",
    "Feb 2nd, '10",
    "2/2/'10",
    "2/2/’10",
    "02/02/201O",
    "02/02/2Ol0",
    "2-2-20lO",
    "Febuary 2, 2010",
    "Feburary 2, 2010",
    "Febrary 2nd 2010",
]


@pytest.mark.parametrize("written", FORMS)
def test_a_date_is_read_however_it_is_typed(written: str) -> None:
    assert read_date(written, not_after=dt.date(2015, 1, 1)) == SECOND_OF_FEBRUARY
    assert employee(f"A cook hurt on {written}, with pain.").date_of_injury == SECOND_OF_FEBRUARY
    header = parse(letter(item(), front=f"Date of Injury: {written}\nDecision Date: 3/4/2014")).front_matter
    assert (header.date_of_injury, header.decision_date) == (SECOND_OF_FEBRUARY, dt.date(2014, 3, 4))


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("Janury", 1), ("Janurary", 1), ("Agust", 8), ("Augst", 8), ("Auguts", 8), ("Septmber", 9), ("Setpember", 9),
        ("Octber", 10), ("Ocotber", 10), ("Novmber", 11), ("Novemeber", 11), ("Decmber", 12), ("Decemebr", 12), ("Septernber", 9), ("Decemmbeer", None),
    ],
)  # fmt: skip
def test_one_wrong_letter_in_the_name_of_a_long_month_is_mended(written: str, month: int | None) -> None:
    assert read_date(f"{written} 5, 2012") == (dt.date(2012, month, 5) if month else None)


@pytest.mark.parametrize(
    "words",
    [
        "visit 12, 2010", "number 12, 2010", "Augment 2, 2010", "Math 2, 2010", "February 30, 2010", "2-Fib-10", "Feb 2010",
        "2/2/'1O", "Febuary 2010", "January 2, 2o", "I/l/12", "Ma 2, 2010",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_none(words: str) -> None:
    assert read_date(words) is None


@pytest.mark.parametrize(
    "header",
    [
        "Date of Injury: 02-02-\n2010",
        "Date of Injury: 02/02/\n2010",
        "Date of Injury: 02-\n02-2010",
        "Date of Injury: 02-Feb-\n2010",
        "Date of Injury: February 2nd,\n2010",
        "Case Number: CM14-0012345 Date of Injury: 2-2-\n2010\nPriority: Standard",
    ],
)
def test_a_date_of_the_header_goes_on_below(header: str) -> None:
    assert parse(letter(item(), front=header)).front_matter.date_of_injury == SECOND_OF_FEBRUARY


def test_no_date_of_the_header_goes_on_in_another_label() -> None:
    front = parse(letter(item(), front="Date of Injury: 02-02-\nDecision Date: 3/4/2014")).front_matter
    assert (front.date_of_injury, front.decision_date) == (None, dt.date(2014, 3, 4))


@pytest.mark.parametrize(
    "measured",
    [
        "grip 22/24/20 kg", "grip 22/24/20", "Jamar readings of 8/40/22", "right 75/60/70 lbs", "14-16-18 kg", "pinch was 9/32/12",
        "flexion 8/40/22 degrees", "peak flow 9/45/50",
    ],
)  # fmt: skip
def test_three_measurements_are_no_impossible_date(measured: str) -> None:
    assert impossible_dates(f"The nurse found {measured} on that day.") == []


@pytest.mark.parametrize(
    "written", ["02/30/2012", "14/13/2012", "2/30/12", "10/204", "Grip fell. On 2/31/12"]
)
def test_an_impossible_date_is_one_still(written: str) -> None:
    assert len(impossible_dates(f"Hurt {written} on that day.")) == 1


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("Texas; Flor1da; Penn-\nsylvania", ("TX", "FL", "PA")),
        ("New Hamp-\nshire, Texas", ("NH", "TX")),
        ("Calif0r-\nnia", ("CA",)),
        ("South Caro-\nlina and Missis-\nsippi", ("SC", "MS")),
        ("Okla\u2010\nhoma", ("OK",)),
    ],
)
@pytest.mark.parametrize("listed", [True, False])
def test_a_state_broken_at_the_end_of_a_line_is_whole_again(
    written: str, codes: tuple[str, ...], listed: bool
) -> None:
    found = parse(letter(item(), states=written, listed=listed))
    assert found.expert_reviewer.licensure_states == codes
    assert "state-not-read" not in {warning.code for warning in found.warnings}


@pytest.mark.parametrize("written", ["Texas -\nOhio", "Winston-\nSalem"])
def test_a_hyphen_between_two_names_breaks_none(written: str) -> None:
    found = parse(letter(item(), states=written))
    assert "state-not-read" in {warning.code for warning in found.warnings}


def about_the_reviewer(words: str) -> str:
    return letter(item()).replace(LISTED.format(states="Texas", certifications="Pain Management"), words)


@pytest.mark.parametrize(
    ("said", "certifications", "states"),
    [
        ("is Licensed in Psychology and is licensed to practice in California.", ("Psychology",), ("CA",)),
        (
            "is Licensed in Chiropractic, has a subspecialty in Acupuncture and is licensed to practice in Ohio.",
            ("Chiropractic", "Acupuncture"),
            ("OH",),
        ),
        ("is Board Certified in Plastic Surgery and has a subspecialty in Burns, and holds a licence in Oregon.",
         ("Plastic Surgery", "Burns"), ("OR",)),
        ("is Board Certified in Plastic Surgery, and is licenced to practise in Maine and Ohio.", ("Plastic Surgery",), ("ME", "OH")),
        ("is Board Certified in Plastic Surgery; holds an active Oregon medical license.", ("Plastic Surgery",), ("OR",)),
        ("is Board Certified in Plastic Surgery and has a New York and a Texas licence.", ("Plastic Surgery",), ("NY", "TX")),
        ("is Board Certified in Plastic Surgery, and maintains licences in Ohio and Utah.", ("Plastic Surgery",), ("OH", "UT")),
        ("judges. The expert reviewer is a Doctor of Podiatric Medicine, and is licensed to practice in New York.",
         ("Doctor of Podiatric Medicine",), ("NY",)),
    ],
)  # fmt: skip
def test_a_profession_without_a_board_is_no_guess(
    said: str, certifications: tuple[str, ...], states: tuple[str, ...]
) -> None:
    found = parse(about_the_reviewer(said))
    assert found.expert_reviewer.certifications == certifications
    assert found.expert_reviewer.licensure_states == states
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("below", "codes"),
    [
        ("Papers looked at: (a) form (b) letter of May 3", ("MN", "IA")),
        ("Texas", ("MN", "IA", "TX")),
        ("Papers", ("MN", "IA")),
    ],
)
def test_a_list_of_states_ends_with_its_line(below: str, codes: tuple[str, ...]) -> None:
    found = parse(
        about_the_reviewer(f"is Board Certified in Pain, and licensed in Minnesota and Iowa\n{below}")
    )
    assert found.expert_reviewer.licensure_states == codes
    assert ("state-not-read" in {warning.code for warning in found.warnings}) is (below == "Papers")


def test_a_name_of_a_state_over_two_lines_is_one() -> None:
    found = parse(about_the_reviewer("is Board Certified in Pain, and licensed in Ohio and West\nVirginia."))
    assert found.expert_reviewer.licensure_states == ("OH", "WV")


def test_a_reviewer_of_whom_nothing_is_said_is_a_guess_still() -> None:
    codes = {warning.code for warning in parse(about_the_reviewer("knows the law.")).warnings}
    assert {"layout-guessed", "credentials-absent"} <= codes


@pytest.mark.parametrize(
    ("summary", "age", "sex"),
    [
        ("A 45 (forty-five) year old man.", 45, "male"),
        ("A forty-five (45) year old woman.", 45, "female"),
        ("45/M with neck pain.", 45, "male"),
        ("Patient M/45, neck pain.", 45, "male"),
        ("A 45 YOM with neck pain.", 45, "male"),
        ("45yom, status post fusion.", 45, "male"),
        ("A 62yof with neck pain.", 62, "female"),
        ("62F, neck pain.", 62, "female"),
        ("The room was at 62F.", None, None),
        ("He lives in Room 45/M of a home.", None, "male"),
        ("The claimant, who is 41, binds books. He hurts.", 41, "male"),
        ("The applicant is a represented pipe fitter, 58, who hurts.", 58, None),
        ("See pages 24, 26, who wrote them is unsaid.", None, None),
        ("The applicant is said to be 58. She hurts.", 58, "female"),
        ("She was recorded in one note as 58 and in another as retired.", 58, "female"),
        ("The employee, whose age is given as 58, hurts.", 58, None),
        ("His pain is described as 58 and rising.", None, "male"),
        ("She is described as 58 kg.", None, "female"),
        ("This 45-year-old is a male nurse.", 45, "male"),
        ("A 45 year old female therapist.", 45, "female"),
        ("45 years of age, of the female sex.", 45, "female"),
        ("A 45-year-old with a history of gout, male, right-handed.", 45, "male"),
    ],
)
def test_age_and_sex_in_short_and_in_a_clause(summary: str, age: int | None, sex: str | None) -> None:
    found = employee(summary)
    assert (found.age, found.sex) == (age, sex)


@pytest.mark.parametrize(
    "said",
    [
        "A roofer, 44, sustained a broken hip.",
        "A packing-house worker (44) fell from a dock.",
        "A school nurse, forty-four, was struck by a door.",
        "Nothing is known of rest. A hotel maid, 44, with back pain, rests.",
        "This carpenter, 44, right-handed, cut two fingers.",
        "The forklift operator, 44, reports neck pain.",
    ],
)
def test_a_trade_and_an_age_set_off_tell_the_workers_age(said: str) -> None:
    assert employee(said).age == 44


@pytest.mark.parametrize(
    "said",
    [
        "The Oswestry number, 44, was high.",
        "A pain score, 44, is high.",
        "A brother, 44, fell too.",
        "An attacker, 44, struck her.",
        "A passenger (44) was hurt.",
        "The left shoulder, 44, had less motion.",
        "A physician of the welder, 44, reported.",
        "The count asked for (forty-four) is more than the rule has.",
        "A number asked for, 44, with more to come.",
        "The answer (44) was reported by fax.",
        "The left hand, 44, felt cold.",
        "On page 12, 44, was struck out.",
        "The therapist, 44, reported it.",
        "Her chest and hip had bruises, 44, with welts.",
        "A letter, 44, has no place.",
    ],
)
def test_a_number_set_off_is_no_age_without_a_trade(said: str) -> None:
    assert employee(said).age is None


@pytest.mark.parametrize(
    "said",
    [
        "The physician assistant, a woman of 29, took the measure.",
        "The aide, a man of 29, was by.",
        "Her therapist is a 29-year-old woman.",
        "The treating surgeon, who is 61, wrote.",
        "Dr. Ombra, a 61-year-old man, operated.",
        "Another machine operator, 52, was hurt too.",
        "The night nurse (31) rang.",
        "An aide came with an interpreter, 30, and left.",
        "A fellow officer, aged 33, was by.",
        "The daughter, 31, drives.",
        "The aide, 31, who drives, was by.",
        "The case manager, Ms. Tarn, 44, rang.",
    ],
)
def test_age_and_sex_of_who_treats_or_stood_by_are_not_the_workers(said: str) -> None:
    assert employee(said).age is None
    assert employee(f"{said} The worker is 47. He limps.").age == 47
    assert employee(f"{said} The patient is a 47-year-old man.") == Employee(age=47, sex="male")


@pytest.mark.parametrize(
    "other",
    [
        "with the help of a male aide",
        "and was hit by a man",
        "when a male inmate fled",
        "and was seen by a male chiropractor",
        "beside the man who struck her",
        "as a male coworker drove",
        "from a man at the gate",
    ],
)
def test_a_noun_of_somebody_else_tells_no_sex(other: str) -> None:
    assert employee(f"The worker is a 55-year-old who lifted a crate {other}. She hurts.").sex == "female"
    assert employee(f"The patient lifted a crate {other}. Then she hurt and she fell.").sex == "female"


@pytest.mark.parametrize(
    "said",
    [
        "The therapist, Ms. Tarn, says in her letter that she sees the worker weekly.",
        "Seen by Ms. Tarn.",
        "Ms. Tarn, PT, wrote.",
        "The worker had surgery by Dr. Ombra; she advised rest.",
        "The surgeon said that she will operate.",
        "Dr. Ombra is the surgeon. She recommends fusion.",
        "The doctor put it in her report.",
        "The worker's wife says she helps.",
        "The worker was struck by an assailant; she fled.",
        "The psychologist is requesting more visits, and she will see the worker then.",
        "The aunt cooks, she says.",
    ],
)
def test_pronouns_and_titles_of_others_tell_no_sex(said: str) -> None:
    assert employee(said).sex is None
    assert employee(said, "The worker is a man of 65.").sex == "male"
    assert employee(f"{said} He hurts.").sex == "male"


@pytest.mark.parametrize(
    "said",
    [
        "The physician notes that she has pain.",
        "The doctor told her of the tear.",
        "Her husband says that he cooks.",
        "The surgeon saw her. She was referred to therapy.",
        "Dr. Ombra reports that she has been examined twice.",
        "Ms. Tarn is a 45-year-old therapist.",
        "Ms. Tarn, a nurse, lifted a crate.",
    ],
)
def test_a_pronoun_for_the_worker_beside_another_person_still_tells(said: str) -> None:
    assert employee(said).sex == "female"


THIRD_OF_MARCH = dt.date(2013, 3, 3)


@pytest.mark.parametrize(
    "summary",
    [
        # a mishap, its day after it or before it
        "A roofer states that on 3/3/2013 the scaffold gave way under him.",
        "On March 3, 2013 a rack tore loose and collapsed onto her neck.",
        "A forklift rolled over his toes on 3/3/2013.",
        "The loader she was driving tipped over on March 3, 2013.",
        "He came to grief on Mar. 3, 2013, when the tiller he was guiding rolled over.",
        "On 3/3/2013 a co-worker backed a dolly into her.",
        "On 3/3/2013 a student whom she was helping kicked her in the knee.",
        "On 3/3/2013 his right sleeve was drawn into a conveyor.",
        "A router kicked back on 3/3/2013 and took two fingers.",
        "A fireman who inhaled fumes on March 3, 2013. He coughs.",
        "He came into contact with a live wire on 3/3/2013.",
        "The mechanism was a twist of the knee on 3/3/2013 as he got down from a truck.",
        "She relates the numbness to typing and to a crush of the thumb in a gate on 3-3-2013.",
        "A man of 45, status post work-related fall 3/3/2013.",
        "Work-related lift (3/3/2013), with pain since.",
        "She has had neck pain since 3/3/2013, when her bus was hit from behind.",
        "On or about 3/3/2013 a stack of trays toppled onto her arm.",
        # a part of the body that is hurt, or a thing's mishap near the worker
        "A firefighter of 30. She tore the right medial meniscus on 3/3/2013 when a ladder pulled her from a curb.",
        "A man cut the flexor tendons of three fingers on a bread saw on March 3, 2013, and they were sewn that night.",
        "On 3/3/2013 he broke both wrists.",
        "She crushed two toes under a drum on 3/3/2013.",
        "He fractured the left tibia on 3/3/2013, when a pile of bricks came down.",
        "Her left thumb was crushed on 3/3/2013.",
        "A seamstress whose fingers began to tingle on or about March 3, 2013. She rests.",
        "The claimant is a clerk whose right elbow first ached on 3/3/2013.",
        "He is a drummer whose ears have rung since 3/3/2013.",
        "On 03-03-13 a grinding wheel burst beside him, and his ears have rung since.",
        "On 3/3/2013 a bottle shattered in her hands.",
        "A steam line burst above her on 3/3/2013.",
        "On 3/3/2013 hot lye splashed onto his left forearm.",
        "Metal dust got into his eye on 3/3/2013.",
        "Mr. Vale drove a tractor off a loading ramp on or around 3-3-13. He has had neck pain ever since.",
        "She drove the van into a light pole on 3/3/2013.",
        "He hauled a stove up a stair on 3/3/2013. He has had back and leg pain ever since.",
        "On 3/3/2013 she dragged a pump, and her back has hurt ever since.",
        "His biceps tore on 3/3/2013 as he lifted a drum.",
        "On 3/3/2013 her shoulder began to ache as she hoisted a pump.",
        "She developed low back pain on 3/3/2013 while working.",
        "She developed low back pain on 3/3/2013 during her night shift.",
        "He developed wrist pain on 3/3/2013 while performing his usual duties.",
        # an onset, with what was being done
        "A nurse whose low back pain began on March 3, 2013 when she lifted a man from a tub.",
        "She complained of pain after she lifted a tub on March 3, 2013.",
        "She lifted a tub on March 3, 2013 and had immediate pain.",
        "He was hoisting a pump on 3/3/2013 when he had the onset of low back pain.",
        "He developed low back pain on 3/3/2013 after lifting.",
        "He had the onset of groin pain on March 3, 2013 while pulling a chain.",
        "On March 3, 2013 she experienced sudden wrist pain while lifting.",
        "Her symptoms started on March 3, 2013 with a lift.",
        "Symptoms arose on 3/3/2013 after a heavy lift.",
        "Her pain came on while she was chopping roots on 3/3/2013.",
        "While carrying a beam on 3/3/2013, he had a sudden onset of low back pain.",
        "On 3/3/2013, she was pushing a bed when her shoulder popped.",
        "A lady whose troubles go back to March 3, 2013, on which day, while at work, she slipped on a stair.",
        "His pain dates from 3/3/2013, when he caught a falling box.",
        "He has had back pain since March 3, 2013. He lifted a crate.",
        "Wrist pain began on 3/3/2013. She slipped on wax.",
        "He was lifting cinder blocks to a second story on 3/3/2013 when he felt sharp pain.",
        "She was hoisting a new pump on 3/3/2013. She felt her back give.",
        "On 3/3/2013 he jumped from a dock and landed hard on one foot.",
        "A clerk. On 3/3/13 she noticed tingling of the thumb while keying orders.",
        # an incident that symptoms follow, or that happened
        "He presents with low back pain following an incident of 03.03.2013: he bent to lift.",
        "She was running a press when the events of 3/3/13 occurred: her glove was caught.",
        # called the injury's
        "Date of injury for this 45-year-old man is 3/3/2013.",
        "A woman in her forties. Injury of record 3/3/2013.",
        "He met with a mishap on 3/3/2013.",
    ],
)
def test_the_day_of_a_mishap_or_of_an_onset_at_work_is_the_injurys(summary: str) -> None:
    assert employee(summary).date_of_injury == THIRD_OF_MARCH
    assert employee(f"{summary} An MRI was done on 4/4/2014.").date_of_injury == THIRD_OF_MARCH
    assert employee(f"Films of 2/2/2014 are sound. {summary}").date_of_injury == THIRD_OF_MARCH


@pytest.mark.parametrize(
    "summary",
    [
        # visits, studies, treatment
        "A man who initially presented on 3/3/2013 with a burn sustained two days earlier.",
        "He was seen on 3/3/2013 after he lifted a box and had pain.",
        "On 3/3/2013 she was examined for pain with lifting.",
        "An MRI of 3/3/2013 was made for pain that began when she lifted a tub.",
        "On 3/3/2013 he underwent surgery after a shelf collapsed onto him.",
        "He started therapy on 3/3/2013 for pain with lifting.",
        "Symptoms began after surgery on 3/3/2013.",
        "Post-operative pain started on 3/3/2013 with bending.",
        "Pain since the fusion of 3/3/2013.",
        "On 3/3/2013 she lifted 20 pounds in therapy without pain.",
        "On 3/3/2013 the surgeon cut his nerve.",
        "He reported on 3/3/2013 that his pain began while lifting.",
        "Norco was begun on 3/3/2013 for pain with lifting.",
        "Pain is worse with lifting on the 3/3/2013 visit.",
        "On 3/3/2013, exam showed pain with lifting of the leg.",
        # later events
        "On 3/3/2013 she had a flare-up of back pain while lifting.",
        "On 3/3/2013 he reinjured his back lifting a box.",
        "He had a second episode of pain on 3/3/2013 after he lifted a crate.",
        "His pain increased on 3/3/2013 after lifting.",
        "On 3/3/2013 he tripped again.",
        "A new onset of pain on 3/3/2013 while lifting.",
        "Her leg gave way on 3/3/2013.",
        "He returned to work on 3/3/2013 and had pain with lifting.",
        # others, elsewhere, and not at all
        "Her husband was injured on 3/3/2013.",
        "On 3/3/2013 her husband fell from a ladder.",
        "Another operator was hurt on 3/3/2013.",
        "Her daughter's symptoms began on 3/3/2013 when she lifted a crate.",
        "The patient's son was bitten by a dog on 3/3/2013.",
        "She fell at home on 3/3/2013.",
        "On 3/3/2013 while skiing she had the onset of knee pain.",
        "He denies that a shelf fell on him on 3/3/2013.",
        # the body and things, but no injury at work
        "The surgeon cut the flexor retinaculum of the wrist on 3/3/2013.",
        "She tore the meniscus on 3/3/2013 while skiing.",
        "He broke the ankle on 3/3/2013 in a soccer match.",
        "She cut the dose of the back medicine on 3/3/2013.",
        "He pulled the file on the neck on 3/3/2013.",
        "She broke the wrist splint on 3/3/2013.",
        "He hit the foot pedal on 3/3/2013.",
        "Her hip began to ache on 3/3/2013.",
        "A clerk whose knee began to ache on 3/3/2013 from favoring the other one.",
        "A cook whose hand began to tingle on 3/3/2013 after the release.",
        "A cook whose hand was examined on 3/3/2013.",
        "The MRI of 3/3/2013 shows that he tore the cuff.",
        "He underwent an injection on 3/3/2013 and has had headaches ever since.",
        "Norco was stopped on 3/3/2013. He has had back pain ever since.",
        "He moved to Fresno on 3/3/2013. He has had back pain ever since.",
        "She was laid off on 3/3/2013, and her back has hurt ever since.",
        "He drove a truck off the lot on 3/3/2013.",
        "He drove the bus into town on 3/3/2013.",
        "A clinic opened near him on 3/3/2013.",
        "The letter got into her hands on 3/3/2013.",
        "Her husband tore the cuff on 3/3/2013.",
        "She tore the cuff and went to Fresno on 3/3/2013.",
        # an onset of nothing known, an incident of something else
        "Her headaches began on 3/3/2013.",
        "The onset of stomach pain on 3/3/2013 was due to ibuprofen.",
        "The adverse event of 3/3/2013 was a rash.",
        "Following the events of 3/3/2013, the claim was closed.",
        "As of 3/3/2013 she had pain with lifting.",
        "The claims administrator on 3/3/2013 dropped the request.",
        "On 3/3/2013 the injection gave way to relief for a week.",
        "The request of 3/3/2013 for a lift chair for back pain.",
        "Pain since 3/3/2013. He lifts 20 pounds.",
        "Pain since 3/3/2013. He is unable to lift.",
        "Pain since 3/3/2013. She returned to work.",
        "He moved to Fresno on 3/3/2013. He developed pain.",
        "He reached MMI on 3/3/2013. He developed pain in the hip.",
        "He transferred care on 3/3/2013. He felt pain.",
        "Pain began on 3/3/2013 because of knee arthritis.",
        "Symptoms began on 3/3/2013 when the carrier was told.",
        "The pain score fell from 8/10 to 4/10.",
        "The VAS fell on 3/3/2013.",
    ],
)
def test_the_day_of_something_else_is_not_the_injurys(summary: str) -> None:
    assert employee(summary).date_of_injury is None


def test_an_injury_told_later_is_found_behind_the_days_of_others() -> None:
    told = "Her husband was injured on 2/2/2012. She presented on 3/5/2013 with a burn. On 3/3/2013 a kettle fell on her foot."
    assert employee(told).date_of_injury == THIRD_OF_MARCH


def test_a_long_text_without_an_end_is_read_in_linear_time() -> None:
    # Each would take minutes, were a pattern to begin anew for each of its words.
    for words in ("while lifting pain on 3/3/2013, ", "the aide, a woman of 29, who said that she ", "pain "):
        employee(words * 1500)
