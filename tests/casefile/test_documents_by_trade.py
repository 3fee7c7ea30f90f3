"""What tells a paper whose heading says little: who signed it, what was done, how it is set; and where pages go on."""

from __future__ import annotations

import pytest

from openimr.casefile.documents import PageText, understand


def pages(*texts: str) -> list[PageText]:
    return [PageText(key=n, packet=1, number=n, source="text", text=t) for n, t in enumerate(texts, start=1)]


def kinds(*texts: str) -> list[str]:
    return [d.kind for d in understand(pages(*texts)).documents]


def mentions(text: str) -> list[tuple[str, str | None]]:
    return [(m.kind, m.date) for m in understand(pages(f"{NOTE}{text}\nUna Strand, M.D.")).mentions]


NOTE = "Harbor Clinic\nPROGRESS NOTE\nDate of visit: 6/1/2014\nPatient: Ines Lindqvist\n"
VISIT = (
    "Chart Notes\nPatient: Ines Lindqvist\nDate: 6/1/2014\nS: Neck is sore.\nO: Less motion to the left.\nA: Slow gains.\n"
    "P: Go on weekly.\n"
)


@pytest.mark.parametrize(
    ("signed", "kind"),
    [
        ("Signed by: Una Strand, M.D.", "progress-report"),
        ("Electronically signed by Una Strand, PA-C", "progress-report"),
        ("Una Strand, DC", "therapy-note"),
        ("Therapist: Una Strand, PT, DPT   License 4411", "therapy-note"),
        ("Una Strand, L.Ac.", "therapy-note"),
        ("Signed: Una Strand, Psy.D.", "psychological-report"),
        ("Una Strand, LCSW", "psychological-report"),
    ],
)
def test_a_note_without_a_trade_in_its_heading_is_of_the_trade_of_who_signed(signed, kind):
    assert kinds(VISIT + signed) == [kind]


def test_who_referred_the_patient_is_not_who_signed():
    text = VISIT.replace("S:", "Referring physician: Ivo Brandt, M.D.\nS:", 1)
    assert kinds(f"{text}Therapist: Una Strand, P.T.") == ["therapy-note"]


def test_a_chiropractor_may_write_the_treating_physicians_form():
    text = VISIT.replace("Chart Notes", "PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)")
    assert kinds(f"{text}Una Strand, D.C.") == ["progress-report"]


LETTER = "Harbor Law, APC\nJune 1, 2014\nHarbor Mutual\nDear Ms. Reyes:\n{body}\nVery truly yours,\nUna Strand\nHarbor Law, APC"


def test_what_a_letter_encloses_does_not_make_it_a_report():
    body = (
        "This office represents the worker. We enclose and serve the following:\nExhibit A: Psychological report, 5/2/2014\n"
        "Exhibit B: Chiropractic chart note, 5/9/2014\nPlease call me."
    )
    assert kinds(LETTER.format(body=body)) == ["correspondence"]


def test_a_physicians_letter_that_tells_an_examination_is_a_report():
    text = (
        "Una Strand, M.D.\nGeneral Practice\nJune 4, 2014\nHarbor Mutual\nDear Kenji:\nThis is to bring you up to date on my patient, who came on 6/1/2014. "
        "Flexion is 50 degrees. There is tenderness and spasm. Reflexes are equal, gait is slow.\nContinue the same tablets.\nSincerely,\nUna Strand, M.D."
    )
    assert kinds(text) == ["progress-report"]


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("Incision was made. The wound was closed in layers with vicryl. Estimated blood loss 20 mL.", "operative-report"),
        ("A 22 gauge needle was advanced under fluoroscopy, contrast spread, and dexamethasone was injected.", "procedure-note"),
    ],
)  # fmt: skip
def test_of_a_heading_for_both_what_was_done_tells(told, kind):
    text = f"Operative/Procedure Report\nPatient: Ines Lindqvist\nDate of procedure: 6/1/2014\n{told}\nUna Strand, M.D."
    assert kinds(text) == [kind]


def test_a_table_of_results_makes_a_laboratory_report_whatever_it_is_called():
    text = "Results\nPatient: Ines Lindqvist\nCollected: 6/1/2014\nComponent Value Cutoff Flag\nOpiates Negative 300\nTramadol Positive 100 A"
    assert kinds(text) == ["laboratory-report"]


LONG = "Harbor Clinic | 12 Main Street, Alameda, CA 94501 | (555) 010-0143 | {} of 2"


def test_a_foot_line_counts_the_pages():
    first = f"{NOTE}Neck is sore.\n{LONG.format(1)}"
    second = f"Office Visit - Lindqvist, Ines\nPlan: go on.\nUna Strand, M.D.\n{LONG.format(2)}"
    assert len(understand(pages(first, second)).documents) == 1


@pytest.mark.parametrize(
    "top",
    [
        "RE: Lindqvist, Ines   Page 2\nHISTORY OF INJURY\nShe fell.",
        "Patient: LINDQVIST, INES   DOB: November 24, 1978 (continued) 2\nPROGRESS NOTE",
        "Sincerely,\nUna Strand, M.D.\nQualified Medical Evaluator",
        "With kind regards,\nUna Strand, M.D.\nUS/kt",
    ],
)
def test_a_page_that_says_it_goes_on_begins_no_document(top):
    assert len(understand(pages(f"{NOTE}Neck is sore.", top)).documents) == 1


