"""The names that records go by, by their grammar: a discipline, a visit, a paper; a way of imaging, what it made."""

from __future__ import annotations

import pytest

from openimr.casefile.documents import PageText, understand

TOPS = {
    "progress-report": "PROGRESS NOTE\nPatient: A. Nobody\nDate of visit: 06/01/2015",
    "ur-decision": "UTILIZATION REVIEW DECISION\nDecision date: 06/01/2015",
    "correspondence": "Frontier Mutual\nJune 1, 2015\nDear Reviewer:",
}


def named(text: str, kind: str = "progress-report") -> list[tuple[str, str | None, str | None]]:
    """Kind, date and author of the mentions on a page of this kind with this text."""
    page = f"{TOPS[kind]}\n{text}\nUna Strand, M.D."
    found = understand([PageText(key=(1, 1), packet=1, number=1, source="text", text=page)])
    return [(m.kind, m.date, m.author) for m in found.mentions]


NAMES = {
    "MR imaging of the left hip": "imaging-report",
    "MR arthrogram, right wrist": "imaging-report",
    "computed tomography of the chest": "imaging-report",
    "magnetic resonance scan of the neck": "imaging-report",
    "roentgenograms of the elbow": "imaging-report",
    "bone scintigraphy": "imaging-report",
    "ultrasound examination of the ankle": "imaging-report",
    "nerve conduction velocity and EMG of the arms": "electrodiagnostic-report",
    "EMG and nerve conduction testing": "electrodiagnostic-report",
    "occupational therapy chart note": "therapy-note",
    "physical therapist's discharge summary": "therapy-note",
    "acupuncturist's progress note": "therapy-note",
    "chiropractic office note": "therapy-note",
    "aqua therapy session record": "therapy-note",
    "psychologist's letter": "psychological-report",
    "psychiatrist's initial evaluation": "psychological-report",
    "neuropsychological assessment report": "psychological-report",
    "behavioral health session note": "psychological-report",
    "agreed medical re-evaluation": "medical-legal-report",
    "panel qualified medical evaluation report": "medical-legal-report",
    "AME supplemental report": "medical-legal-report",
    "re-check note": "progress-report",
    "recheck report": "progress-report",
    "return visit note": "progress-report",
    "clinic visit note": "progress-report",
    "SOAP note": "progress-report",
    "physiatry consult note": "consultation",
    "DWC-RFA": "request-for-authorization",
    "treatment request (RFA)": "request-for-authorization",
    "urine drug test laboratory report": "laboratory-report",
    "dispensing record": "medication-record",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_tells_the_kind(name: str) -> None:
    kind = NAMES[name]
    assert named(f"We have before us the {name} dated 02/03/2015.") == [(kind, "2015-02-03", None)]
    listed = f"Documents considered:\n- {name[0].upper()}{name[1:]}, 02/03/2015\nSincerely,"
    assert named(listed, "ur-decision") == [(kind, "2015-02-03", None)]


ITSELF = {
    "its title with its day of service": "CLINIC VISIT NOTE  DOS: 06/01/2015",
    "its visit, told in the first person": "I examined this pleasant gentleman in orthopedic consultation on May 28, 2015.",
    "its visit, told by several": "We saw her for a neurological evaluation on 6/1/2015 at our office.",
    "a question of a form": "Did you have an EMG or CT? 05/02/2015",
    "a box of a form": "Bone scan [x] yes [ ] no   Employee signature A. Nobody   Date 05/02/2015",
}


@pytest.mark.parametrize("why", ITSELF)
@pytest.mark.parametrize("kind", ["progress-report", "correspondence"])
def test_a_document_does_not_name_itself_nor_answer_a_question(why: str, kind: str) -> None:
    assert named(ITSELF[why], kind) == []


def test_an_earlier_visit_of_the_writer_is_a_record() -> None:
    found = named("I saw her in orthopedic consultation on 11/2/2013, and she has done poorly since.")
    assert found == [("consultation", "2013-11-02", None)]


def test_the_day_in_an_operative_report_is_its_own() -> None:
    page = "OPERATIVE REPORT\nThe worker, A. Nobody, was brought from the ward by the night staff of the hospital.\nSurgery done on Monday, 03/09/2015\nPreoperative diagnosis: tear.\nUna Strand, M.D."
    assert (
        understand([PageText(key=(1, 1), packet=1, number=1, source="text", text=page)]).mentions_json() == []
    )


@pytest.mark.parametrize(
    "item",
    [
        "Comment: an ultrasound of the hip may be ordered once the strain has settled",
        "Schedule an epidural steroid injection if the leg pain goes on",
        "She is no candidate for knee arthroscopy",
    ],
)
def test_what_stands_below_a_list_but_is_only_asked_for_is_no_item_of_it(item: str) -> None:
    found = named(f"Records considered:\n- Work status slip, 02/03/2015\n{item}.\nSincerely,", "ur-decision")
    assert found == [("work-status", "2015-02-03", None)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Lab results (lipid panel)", "laboratory-report"),
        ("operative report for open reduction of the ankle", "operative-report"),
        ("injection of the knee, cortisone injection of the knee (procedure note)", "procedure-note"),
        ("Form 5021 (Doctor's First Report of Injury)", "first-report"),
        ("procedure note, trigger point injections", "procedure-note"),
    ],
)
def test_two_names_of_one_record_are_one_mention(words: str, kind: str) -> None:
    for sentence in (f"The {words} dated 02/03/2015 was read.", f"We have the {words} (2/3/2015)."):
        assert [(k, d) for k, d, _ in named(sentence)] == [(kind, "2015-02-03")]


