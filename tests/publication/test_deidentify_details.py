"""Numbers, contacts, addresses, birth dates; what safe harbor takes out besides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.publication.deidentify.fuzzy import distance
from tests.publication.rosters import public, roster, take_out


@pytest.mark.parametrize(
    "form",
    ["05-4522457", "054522457", "05 4522457", "O5-4522457", "05-\n4522457", "05/4522457", "05-45Z2457"],
)
def test_a_number_of_the_roster_is_gone_in_any_punctuation(form: str) -> None:
    assert (
        public(f"It is {form}, he said.", roster(numbers=[("05-4522457", "claim")]))
        == "It is [number], he said."
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Claim No.: WC-2013-004512 is open.", "WC-2013-004512"),
        ("Claim Number 123456789 is open.", "123456789"),
        ("EAMS: ADJ8812345 is open.", "ADJ8812345"),
        ("MRN 00123456 was used.", "00123456"),
        ("Medical Record # 7741-22 was used.", "7741-22"),
        ("NPI: 1234567893 was used.", "1234567893"),
        ("DEA No. AB1234563 was used.", "AB1234563"),
        ("License No. G-48213 was used.", "G-48213"),
        ("Tax ID 94-1234567 was used.", "94-1234567"),
        ("WCIS number 2013445566 was used.", "2013445566"),
        ("Member ID: XQ8812345 was used.", "XQ8812345"),
        ("The number 123-45-6789 was used.", "123-45-6789"),
        ("SSN ending in 4321 was used.", "4321"),
        ("SSN: xxx-xx-4321 was used.", "xxx-xx-4321"),
    ],
)
def test_a_number_that_identifies_is_found_by_its_label_or_form(text: str, number: str) -> None:
    out = public(text)
    assert out == text.replace(number, "[number]").replace("ADJ[number]", "[number]")


@pytest.mark.parametrize(
    "text",
    [
        "CPT 99213, ICD-9 724.2, M54.5, Norco 10/325, 305-308, 43 of 127, LC 4610.5(h), 8 CCR 9792.21.1, PMID 12345678.",
        "Case Number: CM14-0012345. Strength 4/5, pain 8/10, L4-5, C3-C7, 2-3 days, 12/12/07, 2x6 weeks.",
        "Pages 1234-5678 of volume 12, 300 mg three times a day, #120, 57 years, 1,200 dollars, 10/204.",
    ],
)
def test_codes_doses_pages_and_dates_stay(text: str) -> None:
    assert public(text) == text


@pytest.mark.parametrize(
    "contact",
    ["(916) 555-0142", "916-555-0142", "916.555.0142", "+1 916 555 0142", "555-0142", "j.doe@tolvane.example.com", "www.tolvane.com/x",
     "https://tolvane.org/a?b=1", "(916) 555-0142 ext. 12"],
)  # fmt: skip
def test_a_telephone_mail_or_web_address_is_gone(contact: str) -> None:
    assert public(f"Call {contact} today.") == "Call [contact] today."


@pytest.mark.parametrize(
    "address",
    ["1420 Larch Street, Apt. 4, Fresno, CA 93721", "1420 Larch St.", "P.O. Box 4412, Fresno, CA 95812", "77 West 3rd Avenue",
     "1420 Larch Street\nFresno, California 93721-0001", "12 Quillane Way, Suite 200", "Fresno, CA 93721"],
)  # fmt: skip
def test_a_postal_address_is_gone(address: str) -> None:
    out = public(f"He lives at {address}, since 2012.")
    assert out in {"He lives at [address], since 2012.", "He lives at [address]., since 2012."}


@pytest.mark.parametrize(
    "text",
    [
        "A 12 Lumbar CT scan",
        "He moved to Fresno in 2012.",
        "5 Star rating",
        "Flexion 50 degrees, extension 25, rotation 40.",
        "No motion is seen at L4-L5.",
        "10 feet away",
        "2 CT scans",
    ],
)
def test_a_town_alone_or_a_scan_is_no_address(text: str) -> None:
    assert public(text) == text


@pytest.mark.parametrize("policy", ["dwc", "safe-harbor"])
@pytest.mark.parametrize(
    "text",
    ["DOB: 03/14/1956", "D.O.B. 3-14-56", "born on March 14, 1956", "Date of Birth: 14 March 1956", "born in 1956", "DOB 1956-03-14",
     "birth date is 03/14/1956", "DOB O3/l4/1956"],
)  # fmt: skip
def test_a_birth_date_goes_whole_under_both_policies(text: str, policy: str) -> None:
    out = public(f"The patient, {text}, is 57 years old.", policy=policy)
    assert "56" not in out
    assert "[date]" in out
    assert "57 years old" in out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 2/20/01 and 12/12/07.", "On 2001 and 2007."),
        ("In August 2011 and on Feb. 2, 1999.", "In 2011 and on 1999."),
        ("From 2/3/13-4/5/13 and 06/2014.", "From 2013-2013 and 2014."),
        ("On March 3 and in 2011.", "On [date] and in 2011."),
        ("A 92-year-old, aged 95.", "A 90+-year-old, aged 90+."),
        ("A 57-year-old, BMI 92.", "A 57-year-old, BMI 92."),
        ("He lives in Fresno, California 93721.", "He lives in [address], California [address]."),
        ("He lives in Kern County.", "He lives in [address]."),
        ("Licensure: New York, New Hampshire, Texas", "Licensure: New York, New Hampshire, Texas"),
        (
            "Norco 10/325, 4/5, 8/10, L4-5, 305-308, he may 2 times",
            "Norco 10/325, 4/5, 8/10, L4-5, 305-308, he may 2 times",
        ),
    ],
)
def test_safe_harbor_keeps_the_year_and_the_state_and_no_more(text: str, expected: str) -> None:
    assert public(text, policy="safe-harbor") == expected


def test_dates_ages_and_towns_stay_under_the_states_own_policy() -> None:
    text = "A 92-year-old of Fresno, injured 2/20/01, seen in August 2011."
    assert public(text) == text


def test_a_kind_is_one_of_the_contract() -> None:
    text = "Dr. Whitcombe, 1420 Larch Street, (916) 555-0142, Claim No. 123456, DOB 3/4/56, age 92, Tolvane, Inc.\n/s/ A. Whitcombe"
    kinds = {span["kind"] for span in take_out(text, policy="safe-harbor")["removed"]}
    assert kinds == {"person", "address", "contact", "number", "date", "age", "organisation", "signature"}


@given(a=st.text("abcd", max_size=7), b=st.text("abcd", max_size=7), limit=st.integers(0, 3))
def test_the_bounded_distance_is_the_distance_up_to_its_bound(a: str, b: str, limit: int) -> None:
    def plain(i: int, j: int) -> int:
        if min(i, j) == 0:
            return max(i, j)
        best = min(plain(i - 1, j) + 1, plain(i, j - 1) + 1, plain(i - 1, j - 1) + (a[i - 1] != b[j - 1]))
        if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
            best = min(best, plain(i - 2, j - 2) + 1)
        return best

    a, b = a[:5], b[:5]
    assert distance(a, b, limit) == min(plain(len(a), len(b)), limit + 1)