def test_the_last_word_of_a_sentence_is_no_heading():
    text = "Flexion 64, extension 11, both with complaint of pain at the end. To be seen again on 7/1/2014 for\nPR-2.\nTopical cream was given."
    assert len(understand(pages(f"{NOTE}Neck is sore and stiff, which she says of it", text)).documents) == 1


def test_a_last_page_of_few_words_fed_twice_is_a_copy():
    last = "With kind regards,\nOttoline Ibarrondo, MD, PhD\nOI/mlp\nD/T: 1/6/13 / 1/9/13 copy to file"
    found = understand(pages(f"{NOTE}Neck is sore.", last, last))
    assert found.duplicates == {3: 2}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MR LUMBAR SPINE WO CONTRAST 3/4/2013 was reviewed.", [("imaging-report", "2013-03-04")]),
        ("MR SMITH was seen on 3/4/2013.", []),
        ("S/p C4-6 laminoplasty on 3/4/2013.", [("operative-report", "2013-03-04")]),
        ("She is status post C5-6 fusion, date of surgery 3/4/2013.", [("operative-report", "2013-03-04")]),
        ("Psychology intake evaluation dated 3/4/2013 was read.", [("psychological-report", "2013-03-04")]),
        ("The EMG of the lower extremities done 2012 is in our chart.", [("electrodiagnostic-report", "2012")]),
        ("Reviewed the IME report dated 3/4/2013.", [("medical-legal-report", "2013-03-04")]),
        ("The MRI of the right knee was on the view box.", [("imaging-report", None)]),
        ("Return on 3/4/2014 for a PR-2.", []),
        ("DWC Form RFA (Effective 2/2014)", []),
        ("See physical therapy daily treatment note\nJuly 11, 2013 for details.", [("therapy-note", "2013-07-11")]),
        ("3/4/2013:\npsychological report, reviewed.", [("psychological-report", "2013-03-04")]),
        ("See MRI of the Lt.\nankle 3/4/2013 for details.", [("imaging-report", "2013-03-04")]),
    ],
)  # fmt: skip
def test_records_are_named_in_more_ways(text, found):
    assert mentions(text) == found


def test_a_mention_finds_the_record_by_a_day_that_it_prints_where_dates_stand():
    notes = "CHART NOTES\nPatient: Ines Lindqvist\n5/1/2014\nNeck sore.\n5/8/2014\nNeck better.\n5/15/2014\nNeck well.\nUna Strand, D.C."
    letter = (
        f"{NOTE}I read the chiropractic chart note of 5/8/2014 and the chiropractic chart note of 5/15/2014."
    )
    found = understand(pages(letter, notes))
    assert [(m.date, m.document) for m in found.mentions] == [("2014-05-08", 1), ("2014-05-15", 1)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Redwood Open MRI\nExamination of April 15, 2014\nHistory: pain.\nNo mass is seen. Joint spaces and alignment are in keeping with age.\n"
         "Conclusion: slight wear; clinical correlation is advised.\nUna Strand, M.D.\nDiplomate, American Board of Radiology", "imaging-report"),
        ("Blue Heron Chiropractic\nPatient: Ines Lindqvist\nVisit date Treatment Response\n4/1/14 Heat better\n4/8/14 Heat same\nUna Strand, LAc", "therapy-note"),
        ("Meridian Clinical Laboratories\nPatient: Ines Lindqvist\nColl. Dt 4/1/2014\nAnalyte Found Flag\nTramadol 1,220 Consistent\nEthanol none", "laboratory-report"),
        ("Client: Ines Lindqvist\nSession date: 4/7/14\nShe spoke of worry over money. Breathing was practised.\nUna Strand, Ph.D.", "psychological-report"),
    ],
)  # fmt: skip
def test_without_a_heading_the_house_the_board_and_the_trade_tell(text, kind):
    assert kinds(text) == [kind]


def test_a_long_history_makes_no_consultation_where_nobody_asked_for_one():
    text = (
        "Patient: Ines Lindqvist\nVisit date: 6/1/2014\nChief Complaint\nNeck pain.\nPast Medical History\nNone.\nSocial History\nWorks in a shop.\n"
        "Family History\nHealthy.\nReview of Systems\nNegative.\nExam\nTender neck, motion less, strength and sensation whole.\nPlan\nContinue tablets, return in four weeks.\nUna Strand, M.D."
    )
    assert kinds(text) == ["progress-report"]
    assert kinds(
        text.replace("Neck pain.", "Neck pain. The patient was referred by Dr. Brandt for an opinion.")
    ) == ["consultation"]


def test_a_page_that_begins_with_a_part_of_a_note_goes_on():
    second = "Health Maintenance\nInfluenza vaccine: due each fall.\nTetanus: completed.\nWork restrictions\nNo lifting.\nUna Strand, M.D."
    assert len(understand(pages(f"{NOTE}Neck is sore.", second)).documents) == 1
    assert len(understand(pages(f"{NOTE}Neck is sore.", f"Work restrictions\n{second}")).documents) == 1


def test_a_copy_whose_lines_come_in_another_order_is_a_copy():
    lines = [
        *NOTE.splitlines(),
        "Neck is sore, rated 4/10, worse at night.",
        "Flexion 50, extension 45.",
        "Una Strand, M.D.",
    ]
    other = pages(
        "FAX COVER SHEET\nTo: Ivo\nFrom: Una", "\n".join(lines), "\n".join([*lines[4:], *lines[:4]])
    )
    assert understand(other).duplicates == {3: 2}
    turned = [*lines[:-2], "Flexion 45, extension 50.", lines[-1]]
    assert understand(pages("\n".join(lines), "\n".join(turned))).duplicates == {}
