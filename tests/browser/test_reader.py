"""Headless Chromium reads a whole case file in the Reader, with keys and with the mouse, and at the desk."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import violations
from tests.process.house import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demonstration"), pytest.mark.timeout(1200)]

SELECT = """([first, last]) => {
  const words = document.querySelectorAll(".sheet__words [data-n]"), range = document.createRange();
  range.setStart(words[first].firstChild, 0);
  range.setEnd(words[last].firstChild, words[last].textContent.trim().length);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}"""


def attest(page: Page, number: str) -> None:
    page.goto(f"/cases/{number}/attest")
    for words in ("I have no professional", "I am qualified", "I shall read all"):
        page.get_by_text(words).first.click()
    page.get_by_role("button", name="Attest and open the records").click()
    page.wait_for_url("**/desk")


def leaf(page: Page, bates: int) -> None:
    expect(page.locator("[data-leaf]")).to_have_attribute("data-bates", str(bates))


def test_a_case_is_read_marked_and_certified_from_the_reader(desk_site, sign_in) -> None:
    base, house, number = desk_site
    page = sign_in(base, "R-DESK", "correct horse")
    attest(page, number)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/cases/{number}/reader")
    leaf(page, 1)
    page.keyboard.press("ArrowRight")  # turned by key, without a new page
    leaf(page, 2)
    expect(page).to_have_url(re.compile("/pages/2"))
    expect(page.locator("[data-marks-of='1']")).to_contain_text("Read")
    expect(page.locator("[data-opened]")).to_have_text("1")
    page.keyboard.press("k")
    leaf(page, 1)

    # words are selected on the page, noted, quoted
    page.evaluate(SELECT, [3, 5])
    quote = page.locator("[data-mark-form] [name=quote]")
    expect(quote).not_to_have_value("")
    marked = quote.input_value()
    page.locator("#mark-text").fill("Compare with the later film.")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator(".page-note--note")).to_contain_text(marked)
    assert page.locator(".sheet__mark--note").count() == 3
    page.locator("#leaf-title").focus()
    page.keyboard.press("2")
    expect(page.locator(".page-note--relied-on")).to_contain_text("item 2")
    expect(page.locator("[data-marks-of='1']")).to_contain_text("Item 2")

    # turned, and kept so
    page.locator("#leaf-title").focus()
    page.keyboard.press("r")
    expect(page.locator(".sheet__drawing > g")).to_have_attribute("transform", re.compile("rotate"))
    page.reload()
    expect(page.locator(".sheet__drawing > g")).to_have_attribute("transform", re.compile("rotate"))

    # searched, with its words marked on the image
    page.keyboard.press("/")
    page.keyboard.type('"joint line tenderness"')
    page.keyboard.press("Enter")
    expect(page.locator(".found__record")).to_have_count(1)
    expect(page.locator(".sheet__hit").first).to_be_attached()
    page.keyboard.press("n")
    leaf(page, 2)
    page.keyboard.press("?")
    expect(page.locator("#reader-keys")).to_have_attribute("open", "")
    expect(page.locator("#reader-keys dl")).to_be_in_viewport()
    expect(page.locator("[data-sheet]")).to_be_in_viewport()  # the page did not go away for it
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#reader-keys")).not_to_have_attribute("open", "")
    assert [u for u in asked if not u.startswith((base, "data:", f"blob:{base}"))] == []

    # a note that is written and not kept yet waits on its page, and says so on others
    page.goto(f"/cases/{number}/pages/1")
    page.locator("#mark-text").fill("Half a thou")
    page.get_by_role("link", name="Next", exact=True).click()
    leaf(page, 2)
    expect(page.locator("#mark-text")).to_have_value("")
    page.get_by_role("button", name="Turn right").click()
    expect(page.locator(".sheet__drawing > g")).to_have_attribute("transform", re.compile("rotate"))
    expect(page.locator("[data-waiting]")).to_contain_text("Not kept yet: the note on page 1")
    assert violations(page) == []
    page.locator("[data-waiting] a").click()
    leaf(page, 1)
    expect(page.locator("#mark-text")).to_have_value("Half a thou")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator(".page-note--note").filter(has_text="Half a thou")).to_have_count(1)
    expect(page.locator("#mark-text")).to_have_value("")
    page.get_by_role("link", name="Next", exact=True).click()
    leaf(page, 2)
    expect(page.locator("[data-waiting]")).to_be_hidden()

    # a page begins at its top however far the one before was scrolled, with what turns it in sight
    page.locator("#leaf-title").focus()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.keyboard.press("k")
    leaf(page, 1)
    expect(page.locator(".leaf__turn")).to_be_in_viewport()
    expect(page.locator("[data-sheet]")).to_be_in_viewport(ratio=0.5)
    assert page.evaluate("document.querySelector('[data-sheet]').getBoundingClientRect().top") >= 40

    # at the desk the same sheet stands beside the items
    page.goto(f"/cases/{number}/desk")
    page.locator("#desk-record-1").click()
    expect(page.locator("#viewer [data-leaf]")).to_have_attribute("data-bates", "1")
    expect(page.locator("#viewer .page-note--note").first).to_contain_text("Compare with the later film.")
    rationale = page.locator("#item-1").get_by_label("Rationale")
    rationale.click()
    page.evaluate(SELECT, [3, 5])
    page.locator("#viewer [data-quote]").click()
    expect(rationale).to_have_value(f"“{marked}” [p. 1]")
    page.locator("#viewer [rel=next]").click()
    expect(page.locator("#viewer [data-leaf]")).to_have_attribute("data-bates", "2")
    expect(page.locator("[data-insert-reference]").first).to_contain_text("page 2")
    assert violations(page) == []

    # pages that are flipped faster than one can read count as the glances that they were
    page.goto(f"/cases/{number}/pages/1")
    expect(page.locator("[data-leaf]")).to_have_attribute("data-bates", "1")
    for turned in range(1, 7):
        page.keyboard.press("ArrowRight" if turned % 2 else "ArrowLeft")
        expect(page.locator("[data-leaf]")).to_have_attribute("data-bates", "2" if turned % 2 else "1")
        page.wait_for_timeout(200)
    page.goto("/queue")  # leaving a page tells how long it was there
    looks = (
        "from openimr.casefile.models import PageView\n"
        "print(json.dumps(list(PageView.objects.filter(milliseconds__gt=0).order_by('-pk')"
        ".values_list('milliseconds', flat=True)[:8])))"
    )
    wait_until(lambda: sum(1 for look in house.python(looks) if 150 <= look < 30_000) >= 5, 60, every=1.0)
    certified = house.run("casefile", "certify", number)
    assert json.loads(certified)["coverage"]["pages_opened"] == 2


def test_the_reader_is_used_on_a_tablet_and_a_telephone_and_without_script(desk_site, sign_in) -> None:
    base, _, number = desk_site
    page = sign_in(base, "R-DESK", "correct horse", javascript=False)
    attest(page, number)
    page.goto(f"/cases/{number}/reader")
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page).to_have_url(re.compile("/pages/2"))
    page.locator("#mark-quote").fill("no such words on it")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("not on this page")
    page.locator("#mark-quote").fill("joint line tenderness")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator(".page-note")).to_contain_text("joint line tenderness")
    page.get_by_role("button", name="Turn right").click()
    page.get_by_label("Search in the file").fill("meniscus")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".found__record")).to_have_count(1)

    scripted = sign_in(base, "R-DESK", "correct horse")
    for width, height in ((1024, 768), (820, 1180), (390, 844)):
        scripted.set_viewport_size({"width": width, "height": height})
        scripted.goto(f"/cases/{number}/pages/1")
        scripted.get_by_role("link", name="Next", exact=True).click()
        leaf(scripted, 2)
        assert scripted.evaluate("document.documentElement.scrollWidth") <= width + 1
        drawn = scripted.locator(".sheet__drawing").bounding_box()
        assert drawn is not None
        assert drawn["width"] > 0.6 * width, "a page is for reading, also where there is little room"
        assert violations(scripted) == []
    scripted.set_viewport_size({"width": 700, "height": 900})  # about what a sheet of paper has room for
    scripted.emulate_media(media="print")
    for gone in (".leaf__bar", ".leaf__turn", ".reader__side", ".page-notes"):
        expect(scripted.locator(gone).first).to_be_hidden()
    expect(scripted.locator(".sheet__drawing")).to_be_visible()
