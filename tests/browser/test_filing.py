"""A party files, corrects, sends records and follows its case, in English and in Spanish; axe finds nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import violations
from tests.papers import a_packet
from tests.process.house import House

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1200)]

ACCOUNTS = """
from tests.factories import a_user
from openimr.cases.roles import Role
for role in (Role.EMPLOYEE, Role.CLAIMS_ADMINISTRATOR, Role.REQUESTING_PHYSICIAN, Role.INTAKE_CLERK):
    a_user(role)
print(json.dumps(True))
"""
LINKED = """
from tests.factories import a_user
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.cases.accounts import link_party
from openimr.cases.actors import SYSTEM
from django.utils import timezone
case = Case.objects.get()
for role in (Role.CLAIMS_ADMINISTRATOR, Role.REQUESTING_PHYSICIAN):
    link_party(case, role.value, a_user(role), by=SYSTEM, at=timezone.now())
print(json.dumps(case.number))
"""
WORDS = {
    "en": {
        "begin": "Begin an application", "next": "Save and continue", "file": "File the application", "filed": "The application is filed",
        "day": "Your last day to apply is", "mended": "Correct the application", "save": "Save the correction", "done": "Done",
        "missing": "This is missing", "urgent": "Certify that it is urgent", "agreed": "I agree to the statement",
        "packets": "Send records", "send": "Send", "taken": "Taken in", "expedited": "Expedited review", "ledger": "Records due",
    },
    "es": {
        "begin": "Comenzar una solicitud", "next": "Guardar y continuar", "file": "Presentar la solicitud", "filed": "La solicitud está presentada",
        "day": "Su último día para solicitar es", "mended": "Corregir la solicitud", "save": "Guardar la corrección", "done": "Hecho",
        "missing": "Esto falta", "urgent": "Certificar que es urgente", "agreed": "Estoy de acuerdo con la declaración",
        "packets": "Enviar expedientes", "send": "Enviar", "taken": "Recibido", "expedited": "Revisión acelerada", "ledger": "Entrega de expedientes",
    },
}  # fmt: skip


@pytest.fixture
def filing_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, House]]:
    house = House(tmp_path_factory.mktemp("filing") / "house", "filing")
    house.python(ACCOUNTS)
    yield house.serve(), house
    house.end()


def looked_at(page: Page, found: dict[str, list[str]], name: str) -> None:
    """Axe on the page as it is, wide and narrow; with OPENIMR_PICTURES a picture of it."""
    for width in (1280, 390) if name.endswith("-en") else (390,):
        page.set_viewport_size({"width": width, "height": 900})
        if broken := violations(page):
            found[f"{name} at {width}"] = broken
        if page.evaluate("document.documentElement.scrollWidth") > width + 1:
            found[f"{name} at {width}"] = ["wider than the window"]
        if folder := os.environ.get("OPENIMR_PICTURES"):
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_party_files_corrects_sends_records_and_follows_its_case(
    filing_site, sign_in, language: str, tmp_path: Path
) -> None:
    base, house = filing_site
    words, found = WORDS[language], {}
    decision = tmp_path / "decision.pdf"
    decision.write_bytes(a_packet())
    page = sign_in(base, "employee", "correct horse")
    if language == "es":
        page.get_by_role("button", name="Español").click()
        expect(page.locator("html")).to_have_attribute("lang", "es")
    page.goto("/apply")
    looked_at(page, found, f"apply-{language}")
    page.get_by_role("button", name=words["begin"]).click()

    page.locator("#field-ur_decision_file").set_input_files(decision)
    page.locator("#field-ur_decision-decided_on").fill("2025-02-20")
    page.locator("#field-ur_decision-served_on").fill("2025-02-20")
    if language == "en":  # kept in passing, and counted at once; a Spanish date has its month in words
        page.locator("#field-ur_decision-served_on").blur()
        expect(page.locator("#kept")).to_contain_text(f"{words['day']} Mar 27, 2025")
    looked_at(page, found, f"decision-{language}")
    go_on(page, words)
    page.locator("#field-parties-0-name").fill("Oralia Benavidez")
    page.locator("#field-parties-0-address").fill("12 Elm\nFresno, CA 93701")
    page.locator("#field-language").select_option(language)
    page.locator("#field-date_of_injury").fill("2024-06-10")
    looked_at(page, found, f"employee-{language}")
    go_on(page, words)
    page.locator("#field-parties-3-name").fill("Tobias Ferncastle, M.D.")
    page.locator("#field-parties-4-name").fill("Quail Hollow Claims")
    looked_at(page, found, f"others-{language}")
    go_on(page, words)
    page.locator("#field-items-0-description").fill("Knee arthroscopy")
    page.locator("#field-items-0-category").select_option("surgery")
    go_on(page, words)
    expect(page.locator(".error-summary")).to_be_visible()  # no part of the body was chosen
    looked_at(page, found, f"treatment-{language}")
    page.locator("#field-items-0-body_system").select_option("knee")
    go_on(page, words)
    looked_at(page, found, f"papers-{language}")
    go_on(page, words)
    expect(page.get_by_role("main")).to_contain_text(words["missing"])  # the claim number
    expect(page.get_by_role("main")).to_contain_text(words["day"])
    page.locator("#field-signature_name").fill("Oralia Benavidez")
    page.get_by_text(words["agreed"]).click()
    looked_at(page, found, f"sign-{language}")
    page.get_by_role("button", name=words["file"]).last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(words["filed"])
    looked_at(page, found, f"receipt-{language}")
    number = re.search(r"CM\d\d-\d{7}", page.url)[0]
    receipt = page.request.get(f"/cases/{number}/receipt.json").body()

    page.goto(f"/cases/{number}/correct")
    page.locator("#field-claim_number").fill("KX-2201-77")
    page.locator("#field-parties-2-name").fill("Sierra Bottling")
    page.locator("#field-diagnosis").fill("S83.2")
    looked_at(page, found, f"correct-{language}")
    page.get_by_role("button", name=words["save"]).last.click()
    expect(page.locator(".notes")).to_contain_text(words["done"])
    assert house.python(LINKED) == number

    clerk = sign_in(base, "intake-clerk", "correct horse")
    clerk.goto(f"/cases/{number}")
    if not clerk.locator("#do-screen[open]").count():
        clerk.locator("#do-screen summary").click()
    clerk.locator("#do-screen button").click()
    expect(clerk.locator("#findings")).to_be_visible()
    clerk.goto(f"/cases/{number}/eligibility")
    looked_at(clerk, found, f"eligibility-{language}")
    for item in clerk.locator("[id^=item-][id$=-yes]").all():
        clerk.locator(f"label[for={item.get_attribute('id')}]").click()
    clerk.locator("textarea").first.fill("The envelope shows that the decision was mailed again in March.")
    clerk.get_by_role("button", name="Decide, and tell the parties").click()
    expect(clerk.locator(".notes")).to_contain_text("The finding stands")
    clerk.locator("#do-send_notice_of_assignment summary").click()
    clerk.locator("#do-send_notice_of_assignment button").click()
    expect(clerk.locator(".case-head__state")).to_contain_text(
        re.compile("Notice of assignment sent|Records coming in")
    )

    physician = sign_in(base, "requesting-physician", "correct horse")
    if language == "es":
        physician.get_by_role("button", name="Español").click()
    physician.goto(f"/cases/{number}/act/certify_urgent")
    physician.locator("#field-certification").fill("The knee is septic.")
    physician.locator("label[for=field-not_yet_given]").click()
    looked_at(physician, found, f"urgent-{language}")
    physician.get_by_role("button", name=words["urgent"]).click()
    expect(physician.locator(".case-head__state")).to_contain_text(words["expedited"])

    administrator = sign_in(base, "claims-administrator", "correct horse")
    if language == "es":
        administrator.get_by_role("button", name="Español").click()
    administrator.goto(f"/cases/{number}/packets")
    administrator.locator("#packets-files").set_input_files(decision)
    administrator.get_by_role("button", name=words["send"], exact=True).click()
    expect(administrator.get_by_role("main")).to_contain_text(words["taken"])
    looked_at(administrator, found, f"packets-{language}")
    administrator.goto(f"/cases/{number}/act/authorize_items")
    looked_at(administrator, found, f"authorize-{language}")

    page.goto(f"/cases/{number}")
    expect(page.get_by_role("main")).to_contain_text(words["ledger"])
    looked_at(page, found, f"case-{language}")
    page.goto("/queue")
    looked_at(page, found, f"queue-{language}")
    notice = house.python(
        f"from openimr.cases.models import Message\nm = Message.objects.filter(party__role='employee', language={language!r}).last()\n"
        "print(json.dumps([m.text, m.sent_by, m.problem]))"
    )
    assert notice[1:] == ["folder", ""]
    assert ("acelerada" if language == "es" else "expedited") in notice[0]

    public = sign_in(base, None)
    public.goto("/receipts")
    public.locator("#field-receipt").set_input_files(
        {"name": "receipt.json", "mimeType": "application/json", "buffer": receipt}
    )
    public.get_by_role("main").get_by_role("button", name="Check").click()
    expect(public.get_by_role("main")).to_contain_text("The receipt is genuine")
    looked_at(public, found, f"verify-{language}")
    assert found == {}


def go_on(page: Page, words: dict[str, str]) -> None:
    page.get_by_role("button", name=words["next"]).last.click()
    page.wait_for_load_state()
