"""Citations by sort, with the key by which each source is counted (`letters.citations`)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.letters import citations
from openimr.letters.citing.chapters import chapters
from openimr.letters.citing.law import laws
from openimr.letters.citing.model import BookCitation, GuidelineCitation, LawCitation, Sort, StudyCitation
from openimr.letters.model import Family


def keys(text: str) -> list[str | None]:
    return [f.key for f in citations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 305-308",
        "MTUS Low Back Complaints 2004, Section(s): Special Studies",
        "MTUS, Low Back Complaints 2004",
        "ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 12, pages 303-305",
        "American College of Occupational and Environmental Medicine (ACOEM), 2nd Edition, (2004) Low Back Complaints, Chapter 12",
        "ACOEM Chapter 12",
        "ACOEM Guidelines, Chapter 12 (Low Back Complaints), page 287",
        "MTUS low back chapter",
        "California MTUS Low Back Complaints",
        "Medical Treatment Utilization Schedule (MTUS) Low\nBack Complaints",
    ],
)
def test_one_chapter_cited_in_ten_ways_counts_as_one(text: str) -> None:
    assert keys(text) == ["acoem-2/12"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Chronic Pain Medical Treatment Guidelines, page 43 of 127", "mtus/chronic-pain"),
        ("MTUS Chronic Pain Medical Treatment 2009, Section(s): Opioids", "mtus/chronic-pain"),
        ("MTUS, 8 CCR 9792.24.2", "mtus/chronic-pain"),
        ("MTUS Postsurgical Treatment Guidelines", "mtus/postsurgical"),
        ("Acupuncture Medical Treatment Guidelines", "mtus/acupuncture"),
        ("MTUS", "mtus"),
        ("ACOEM", "acoem"),
        ("ODG", "odg"),
        ("ODG, Knee & Leg Chapter, MRI", "odg/knee-and-leg"),
        ("Official Disability Guidelines (ODG) Knee Chapter", "odg/knee-and-leg"),
        ("ODG; Section: Low Back- Lumbar & Thoracic (Acute and Chronic) updated 11/15/2013", "odg/low-back"),
        ("ODG, Pain (Chronic) Chapter, Opioids", "odg/pain"),
        ("ACOEM, 3rd Edition, Low Back Disorders", "acoem/low-back-disorders"),
        ("MTUS Low Back Disorders 2019, Section(s): Epidural Injections", "acoem/low-back-disorders"),
        ("MTUS Workplace Mental Health 2021", "acoem/workplace-mental-health"),
        ("MTUS Knee Disorders (ACOEM) 2019", "acoem/knee-disorders"),
        ("MTUS 2009 Chronic Pain Medical Treatment Guidelines, page 22", "mtus/chronic-pain"),
        (
            "MTUS (Effective July 18, 2009) Chronic Pain Medical Treatment Guidelines p. 22",
            "mtus/chronic-pain",
        ),
        (
            "MTUS, Chronic Pain Medical Treatment Guidelines (July 18, 2009), page 80 of 127",
            "mtus/chronic-pain",
        ),
        ("Chapter 12 of the ACOEM Practice Guidelines", "acoem-2/12"),
        ("Ch. 9 in ACOEM, pages 207-209", "acoem-2/9"),
        ("ODG (13th annual edition), 2015, Low Back", "odg/low-back"),
    ],
)
def test_a_guideline_has_the_key_of_its_chapter(text: str, key: str) -> None:
    (found,) = citations(text)
    assert isinstance(found, GuidelineCitation)
    assert found.key == key
    assert not found.ambiguous


def test_what_the_words_leave_open_is_said_and_a_date_settles_it() -> None:
    (found,) = citations("ACOEM, Low Back")
    assert found.ambiguous
    assert found.candidates == ("acoem-2/12", "acoem/low-back-disorders")
    (then,) = citations("ACOEM, Low Back", decided=dt.date(2014, 5, 1))
    (now,) = citations("ACOEM, Low Back", decided=dt.date(2019, 5, 1))
    assert (then.key, then.ambiguous) == ("acoem-2/12", False)
    assert (now.key, now.ambiguous) == ("acoem/low-back-disorders", False)


@pytest.mark.parametrize(
    "text",
    [
        "Shoulder complaints were noted; low back complaints persist since 2004.",
        "He has neck complaints and stress related conditions.",
        "She has chronic pain; chronic pain treatment has included opioids.",
        "Eye complaints. Acupuncture treatment helped. He had postsurgical treatment for 3 weeks.",
        "It was nice to see that the fda form had come.",
        "Blood pressure 120/80, pulse 80 (2009). Weight 180, 5-10 days.",
        "The request of 3/4/2014 (2014). The Physical Therapy, 12(3), 4-8 weeks is denied.",
        "LC 50 mg at noon; part 4 of section 5; section 4600 of the report",
    ],
)
def test_words_of_a_story_are_no_citations(text: str) -> None:
    assert citations(text) == ()


@pytest.mark.parametrize(
    "text",
    ["Low Back Complaints", "low back complaints, page 303", "chapter 12 low back complaints", "low back complaints 2004"],
)  # fmt: skip
def test_a_chapters_title_is_one_where_its_writing_says_so(text: str) -> None:
    assert keys(f"As stated in {text}") == ["acoem-2/12"]


def test_edition_year_and_pages_are_told() -> None:
    (found,) = citations("ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 12, pages 303-305 and 308")
    assert (found.edition, found.year, found.pages) == ("2nd Edition", 2004, ("303-305", "308"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 CCR 9792.21.1", ["ca/ccr/8/9792.21.1"]),
        ("8 CCR § 9792.21.1(d)(1)", ["ca/ccr/8/9792.21.1(d)(1)"]),
        ("8 C.C.R. §9792.21.1(d)(1)", ["ca/ccr/8/9792.21.1(d)(1)"]),
        ("Cal. Code Regs., tit. 8, § 9792.21.1(d)(1)", ["ca/ccr/8/9792.21.1(d)(1)"]),
        ("California Code of Regulations, title 8, section 9792.21.1(d)(1)", ["ca/ccr/8/9792.21.1(d)(1)"]),
        ("Title 8, California Code of Regulations, section 9792.21.1(d)(1)", ["ca/ccr/8/9792.21.1(d)(1)"]),
        ("CCR section 9792.21.1(d)(1)", ["ca/ccr/8/9792.21.1(d)(1)"]),
        ("LC 4610.5(c)(2)", ["ca/lab/4610.5(c)(2)"]),
        ("Labor Code section 4610.5(c)(2)", ["ca/lab/4610.5(c)(2)"]),
        ("Lab. Code, § 4610.5 (c)(2)", ["ca/lab/4610.5(c)(2)"]),
        ("Labor Code sections 4610.5(c)(2), 4610.6 and 4600(b)", ["ca/lab/4610.5(c)(2)", "ca/lab/4610.6", "ca/lab/4600(b)"]),
        ("Title 8, California Code of Regulations, section 9792.20 et seq.", ["ca/ccr/8/9792.20-et seq."]),
        ("8 C.C.R. §§9792.20 - 9792.26", ["ca/ccr/8/9792.20-9792.26"]),
        ("45 CFR 164.514(b)(2)", ["us/cfr/45/164.514(b)(2)"]),
        ("42 U.S.C. § 1320d", ["us/usc/42/1320d"]),
        ("Civil Code 56 and Evidence Code 1157", ["ca/civ/56", "ca/evid/1157"]),
        ("Health & Safety Code section 123115(b)", ["ca/hsc/123115(b)"]),
        ("Section 4600 of the Labor Code", ["ca/lab/4600"]),
        ("sections 4600(b), 4610 and 4610.5(c)(2) of the California Labor Code", ["ca/lab/4600(b)", "ca/lab/4610", "ca/lab/4610.5(c)(2)"]),
        ("section 9792.24.2 of title 8 of the California Code of Regulations", ["ca/ccr/8/9792.24.2"]),
        ("Section 9785, Title 8 of the California Code of Regulations; LC 4600", ["ca/ccr/8/9785", "ca/lab/4600"]),
        ("Labor Code 4062.2(c), 4610.5, & 4610.6", ["ca/lab/4062.2(c)", "ca/lab/4610.5", "ca/lab/4610.6"]),
        ("Lab. Code, § 4610.5, subd. (c)(2)", ["ca/lab/4610.5(c)(2)"]),
        ("8 CCR 9792.24.2, subdivision (a); CCP 1013(a)", ["ca/ccr/8/9792.24.2(a)", "ca/ccp/1013(a)"]),
        ("21 CFR Part 1306", ["us/cfr/21/1306"]),
        ("the labor code of conduct; LC; title 8; 4610.5; flc 4610", []),
        ("LCR 40 mg and 8 CC of saline", []),
    ],
)  # fmt: skip
def test_a_law_has_one_key_however_it_is_written(text: str, expected: list[str]) -> None:
    found = citations(text)
    assert [f.key for f in found] == expected
    assert all(isinstance(f, LawCitation) for f in found)
    assert [f.key for f in laws(text)] == expected


def test_a_section_of_the_schedule_says_which_chapter_it_adopts() -> None:
    (found,) = citations("8 CCR 9792.23.5")
    assert isinstance(found, LawCitation)
    assert (found.law_title, found.section, found.adopts) == (8, "9792.23.5", "acoem-2/12")


def test_a_law_within_a_guideline_is_part_of_it() -> None:
    (found,) = citations(
        "MTUS Chronic Pain Medical Treatment Guidelines 8 C.C.R. §§9792.20 - 9792.26 Page(s): 43 of 127"
    )
    assert isinstance(found, GuidelineCitation)
    assert found.key == "mtus/chronic-pain"
    assert found.pages == ("43",)
    assert [law.key for law in found.laws] == ["ca/ccr/8/9792.20-9792.26"]


def test_a_study_is_taken_apart() -> None:
    text = (
        "Decision based on Non-MTUS Citation Quill J, Ferro A, et al. Fusion for low back pain. Spine (Phila Pa 1976). "
        "2009 May 1;34(10):1066-77. doi: 10.1000/BRS.0b013e3"
    )
    (found,) = citations(text)
    assert isinstance(found, StudyCitation)
    assert found.authors == ("Quill", "Ferro")
    assert found.title == "Fusion for low back pain"
    assert found.journal == "Spine (Phila Pa 1976)"
    assert (found.year, found.volume, found.issue, found.pages) == (2009, "34", "10", ("1066-77",))
    assert found.doi == "10.1000/BRS.0b013e3"
    assert text[found.start :].startswith("Quill J")


@pytest.mark.parametrize(
    "text",
    [
        "Spine. 2009;34(10):1066-77",
        "Spine (Phila Pa 1976). 2009 May 1;34(10):1066-1077.",
        "Spine, 34(10), 1066-1077 (2009)",
        "Quill et al., Spine 2009;34:1066",
        "Spine. 2009 May 1-8;34(10):1066-77.e3",
        "Spine. 2009 Nov-Dec;34(10):1066-77",
        "Quill, J., & Ferro, A. (2009). Fusion for low back pain. Spine, 34(10), 1066–1077.",
        "Quill J, Ferro A. (2009, May). Fusion for low back pain? Spine, 34, pp. 1066-1077",
        "Spine (2009) 34:1066-1077",
        "Quill J. “Fusion for Low Back Pain.” Spine 34, no. 10 (May 2009): 1066-77.",
    ],
)
def test_one_study_cited_in_several_ways_counts_as_one(text: str) -> None:
    assert keys(text) == ["study/2009/34/1066/s"]


def test_a_study_whose_year_stands_after_its_authors_is_taken_apart() -> None:
    text = (
        "See Quill, J. A., Van Ferro, A., & Oak, B. (2009). Fusion for low back pain: a trial. Journal of Trials, "
        "34(10), 1066-1077. https://doi.org/10.1000/abc.1 and others."
    )
    (found,) = citations(text)
    assert isinstance(found, StudyCitation)
    assert found.key == "study/2009/34/1066/j"
    assert found.authors == ("Quill", "Van", "Ferro", "Oak")
    assert (found.title, found.journal) == ("Fusion for low back pain: a trial", "Journal of Trials")
    assert (found.volume, found.issue, found.pages) == ("34", "10", ("1066-1077",))
    assert found.doi == "10.1000/abc.1"
    assert text[found.start : found.end].endswith("10.1000/abc.1")


@pytest.mark.parametrize(
    "text",
    [
        "Cochrane Database Syst Rev. 2008;(1):CD001824",
        "Cochrane Database of Systematic Reviews 2013, Issue 9. Art. No.: CD001824",
        "Quill J, Ferro A. Injections for low back pain. Cochrane Database Syst Rev. 2008 Jan 23;(1):CD001824. doi: 10.1002/14651858.CD001824.pub3",
    ],
)  # fmt: skip
def test_a_cochrane_review_counts_as_one_by_its_number(text: str) -> None:
    (found,) = citations(text)
    assert isinstance(found, StudyCitation)
    assert found.key == "study/cochrane/cd001824"
    assert found.year in {2008, 2013}
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Rockwood and Green's Fractures in Adults, 8th edition, p. 123", "book/rockwood/8"),
        ("DSM-5, page 271", "book/dsm"),
        ("Decision based on Non-MTUS Citation Campbell's Operative Orthopaedics, 10th ed., Mosby, Inc. P.2691-2692", "book/campbell/10"),
        ("Decision based on Non-MTUS Citation Campbell’s Operative Orthopedics, 10th edition", "book/campbell/10"),
        ("Decision based on Non-MTUS Citation Goodman and Gilman's Pharmacology, 12th ed., 2006", "book/goodman-gilman/12"),
    ],
)  # fmt: skip
def test_a_textbook_is_known_by_its_title(text: str, key: str) -> None:
    (found,) = citations(text)
    assert isinstance(found, BookCitation)
    assert found.key == key


def test_what_is_none_of_these_is_other_and_has_no_key() -> None:
    (found,) = citations("Decision based on Non-MTUS Citation www.RxList.com")
    assert (found.sort, found.key, found.family) == (Sort.OTHER, None, Family.OTHER)


def test_sources_of_every_sort_stand_in_the_order_of_the_text() -> None:
    text = (
        "Decision based on MTUS Chronic Pain Medical Treatment Guidelines, page 80. Decision based on Non-MTUS Citation "
        "ODG, Knee Chapter; Spine 2009;34:1066; Campbell's Operative Orthopaedics, 10th ed.; Labor Code 4600."
    )
    assert [f.sort for f in citations(text)] == [
        Sort.GUIDELINE,
        Sort.GUIDELINE,
        Sort.STUDY,
        Sort.BOOK,
        Sort.LAW,
    ]


def test_the_reference_data_name_each_chapter_once() -> None:
    known = chapters()
    for chapter in known.values():
        assert chapter.later is None or chapter.later in known
        if chapter.first and chapter.last:
            assert chapter.first < chapter.last
        named = citations(f"{chapter.family.value}, {chapter.title} {chapter.year or ''}")
        assert any(chapter.key in (f.key, *f.candidates) for f in named), chapter


PIECES = st.sampled_from(
    ["8 CCR 9792.21.1(d)(1)", "LC 4610.5", "Labor Code sections", "4610.6", "(c)", "et seq.", "-", "and", ",", ";", ":", ".",
     "Spine 2009;34(10):1066-77", "2009", "34(10)", "doi:10.1000/x", "Quill J, et al.", "MTUS", "ACOEM Chapter 12", "ODG",
     "Knee", "Campbell's Operative Orthopaedics", "10th ed.", "Decision based on", "Non-MTUS Citation", "\n", "§", "title 8"]
)  # fmt: skip


def test_a_guideline_does_not_go_on_beyond_a_study() -> None:
    found = citations("ODG § Spine 2009;34(10):1066-77 - .")
    assert [(f.start, f.end) for f in found] == [(0, 5), (6, 31)]


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=10), max_size=25).map(" ".join))
def test_citations_of_any_text_lie_in_it_in_order_and_apart(text: str) -> None:
    found = citations(text)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(f.end <= g.start for f, g in zip(found, found[1:], strict=False))
    assert all(f.key in f.candidates for f in found if f.candidates)
