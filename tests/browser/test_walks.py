"""Headless Chromium walks the reviewer's way and the party's way."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from openimr.demo.facts import load_all
from tests.browser.conftest import password_of
from tests.process.house import House, wait_until

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demonstration"), pytest.mark.timeout(1200)]
OVERTURNED = next(
    c.case_number for c in load_all() if c.script and c.script.decisions[0].decision == "overturned"
)


def expect_state(house: House, number: str, state: str) -> None:
    """The case comes into the state; a click is no proof that the server has answered."""
    asked = (
        f"from openimr.cases.models import Case\nprint(json.dumps(Case.objects.get(number={number!r}).state))"
    )
    wait_until(lambda: house.python(asked) == state, 60)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_reviewer_attests_reads_decides_and_signs_and_again_after_a_return(
    desk_site, sign_in, javascript: bool
) -> None:
    base, house, number = desk_site
    page = sign_in(base, "R-DESK", "correct horse", javascript=javascript)
    page.goto(f"/cases/{number}/attest")
    page.get_by_role("button", name="Attest and open the records").click()
    expect(page.get_by_role("main")).to_contain_text("no conflict")  # nothing ticked: said at the field
    for words in ("I have no professional", "I am qualified", "I shall read all"):
        page.get_by_text(words).first.click()
    page.get_by_role("button", name="Attest and open the records").click()
    page.wait_for_url("**/desk")
    for bates in (1, 2):  # every record is opened
        page.goto(f"/cases/{number}/pages/{bates}")
        expect(page.get_by_role("main")).to_contain_text(
            "Knee Practice of the Valley" if bates == 1 else "Plan"
        )
    page.goto(f"/cases/{number}/desk")
    decided = page.locator("input[type=radio][name=decision]:checked")
    expect(decided).to_have_count(0)  # nothing is decided before the reviewer decides
    decide_and_sign(page)
    expect_state(house, number, "quality_check")

    director = sign_in(base, "medical-director", "correct horse", javascript=javascript)
    director.goto(f"/cases/{number}/letter")
    director.get_by_label(re.compile("look at again|Why|reason", re.IGNORECASE)).first.fill(
        "Please look at item 2 again."
    )
    director.get_by_role("button", name=re.compile("Return|Give back", re.IGNORECASE)).click()
    expect_state(house, number, "with_reviewer")

    page.goto(f"/cases/{number}/desk")
    expect(page.get_by_role("main")).to_contain_text("Please look at item 2 again.")
    expect(decided).to_have_count(2)  # what was decided is still there
    decide_and_sign(page)
    expect_state(house, number, "quality_check")


def decide_and_sign(page: Page) -> None:
    """At the desk: the summary, both items, the signature."""
    page.locator("#summary textarea").fill(
        "The injured worker is a 44 year old female with a date of injury of 06/10/2024. Her right knee locks [p. 1]."
    )
    page.get_by_role("button", name="Keep the summary").click()
    expect(page.locator("#summary .kept")).to_contain_text("Kept")
    for position, reason in (
        (1, "Locking is recorded [p. 1]."),
        (2, "Weight must be kept off the leg [p. 2]."),
    ):
        card = page.locator(f"#item-{position}")
        card.locator("label", has_text="Overturn").first.click()
        card.get_by_label("Other source").fill("ODG, Knee Chapter")
        card.get_by_label("Rationale").fill(f"{reason} It is medically necessary.")
        card.get_by_role("button", name=f"Keep item {position}").click()
        expect(page.locator(f"#item-{position} .kept")).to_contain_text("Kept")
    expect(page.locator("#checks")).to_contain_text("Nothing stops the signature")
    page.get_by_role("button", name="Sign the determination").click()


def test_the_employee_finds_the_case_its_dates_and_its_letter_and_nothing_of_the_reviewer(
    demonstration_site, sign_in
) -> None:
    base, house = demonstration_site
    n = [c.case_number for c in load_all()].index(OVERTURNED) + 1
    page = sign_in(base, f"employee{n}", password_of(house))
    page.get_by_role("link", name=OVERTURNED).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(OVERTURNED)
    expect(page.get_by_role("main")).to_contain_text("Last day to appeal the determination")
    expect(page.get_by_role("main")).to_contain_text("Overturned")
    page.get_by_text("Last day to appeal the determination").first.click()
    expect(page.get_by_role("main")).to_contain_text("+30 calendar days")
    letter = page.request.get(f"/cases/{OVERTURNED}/letter.pdf")
    assert letter.status == 200
    assert letter.body().startswith(b"%PDF")
    assert page.request.get(f"/cases/{OVERTURNED}/assignment").status == 403
    assert not re.search(r"R-[0-9A-Z]{4}\b", page.content())


def test_somebody_without_an_account_searches_and_reads_a_public_letter(demonstration_site, sign_in) -> None:
    base, _ = demonstration_site
    page = sign_in(base, None)
    page.goto("/")
    page.get_by_role("searchbox").first.fill("meniscectomy")
    page.get_by_role("searchbox").first.press("Enter")
    page.get_by_role("link", name=OVERTURNED).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(OVERTURNED)
    expect(page.get_by_role("main")).to_contain_text("Overturned")
    expect(page.locator("body")).to_contain_text("Demonstration")


def test_the_site_can_be_used_by_keyboard(demonstration_site, sign_in) -> None:
    base, house = demonstration_site
    page = sign_in(base, None)
    page.goto("/sign-in")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_contain_text(re.compile("Skip", re.IGNORECASE))
    page.get_by_label("Username").focus()
    page.keyboard.type("intake")
    page.keyboard.press("Tab")
    page.keyboard.type(password_of(house))
    page.keyboard.press("Enter")
    page.wait_for_url("**/queue*")


def test_pages_read_without_javascript(demonstration_site, sign_in) -> None:
    base, house = demonstration_site
    page = sign_in(base, "records", password_of(house), javascript=False)
    page.goto(f"/cases/{OVERTURNED}/pages/1")
    expect(page.get_by_role("heading", level=1)).to_contain_text("1")
    page.get_by_role("link", name=re.compile("Next")).first.click()
    expect(page).to_have_url(re.compile("/pages/2"))


def test_nothing_is_loaded_from_elsewhere(demonstration_site, sign_in) -> None:
    base, house = demonstration_site
    page = sign_in(base, "auditor", password_of(house))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/queue", f"/cases/{OVERTURNED}", "/auditor", f"/cases/{OVERTURNED}/pages/1"):
        page.goto(path)
    assert asked
    assert [u for u in asked if not u.startswith((base, "data:"))] == []
