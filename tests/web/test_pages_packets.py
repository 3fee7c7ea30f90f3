"""Handing records in, and looking at them: packets, the list of records, the page viewer."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from openimr.casefile import actions as casefile
from openimr.casefile import ingest
from openimr.casefile.models import Packet, Page, PageOpened
from openimr.cases import files
from openimr.cases.models import AuditEvent
from openimr.cases.roles import Role
from tests.factories import a_filed_case, an_actor, an_assigned_case
from tests.papers import _pdf, a_packet
from tests.troubles import no_room_for_files_above
from tests.web.ways import (
    LATER,
    a_case_at_the_desk,
    a_case_with_records,
    a_complete_case,
    as_party,
    as_reviewer,
    hand_in,
    signed_in,
    text_of,
)

pytestmark = pytest.mark.django_db(databases="__all__")


def upload(name: str = "records.pdf", data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_packet() if data is None else data, content_type="application/pdf")


def test_several_files_at_once_each_told_what_became_of_it() -> None:
    case = an_assigned_case()
    client = as_party(case, Role.CLAIMS_ADMINISTRATOR)
    page = client.post(
        f"/cases/{case.number}/packets",
        {"packets": [upload(), upload("again.pdf"), upload("bad.pdf", b"<html>")]},
    )
    said = text_of(page)
    assert page.status_code == 200
    assert said.count("Taken in") == 3
    assert "not taken in twice" in said
    assert case.packets.count() == 2
    case.refresh_from_db()
    assert case.state == "records_pending"


def test_a_file_that_is_too_large_does_not_stop_the_others(settings) -> None:
    settings.OPENIMR_MAX_UPLOAD = 2000
    case = an_assigned_case()
    page = signed_in(Role.RECORDS_CLERK).post(
        f"/cases/{case.number}/packets",
        {"packets": [upload("large.pdf", b"%PDF" + b"0" * 3000), upload("small.pdf")]},
    )
    assert page.status_code == 422
    said = text_of(page)
    assert "Not taken in large.pdf" in said
    assert "Taken in small.pdf" in said
    assert case.packets.count() == 1


def test_sending_nothing_is_told_at_the_field() -> None:
    case = an_assigned_case()
    page = signed_in(Role.RECORDS_CLERK).post(f"/cases/{case.number}/packets", {})
    assert page.status_code == 422
    assert 'id="packets-error"' in page.content.decode()


def test_nothing_is_kept_for_who_may_not_hand_in(settings) -> None:
    case = an_assigned_case()
    assert (
        signed_in(Role.PANEL_MANAGER)
        .post(f"/cases/{case.number}/packets", {"packets": [upload()]})
        .status_code
        == 403
    )
    stranger = as_party(an_assigned_case(claim_number="other"), Role.EMPLOYEE)
    assert stranger.post(f"/cases/{case.number}/packets", {"packets": [upload()]}).status_code == 403
    early = a_filed_case(claim_number="early")
    assert (
        signed_in(Role.RECORDS_CLERK)
        .post(f"/cases/{early.number}/packets", {"packets": [upload()]})
        .status_code
        == 409
    )
    assert not Packet.objects.exists()
    kept = [path for path in settings.OPENIMR_FILES.rglob("*") if path.is_file()]
    assert all(path.read_bytes() != a_packet() for path in kept)


def test_a_party_sees_its_own_packets_and_not_those_of_others() -> None:
    case = an_assigned_case()
    employee, administrator = as_party(case, Role.EMPLOYEE), as_party(case, Role.CLAIMS_ADMINISTRATOR)
    administrator.post(f"/cases/{case.number}/packets", {"packets": [upload("administrators.pdf")]})
    assert "administrators.pdf" in text_of(administrator.get(f"/cases/{case.number}"))
    assert "administrators.pdf" not in text_of(employee.get(f"/cases/{case.number}"))
    assert "administrators.pdf" not in text_of(employee.get(f"/cases/{case.number}/reading"))


def test_the_page_looks_again_while_a_packet_is_read_and_stops_when_it_is() -> None:
    case = an_assigned_case()
    packet = hand_in(case, a_packet(), read=False)
    clerk = signed_in(Role.RECORDS_CLERK)
    assert 'hx-trigger="every 2s"' in clerk.get(f"/cases/{case.number}").content.decode()
    assert 'hx-trigger="every 2s"' in clerk.get(f"/cases/{case.number}/reading").content.decode()
    ingest.read_packet(packet.pk)
    after = clerk.get(f"/cases/{case.number}/reading").content.decode()
    assert "hx-trigger" not in after
    assert "Read" in after


def test_looking_again_does_not_fill_the_log_but_a_refusal_stands_in_it() -> None:
    case = an_assigned_case()
    clerk = signed_in(Role.RECORDS_CLERK)
    before = AuditEvent.objects.filter(chain=case.number).count()
    clerk.get(f"/cases/{case.number}/reading")
    assert AuditEvent.objects.filter(chain=case.number).count() == before
    assert signed_in(Role.PANEL_MANAGER).get(f"/cases/{case.number}/reading").status_code == 403
    assert AuditEvent.objects.filter(chain=case.number, outcome="refused").exists()


def test_an_unreadable_packet_is_shown_with_its_reason() -> None:
    case = an_assigned_case()
    hand_in(case, b"<html>", name="report.pdf")
    said = text_of(signed_in(Role.RECORDS_CLERK).get(f"/cases/{case.number}"))
    assert "Cannot be read" in said
    assert "not a document" in said


def test_the_list_of_records_is_narrowed_by_kind_and_date() -> None:
    case = a_complete_case()
    clerk = signed_in(Role.RECORDS_CLERK)
    everything = text_of(clerk.get(f"/cases/{case.number}/records"))
    assert "1 of 1 record" in everything
    kind = case.documents.get().kind
    assert "1 of 1" in text_of(
        clerk.get(f"/cases/{case.number}/records?kind={kind}&since=2025-01-01&until=2025-12-31")
    )
    assert "No record is like this" in text_of(clerk.get(f"/cases/{case.number}/records?since=2025-06-01"))
    assert "No record is like this" in text_of(clerk.get(f"/cases/{case.number}/records?copies=only"))


def test_a_party_sees_the_list_of_records_but_neither_pages_nor_search() -> None:
    case = a_complete_case()
    client = as_party(case, Role.EMPLOYEE)
    page = client.get(f"/cases/{case.number}/records?q=meniscus")
    html = page.content.decode()
    assert page.status_code == 200
    assert "/pages/" not in html
    assert "joint line" not in html
    for path in ("pages/1", "pages/1/image"):
        assert client.get(f"/cases/{case.number}/{path}").status_code == 403


def test_a_page_shows_its_image_its_words_and_where_they_come_from() -> None:
    case = a_complete_case()
    clerk = signed_in(Role.RECORDS_CLERK)
    page = clerk.get(f"/cases/{case.number}/pages/1")
    html = page.content.decode()
    assert f'href="/cases/{case.number}/pages/1/image"' in html
    assert html.count("<text ") == len(Page.objects.get(packet__case=case, bates=1).words)
    assert 'style="' not in html
    assert "own text" in text_of(page)
    assert "joint line tenderness" in text_of(page)
    image = clerk.get(f"/cases/{case.number}/pages/1/image")
    assert image["Content-Type"] in {"image/png", "image/jpeg", "image/webp"}
    assert image.content


def test_opening_a_page_is_remembered_and_logged() -> None:
    case = a_complete_case()
    signed_in(Role.RECORDS_CLERK).get(f"/cases/{case.number}/pages/2")
    assert PageOpened.objects.get().page.bates == 2
    entry = AuditEvent.objects.filter(chain=case.number).latest("sequence")
    assert (entry.verb, entry.detail) == ("read_record_page", {"page": 2})


def test_pages_are_turned_and_the_ends_have_no_further_page() -> None:
    case = a_complete_case()
    clerk = signed_in(Role.RECORDS_CLERK)
    first, last = (clerk.get(f"/cases/{case.number}/pages/{n}").content.decode() for n in (1, 2))
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    assert 'rel="prev"' in last
    assert 'rel="next"' not in last
    assert clerk.get(f"/cases/{case.number}/pages?page=2")["Location"] == f"/cases/{case.number}/pages/2"
    for wrong in ("0", "3", "99999999999999999999999"):
        assert clerk.get(f"/cases/{case.number}/pages/{wrong}").status_code == 404, wrong
    assert clerk.get(f"/cases/{case.number}/pages?page=two").status_code == 404


def test_a_search_leads_to_its_pages_and_marks_the_words_on_them() -> None:
    case = a_complete_case()
    clerk = signed_in(Role.RECORDS_CLERK)
    page = clerk.get(f"/cases/{case.number}/pages/1", {"q": '"medial meniscus" tear'})
    html = page.content.decode()
    assert "pages hold" in text_of(page)
    assert html.count("sheet__hit") >= 3
    assert "<mark>" in html
    assert "No page holds" in text_of(clerk.get(f"/cases/{case.number}/pages/1", {"q": "pterodactyl"}))
    assert "p. 2" in text_of(clerk.get(f"/cases/{case.number}/records", {"q": "arthroscopy requested"}))


def test_words_of_a_page_and_of_a_search_are_shown_as_words() -> None:
    case = a_complete_case()
    page = Page.objects.get(packet__case=case, bates=1)
    page.text, page.words = "<script>x</script>", [["<script>x</script>", 0.1, 0.1, 0.2, 0.12, 1.0]]
    page.save()
    html = (
        signed_in(Role.RECORDS_CLERK).get(f"/cases/{case.number}/pages/1", {"q": "<script>"}).content.decode()
    )
    assert "<script>x" not in html


def test_a_page_that_cannot_be_read_says_why() -> None:
    case = a_complete_case()
    Page.objects.filter(packet__case=case, bates=1).update(
        source="unreadable", reason="damaged", image_sha256="", text="", words=[]
    )
    said = text_of(signed_in(Role.RECORDS_CLERK).get(f"/cases/{case.number}/pages/1"))
    assert "Cannot be read" in said
    assert "damaged" in said
    assert signed_in(Role.RECORDS_CLERK).get(f"/cases/{case.number}/pages/1/image").status_code == 404


def test_a_page_read_by_ocr_says_how_sure_that_is() -> None:
    case = a_complete_case()
    Page.objects.filter(packet__case=case, bates=1).update(source="ocr", confidence=0.874, engine="tesseract")
    assert "Read by OCR 87 % sure" in text_of(
        signed_in(Role.RECORDS_CLERK).get(f"/cases/{case.number}/pages/1")
    )


def test_before_the_file_is_numbered_the_clerk_sees_pages_by_their_packet() -> None:
    case = a_case_with_records()
    packet = case.packets.get()
    clerk = signed_in(Role.RECORDS_CLERK)
    assert clerk.get(f"/cases/{case.number}/packets/{packet.pk}/pages/1").status_code == 200
    assert clerk.get(f"/cases/{case.number}/packets/{packet.pk}/pages/1/image").status_code == 200
    assert clerk.get(f"/cases/{case.number}/packets/{packet.pk}/pages/9").status_code == 404
    assert clerk.get(f"/cases/{case.number}/packets/99999999999999999999/pages/1").status_code == 404
    assert (
        signed_in(Role.INTAKE_CLERK).get(f"/cases/{case.number}/packets/{packet.pk}/pages/1").status_code
        == 403
    )


def test_a_packet_of_another_case_is_not_had_through_this_one() -> None:
    first = a_case_with_records()
    second = an_assigned_case(claim_number="other")
    packet = first.packets.get()
    assert (
        signed_in(Role.RECORDS_CLERK).get(f"/cases/{second.number}/packets/{packet.pk}/pages/1").status_code
        == 404
    )


def test_the_reviewer_turns_pages_beside_the_desk() -> None:
    case = a_case_at_the_desk()
    page = as_reviewer().get(
        f"/cases/{case.number}/pages/1", headers={"HX-Request": "true", "HX-Target": "viewer"}
    )
    html = page.content.decode()
    assert "<html" not in html
    assert 'data-bates="1"' in html
    assert "reader__side" not in html
    assert page["HX-Trigger-After-Settle"] == "page-opened"
    assert as_reviewer("R-NEXT").get(f"/cases/{case.number}/pages/1").status_code == 403


def test_a_page_that_somebody_opened_and_could_not_read_can_be_read_again() -> None:
    case = a_case_with_records()
    packet = case.packets.get()
    packet.pages.filter(number=1).update(source="unreadable", reason="disk full", text="", words=[])
    clerk = signed_in(Role.RECORDS_CLERK)
    assert clerk.get(f"/cases/{case.number}/packets/{packet.pk}/pages/1").status_code == 200
    assert casefile.read_again(case, by=an_actor(Role.RECORDS_CLERK), at=LATER, packet=packet.pk) == 1
    assert not PageOpened.objects.exists()


def test_the_page_says_how_much_longer_reading_takes_once_there_is_a_pace() -> None:
    case = an_assigned_case()
    packet = hand_in(case, _pdf([[f"Page {n}", "Swollen."] for n in range(1, 9)]), read=False)
    clerk = signed_in(Role.RECORDS_CLERK)
    ingest.open_packet(packet.pk)
    ingest.read_page(packet.pk, 1)
    assert "Time left not known yet" in text_of(clerk.get(f"/cases/{case.number}/reading"))
    for number in (2, 3, 4):
        ingest.read_page(packet.pk, number)
    said = text_of(clerk.get(f"/cases/{case.number}/reading"))
    assert "4 of 8" in said
    assert "About 1 min left, at the pace of the last pages" in said


def a_zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.pdf", data)
    return out.getvalue()


def test_a_zip_is_taken_apart_in_a_guarded_process_and_each_file_told() -> None:
    case = an_assigned_case()
    data = a_zip(first=a_packet(), second=b"<html>")
    page = signed_in(Role.RECORDS_CLERK).post(
        f"/cases/{case.number}/packets", {"packets": [upload("all.zip", data)]}
    )
    assert page.status_code == 200
    assert "all.zip/first.pdf" in text_of(page)
    assert sorted(case.packets.values_list("filename", flat=True)) == [
        "all.zip > first.pdf",
        "all.zip > second.pdf",
    ]
    assert ingest.reader().pids, "the archive was opened in this process"
    ingest.close_reader()


def test_a_zip_that_cannot_be_opened_is_told_and_does_not_stop_the_others() -> None:
    case = an_assigned_case()
    page = signed_in(Role.RECORDS_CLERK).post(
        f"/cases/{case.number}/packets",
        {"packets": [upload("half.zip", a_zip(first=a_packet())[:60]), upload()]},
    )
    ingest.close_reader()
    said = text_of(page)
    assert page.status_code == 422
    assert "It cannot be taken out of the ZIP: damaged." in said
    assert "Taken in records.pdf" in said


def test_where_the_disk_is_full_the_page_says_so_and_the_file_can_be_sent_again(settings) -> None:
    # given a disk that has room for a small file and not for a larger one, once it has come
    settings.FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100_000_000
    case, client = an_assigned_case(), signed_in(Role.RECORDS_CLERK)
    large, small = a_packet(), _pdf([["One page."]])
    assert len(small) < len(large)
    address, sent = (
        f"/cases/{case.number}/packets",
        {"packets": [upload(data=large), upload("small.pdf", small)]},
    )
    before = set(files.root().rglob("*"))
    # when both are sent
    with no_room_for_files_above(len(small)):
        page = client.post(address, sent)
    # then each is told what became of it, and nothing is kept of the one that was not taken in
    said = text_of(page)
    assert page.status_code == 422
    assert "Not taken in records.pdf" in said
    assert "its disk may be full" in said
    assert "Taken in small.pdf" in said
    assert [p.filename for p in case.packets.all()] == ["small.pdf"]
    new = set(files.root().rglob("*")) - before
    assert [p.stat().st_size for p in new if p.is_file()] == [len(small)]
    # and a ZIP that there is no room to unpack is told too
    with no_room_for_files_above(len(small) + 1_000):
        page = client.post(address, {"packets": [upload("all.zip", zipped(large))]})
        ingest.close_reader()
    assert page.status_code == 422
    assert "Not taken in all.zip" in text_of(page)
    assert case.packets.count() == 1
    # and with room again it is taken in
    page = client.post(address, {"packets": [upload(data=large)]})
    assert page.status_code == 200
    assert case.packets.count() == 2


def zipped(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("large.pdf", data * 40)
    return out.getvalue()


def test_where_there_is_no_room_for_what_is_being_sent_the_site_says_so(settings) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0  # as a large upload is taken: into a file at once
    case, client = an_assigned_case(), signed_in(Role.RECORDS_CLERK)
    client.raise_request_exception = False
    with no_room_for_files_above(1_000):
        page = client.post(f"/cases/{case.number}/packets", {"packets": [upload()]})
    assert page.status_code == 507
    assert "no room on this machine" in text_of(page)
    assert case.packets.count() == 0
    assert client.post(f"/cases/{case.number}/packets", {"packets": [upload()]}).status_code == 200