LISTS = {
    "an author before the record, with a full stop between": (
        "Review of Records\n02/03/2015 Otto V. Plum, D.O.. Office note. The knee swelled after a day of stairs.\n03/04/2015 Lab work, lipid panel. Nothing of note.",
        [("progress-report", "2015-02-03", "Otto V. Plum, D.O."), ("laboratory-report", "2015-03-04", None)],
    ),
    "an item that runs over the line in a narrow column": (
        "The worker came with a lawyer's letter and a stack of papers that filled two boxes, all of them read before this was written.\n"
        "Records received\n• Hand therapy progress note of Dr.\nPlum dated February 3, 2015\n• Clinic note of Dr. Asher dated\nMarch 4, 2015\n• RFA March 5, 2015\n(Ida Asher, M.D.)\nSincerely,",
        [("therapy-note", "2015-02-03", "Dr. Plum"), ("progress-report", "2015-03-04", "Dr. Asher"),
         ("request-for-authorization", "2015-03-05", "Ida Asher, M.D.")],
    ),
    "a heading after a full line": (
        "Nothing in the past speaks against this, and the worker had been well until the day of the fall at the\nplant. All of it was gone over with the worker before the papers below were opened and read with care.\n"
        "Documents Reviewed\nDate Record Author\n2/3/2015 Radiographs of the left foot Dr. Plum\n3/4/2015 Letter Dr. Asher",
        [("imaging-report", "2015-02-03", "Dr. Plum"), ("correspondence", "2015-03-04", "Dr. Asher")],
    ),
    "a day that begins a line in the middle of a sentence": (
        "Home exercises were shown and the worker did them well enough. A plain film of the left foot taken\n2/3/2015 was of good quality. More of the same.",
        [("imaging-report", "2015-02-03", None)],
    ),
    "an initial that begins a line": (
        "Papers of the case were these: bone scan of the pelvis (2/3/2015); recheck note by Dr. Otto Asher and by Ida\nV. Plum, M.D. (3/4/2015); nothing else.",
        [("imaging-report", "2015-02-03", None), ("progress-report", "2015-03-04", "Dr. Otto Asher")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("why", LISTS)
def test_lists_and_lines(why: str) -> None:
    text, found = LISTS[why]
    assert named(text) == found


FILMS = "OPEN VIEW IMAGING\nX-RAYS OF THE {part}\nPatient: A. Nobody   DOB: 01/02/1960\nExam date: 02/03/2015\nFINDINGS: Mild change.\nIMPRESSION: Mild.\nFerris Okonjo, M.D."


@pytest.mark.parametrize(
    ("part", "words", "same"),
    [
        ("L KNEE", "left knee", True),
        ("LT. KNEE", "L knee", True),
        ("LEFT KNEE", "l. knee", True),
        ("R KNEE", "L knee", False),
        ("RIGHT ANKLE", "Lt ankle", False),
        ("LUMBAR SPINE", "L-spine", True),
        ("LUMBAR SPINE", "C-spine", False),
    ],
)
def test_sides_and_parts_by_their_short_forms(part: str, words: str, same: bool) -> None:
    pages = [
        FILMS.format(part=part),
        f"{TOPS['progress-report']}\nX-rays of the {words} dated 2/3/2015 were shown.\nUna Strand, M.D.",
    ]
    found = understand(
        [PageText(key=(1, n), packet=1, number=n, source="text", text=t) for n, t in enumerate(pages, 1)]
    )
    assert [m.document for m in found.mentions] == [0 if same else None]


MORE = {
    "We went over the x-ray report, R hip, which is of middling quality.": [("imaging-report", None, None)],
    "The ultrasound of the left elbow is on file.": [("imaging-report", None, None)],
    "The 2013 orthopedic consultation by Dr. Plum is noted.": [("consultation", "2013", "Dr. Plum")],
    "On 2/3/15 Dr. van der Plum issued an AME report, which I have.": [("medical-legal-report", "2015-02-03", "Dr. van der Plum")],
    "Status post cortisone injection of the left elbow 2013 with good relief.": [("procedure-note", "2013", None)],
    "On 2/3/2015 a low back x-ray was taken.": [("imaging-report", "2015-02-03", None)],
    "The left hip MRI was shown and explained to the worker.": [("imaging-report", None, None)],
    "Obtain a CT of the neck and send it. /s/ Otto Plum, MD 02/03/2015": [],
    "Pending: left hip ultrasound, hand surgery consult.": [],
    "Requested: EMG of the arms and lab work.": [],
    "Surgery was offered; the worker is in two minds.": [],
    "X-RAYS OF THE HIP   DOB: 01/02/1960": [],
}  # fmt: skip


@pytest.mark.parametrize("sentence", MORE)
@pytest.mark.parametrize("kind", ["progress-report", "correspondence"])
def test_sentences_of_what_is_there_and_what_is_wished_for(sentence: str, kind: str) -> None:
    assert named(sentence, kind) == MORE[sentence]


FORMS = {
    "the head of a table opens a list": "DATE PROVIDER DOCUMENT\n02/03/2015 Ida Asher, M.D. Letter\n03/04/2015 - Office note\nIn sum the opinion stands.",
    "cells of a table that run over the line": "DATE PROVIDER DOCUMENT\n02/03/2015 Ida Asher, M.D.,\nF.A.A.O.S.\nLetter\n03/04/2015 - Office note",
    "a list that began on the page before": "02/03/2015 Ida Asher, M.D.. Clinic note. The knee was sore after the stairs at work.\n03/04/2015 Otto Plum, D.O.. Office note. As before, with some swelling at night.",
    "a list ends at the next numbered heading": "3. PAPERS FURNISHED\nOffice note of Ida Asher, M.D. (2/3/2015); office note of Otto Plum, D.O. (3/4/2015).\n4. OPINION\nSurgery and an MRI were spoken of.",
}


@pytest.mark.parametrize("why", FORMS)
def test_the_forms_of_lists(why: str) -> None:
    assert [date for _, date, _ in named(FORMS[why], "ur-decision")] == ["2015-02-03", "2015-03-04"]


def test_a_heading_after_the_last_item_is_no_part_of_it() -> None:
    found = named(
        "Medical Records Reviewed\nDate Record Author\nFebruary 3, 2015 Trigger point injections of the upper back Dr. Asher\nFindings on Examination\nGait is slow.",
        "ur-decision",
    )
    assert found == [("procedure-note", "2015-02-03", "Dr. Asher")]


def test_a_copy_bound_with_other_pages_is_the_record_it_copies() -> None:
    films = FILMS.format(part="LEFT HIP")
    note = f"{TOPS['progress-report']}\nX-rays of the left hip dated 2/3/2015 were shown.\nUna Strand, M.D."
    pages = [films, note, films.replace("Mild change", "MiId change")]
    found = understand(
        [PageText(key=(1, n), packet=1, number=n, source="text", text=t) for n, t in enumerate(pages, 1)]
    )
    assert [m.document for m in found.mentions] == [0]


@pytest.mark.parametrize(
    "text",
    [
        "Earlier operations, all of them at the county hospital and without mishap: left hip arthroscopy,\n02/03/2015. No other.",
        "The worker went to the county hospital for left hip arthroscopy, which was done there without mishap on\n02/03/2015; no other.",
    ],
)
def test_a_day_on_the_next_line_ends_the_sentence_before_it(text: str) -> None:
    assert named(text) == [("operative-report", "2015-02-03", None)]
