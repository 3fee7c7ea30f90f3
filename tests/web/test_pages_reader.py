"""The Reader: list, search, chronology, marks, turns; what was opened and for how long."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from django.db.models import F, Sum
from django.test import Client

from openimr.casefile import records as casefile_records
from openimr.casefile.certificate import certifying
from openimr.casefile.models import Document, Packet, Page, PageOpened, PageView, ReaderMark, ReaderPlace
from openimr.casefile.reader import searching
from openimr.casefile.reader.actions import set_record_aside
from openimr.casefile.reader.excerpt import take_out
from openimr.cases import files
from openimr.cases.errors import Invalid
from openimr.cases.models import AuditEvent, Case
from openimr.cases.roles import Role
from tests.casefile.papers import LAB, MRI
from tests.casefile.scans import born_digital
from tests.process.steps import complete
from tests.web.ways import (
    LATER,
    a_case_at_the_desk,
    a_case_with_records,
    a_complete_case,
    as_reviewer,
    hand_in,
    reviewer,
    signed_in,
    text_of,
)

pytestmark = pytest.mark.django_db(databases="__all__")
AHEAD, TURN = {"X-Reader": "ahead"}, {"X-Reader": "turn"}


def at(case: Case, place: str = "pages/1") -> str:
    return f"/cases/{case.number}/{place}"


def test_the_reader_opens_where_the_reader_was() -> None:
    case = a_case_at_the_desk()
    client = as_reviewer()
    assert client.get(at(case, "reader"))["Location"] == at(case)
    client.get(at(case, "pages/2"))
    assert client.get(at(case, "reader"))["Location"] == at(case, "pages/2")


def test_a_date_leads_to_the_record_of_that_day() -> None:
    case = a_case_at_the_desk()
    there = as_reviewer().get(at(case, "reader"), {"on": "2024-01-01", "show": "chronology"})
    assert there["Location"] == at(case, "pages/1?show=chronology")


def test_what_is_fetched_ahead_is_logged_as_such_and_counts_as_opened_only_when_it_is_shown() -> None:
    case = a_case_at_the_desk()
    client = as_reviewer()
    sheet = client.get(at(case, "pages/2"), headers=AHEAD)
    assert "<html" not in sheet.content.decode()
    assert not PageOpened.objects.exists()
    assert AuditEvent.objects.latest("pk").verb == "read_record_page_ahead"
    told = client.post(at(case, "pages/2/seen"), {"opened": "yes"}, headers=TURN)
    assert 'data-row-marks="1"' in told.content.decode()
    assert PageOpened.objects.get().page.bates == 2
    assert AuditEvent.objects.filter(verb="read_record_page", detail__page=2).count() == 1


def test_the_time_on_the_screen_is_kept_and_no_browser_can_make_it_longer_than_it_was() -> None:
    case = a_case_at_the_desk()
    client = as_reviewer()
    assert client.post(at(case, "pages/1/seen"), {"milliseconds": "30000"}).status_code == 204
    assert not PageView.objects.exists()  # it was not opened
    client.get(at(case))
    _earlier(seconds=40)
    client.post(at(case, "pages/1/seen"), {"milliseconds": "30250"})
    client.post(at(case, "pages/1/seen"), {"milliseconds": "9999999"})
    client.post(at(case, "pages/1/seen"), {"milliseconds": "-5"})
    assert [v.milliseconds for v in PageView.objects.order_by("pk")][:2] == [0, 30_250]
    assert 40_000 <= sum(v.milliseconds for v in PageView.objects.all()) <= 41_500
    assert PageOpened.objects.get().times == 1


def _earlier(seconds: float) -> None:
    """As if what was done so far had been done some time ago."""
    by = dt.timedelta(seconds=seconds)
    PageView.objects.update(at=F("at") - by)
    PageOpened.objects.update(first_at=F("first_at") - by, last_at=F("last_at") - by)


def test_glances_while_pages_are_flipped_count_as_what_they_were() -> None:
    # given a reader who flips to and fro, a third of a second a page, and told in one go with each turn
    case, client = a_case_at_the_desk(), as_reviewer()
    client.get(at(case, "pages/1"))
    for n in range(12):
        _earlier(seconds=0.35)
        here, before = (2, 1) if n % 2 == 0 else (1, 2)
        told = {"opened": "yes", "before": str(before), "milliseconds": "350"}
        assert client.post(at(case, f"pages/{here}/seen"), told, headers=TURN).status_code == 200
    # then nothing of it is lost, and each page has its own share
    of = dict(PageView.objects.values_list("page__bates").annotate(Sum("milliseconds")))
    assert of == {1: 6 * 350, 2: 6 * 350}
    # and the certificate says so, with the fraction
    opened = certifying.opened_pages(case, actor="R-FIT")
    assert {page.to_json()["seconds"] for page in opened.values()} == {2.1}


def test_what_is_told_late_or_out_of_order_counts_and_never_more_than_has_passed() -> None:
    case, client = a_case_at_the_desk(), as_reviewer()
    client.get(at(case, "pages/1"))
    _earlier(seconds=10)
    client.get(at(case, "pages/2"))  # the turn comes before what was still to be told of the page before it
    assert client.post(at(case, "pages/1/seen"), {"milliseconds": "9000"}).status_code == 204
    assert PageView.objects.get(opened=False).milliseconds == 9_000
    client.post(at(case, "pages/2/seen"), {"milliseconds": "9000"})
    assert PageView.objects.filter(page__bates=2).aggregate(s=Sum("milliseconds"))["s"] < 1_500
    # and a page before that is none does not keep the turn from counting
    told = {"opened": "yes", "before": "99999", "milliseconds": "10"}
    assert client.post(at(case, "pages/2/seen"), told, headers=TURN).status_code == 200
    assert PageOpened.objects.get(page__bates=2).times == 2


def test_order_and_filters_stay() -> None:
    case = a_case_at_the_desk()
    client = as_reviewer()
    client.get(at(case), {"show": "records", "order": "newest", "show_only": "unread", "copies": "yes"})
    html = client.get(at(case)).content.decode()
    assert '<option value="newest" selected>' in html
    assert "No record is like this" in html  # the only one is opened by now
    assert ReaderPlace.objects.get().listing["show"] == "unread"


def test_a_note_on_words_is_kept_with_its_place_and_shown_on_the_page_to_nobody_else() -> None:
    case = a_case_at_the_desk()
    client = as_reviewer()
    gone = client.post(
        at(case, "pages/1/mark"), {"kind": "note", "text": "Which side?", "first": "2", "last": "4"}
    )
    assert gone.status_code == 302
    mark = ReaderMark.objects.get()
    words = Page.objects.get(packet__case=case, bates=1).words
    assert mark.quote == " ".join(str(w[0]) for w in words[2:5])
    assert len(mark.boxes) == 3
    html = client.get(at(case)).content.decode()
    assert "Which side?" in html
    assert html.count("sheet__mark--note") == 3
    assert "Which side?" in text_of(client.get(at(case, "pages/2?show=notes")))
    assert "Which side?" not in signed_in(Role.MEDICAL_DIRECTOR).get(at(case)).content.decode()
    entry = AuditEvent.objects.filter(verb="mark_records").get()
    assert "Which side?" not in str(entry.detail)


def test_words_can_be_marked_without_script_by_writing_them() -> None:
    case = a_case_at_the_desk()
    client = as_reviewer()
    client.post(at(case, "pages/1/mark"), {"kind": "note", "quote": "joint line tenderness"})
    assert ReaderMark.objects.get().kind == "highlight"
    wrong = client.post(at(case, "pages/1/mark"), {"kind": "highlight", "quote": "no such words at all here"})
    assert wrong.status_code == 422
    assert "not on this page" in text_of(wrong)
    assert "no such words at all here" in wrong.content.decode()  # nothing that was written is lost


def test_a_mark_survives_a_later_reading_of_the_page() -> None:
    case = a_case_at_the_desk()
    client = as_reviewer()
    client.post(at(case, "pages/1/mark"), {"kind": "highlight", "quote": "joint line tenderness"})
    page = Page.objects.get(packet__case=case, bates=1)
    page.words = [["Faxed", 0.1, 0.01, 0.2, 0.02, 1.0]] + [
        [str(w[0]).replace("tenderness", "tendcrness"), *w[1:]] for w in page.words
    ]
    page.save()
    html = client.get(at(case)).content.decode()
    assert html.count('class="sheet__mark sheet__mark--highlight"') == 3
    page.words = [["Nothing", 0.1, 0.01, 0.2, 0.02, 1.0]]
    page.save()
    html = client.get(at(case)).content.decode()
    assert "sheet__mark--lost" in html
    assert "not found on the page any more" in html


def test_a_page_is_relied_on_for_an_item_and_the_list_says_so() -> None:
    case = a_case_at_the_desk()
    client = as_reviewer()
    sheet = client.post(at(case, "pages/1/mark"), {"relied": "2"}, headers=TURN)
    assert "Relied on for item 2" in text_of(sheet)
    assert "Item 2" in text_of(client.get(at(case, "pages/2")))
    assert client.post(at(case, "pages/1/mark"), {"relied": "9"}).status_code == 422
    client.post(at(case, "pages/1/unmark"), {"mark": str(ReaderMark.objects.get().pk)})
    assert "Relied on for item 2" not in text_of(client.get(at(case)))


def test_a_record_is_tagged_once_however_often_it_is_asked_for() -> None:
    case = a_case_at_the_desk()
    client = as_reviewer()
    for _ in range(2):
        client.post(at(case, "pages/2/mark"), {"kind": "tag", "text": " key   report "})
    tag = ReaderMark.objects.get()
    assert (tag.text, tag.page.bates) == ("key report", 1)
    assert "key report" in text_of(client.get(at(case)))


def test_a_record_is_set_aside_with_a_reason_only_after_it_was_looked_at() -> None:
    case = a_case_at_the_desk()
    with pytest.raises(Invalid, match="Open the record first"):
        set_record_aside(case, by=reviewer(), at=LATER, number=1, reason="another person's")
    client = as_reviewer()
    client.get(at(case))
    assert client.post(at(case, "pages/1/aside"), {"reason": "another person's"}).status_code == 302
    assert "Set aside" in text_of(client.get(at(case)))
    client.post(at(case, "pages/1/aside"), {"reason": ""})
    assert not ReaderMark.objects.filter(removed_at=None).exists()


def test_a_page_stays_turned_for_the_one_who_turned_it() -> None:
    case = a_case_at_the_desk()
    client = as_reviewer()
    client.post(at(case, "pages/1/turn"), {"to": "right"})
    assert "rotate(90)" in client.get(at(case)).content.decode()
    assert "rotate(90)" not in signed_in(Role.RECORDS_CLERK).get(at(case)).content.decode()
    for _ in range(3):
        client.post(at(case, "pages/1/turn"), {"to": "right"})
    assert "rotate(" not in client.get(at(case)).content.decode()


def test_what_is_found_is_listed_by_record_and_leads_from_page_to_page() -> None:
    case = a_case_at_the_desk()
    client = as_reviewer()
    page = client.get(at(case), {"q": "McMurray's OR arthroscopy"})
    said = text_of(page)
    assert "2 pages hold" in said
    assert "this is the 1st" in said
    assert page.content.decode().count("found__record") == 1
    assert f'href="{at(case, "pages/2")}?q=' in page.content.decode()
    assert "No page holds" in text_of(client.get(at(case), {"q": "pterodactyl"}))
    assert "Look for other spellings" in text_of(
        client.get(at(case), {"q": "pterodactyl", "spelling": "exact"})
    )


def test_a_page_that_was_read_anew_is_found_by_its_new_words(settings) -> None:
    case = a_complete_case()
    assert searching.search(case, "ganglion").pages == ()
    Page.objects.filter(packet__case=case, bates=2).update(text="a ganglion of the wrist")
    searching._checked.clear()  # a minute later
    assert searching.search(case, "ganglion").pages == (2,)
    searching.index_of(case).path.write_bytes(b"damaged" * 1000)
    assert searching.search(case, "ganglion").pages == (2,)


def test_who_may_not_read_the_records_tells_nothing_and_marks_nothing() -> None:
    case = a_case_at_the_desk()
    other = as_reviewer("R-NEXT")
    for place, data in (("seen", {"opened": "yes"}), ("seen", {"milliseconds": "5000"}), ("mark", {"kind": "note", "text": "x"}),
                        ("unmark", {"mark": "1"}), ("aside", {"reason": "x"}), ("turn", {"to": "left"})):  # fmt: skip
        assert other.post(at(case, f"pages/1/{place}"), data).status_code == 403, place
    assert not PageView.objects.exists()
    assert not ReaderMark.objects.exists()


def test_marks_of_another_reader_cannot_be_taken_away() -> None:
    case = a_case_at_the_desk()
    as_reviewer().post(at(case, "pages/1/mark"), {"kind": "note", "text": "mine"})
    clerk = signed_in(Role.RECORDS_CLERK)
    gone = clerk.post(at(case, "pages/1/unmark"), {"mark": str(ReaderMark.objects.get().pk)})
    assert gone.status_code == 422
    assert ReaderMark.objects.get().removed_at is None


def test_every_form_of_the_reader_refuses_a_request_without_its_token() -> None:
    case = a_case_at_the_desk()
    client = Client(enforce_csrf_checks=True)
    client.force_login(reviewer_user())
    for place in ("seen", "mark", "unmark", "aside", "turn"):
        assert client.post(at(case, f"pages/1/{place}"), {"opened": "yes"}).status_code == 403, place


def reviewer_user():
    from openimr.cases.models import User

    return User.objects.get(reviewer_ref="R-FIT")


def test_a_page_is_asked_for_with_few_questions_whatever_the_size_of_the_file(
    django_assert_max_num_queries,
) -> None:
    case = a_complete_case()
    packet = Packet.objects.filter(case=case).latest("pk")
    for n in range(60):
        record = Document.objects.create(
            case=case, packet=packet, number=10 + n, first_page=100 + n, last_page=100 + n, kind="billing"
        )
        Page.objects.create(packet=packet, number=100 + n, bates=100 + n, document=record, source="blank")
    clerk = signed_in(Role.RECORDS_CLERK)
    clerk.get(at(case))
    with django_assert_max_num_queries(45):
        assert clerk.get(at(case)).status_code == 200


def test_records_that_came_late_say_so_in_the_list() -> None:
    case = a_case_at_the_desk()
    Packet.objects.filter(case=case).update(late=True)
    assert "Came late" in text_of(as_reviewer().get(at(case)))
    assert casefile_records.records_of(case)[0].late


def test_a_long_list_is_shown_around_the_page_and_the_rest_can_be_reached() -> None:
    case = a_complete_case()
    packet = Packet.objects.filter(case=case).latest("pk")
    for n in range(450):
        record = Document.objects.create(
            case=case,
            packet=packet,
            number=10 + n,
            first_page=100 + n,
            last_page=100 + n,
            kind="billing",
            title=f"Ledger {n}.",
        )
        Page.objects.create(packet=packet, number=100 + n, bates=100 + n, document=record, source="blank")
    clerk = signed_in(Role.RECORDS_CLERK)
    said = text_of(clerk.get(at(case, "pages/400")))
    assert "Ledger 300." in said
    assert "Ledger 20." not in said
    assert "Records before these" in said
    assert "Records after these" in said
    assert "Ledger 20." in text_of(clerk.get(at(case, "pages/400"), {"from": "0"}))
    assert clerk.get(at(case, "pages/400"), {"from": "99999", "show": "chronology"}).status_code == 200


def test_a_record_is_printed_as_its_pages_stand_in_the_case_file() -> None:
    # given a case file of which a record is wanted on paper
    case, client = a_case_with_records(), signed_in(Role.RECORDS_CLERK)
    hand_in(case, born_digital(MRI, LAB), name="more.pdf")
    complete(case)
    record = casefile_records.records_of(case)[-2]
    assert record.first_page > 1
    assert (
        f"/records/{record.number}.pdf" in client.get(at(case, f"pages/{record.first_page}")).content.decode()
    )
    # when it is asked for
    printed = client.get(at(case, f"records/{record.number}.pdf"))
    assert printed["Content-Type"] == "application/pdf"
    assert printed["Content-Disposition"].startswith("inline")
    # then its pages are there, no others, as they stand in the file: words, number, strip and looks
    whole = pdfium.PdfDocument(files.read(casefile_records.current_file(case).sha256))
    alone = pdfium.PdfDocument(printed.content)
    front = len(whole) - casefile_records.current_file(case).pages
    assert len(alone) == record.last_page - record.first_page + 1
    for n in range(len(alone)):
        there = whole[front + record.first_page - 1 + n]
        assert alone[n].get_textpage().get_text_bounded() == there.get_textpage().get_text_bounded()
        assert f"{record.first_page + n:06}" in alone[n].get_textpage().get_text_bounded()
        drawn, as_there = alone[n].render(scale=1).to_numpy(), there.render(scale=1).to_numpy()
        assert (drawn == as_there).all()
    assert alone.get_page_label(0) == str(record.first_page)
    # and who asked for it is in the audit log, nothing counts as opened by it, and it is the same bytes again
    entry = AuditEvent.objects.filter(chain=case.number, verb="read_record_pdf").get()
    assert (entry.actor, entry.detail["record"]) == ("records-clerk", record.number)
    assert (
        not PageOpened.objects.filter(page__bates=record.last_page)
        .exclude(page__bates=record.first_page)
        .exists()
    )
    assert client.get(at(case, f"records/{record.number}.pdf")).content == printed.content


def test_a_record_that_is_not_in_the_case_file_cannot_be_printed() -> None:
    case, client = a_case_at_the_desk(), as_reviewer()
    assert client.get(at(case, "records/99.pdf")).status_code == 404
    path = files.path_of(casefile_records.current_file(case).sha256)
    path.chmod(0o600)
    path.write_bytes(b"%PDF-1.7 damaged")
    assert client.get(at(case, "records/1.pdf")).status_code == 404


def test_what_does_not_show_in_the_case_file_does_not_show_in_a_printed_record(tmp_path: Path) -> None:
    # given a file with a hidden layer, an attached file, and bookmarks
    with pikepdf.new() as book:
        for _ in range(4):
            book.add_blank_page()
        layer = book.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("hidden")))
        book.pages[2].Resources = pikepdf.Dictionary(Properties=pikepdf.Dictionary(L=layer))
        off = pikepdf.Dictionary(
            D=pikepdf.Dictionary(OFF=pikepdf.Array([layer])), OCGs=pikepdf.Array([layer])
        )
        book.Root.OCProperties = off
        book.attachments["original.pdf"] = b"x" * 50_000
        with book.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Records", 0))
        book.save(tmp_path / "file.pdf")
    # when a page is taken out
    asked = {"path": str(tmp_path / "file.pdf"), "out": str(tmp_path / "out.pdf"), "pages": 3, "title": "t"}
    assert take_out({**asked, "first": 2, "last": 2}) == {"pages": 1}
    # then the layer is hidden still, and nothing else came along
    with pikepdf.open(tmp_path / "out.pdf") as made:
        hidden = made.Root.OCProperties.D.OFF[0]
        assert hidden.objgen == made.pages[0].Resources.Properties.L.objgen
        assert not made.attachments
        assert "/Outlines" not in made.Root
    assert (tmp_path / "out.pdf").stat().st_size < 5_000
    with pytest.raises(ValueError, match="does not have"):
        take_out({**asked, "first": 2, "last": 4})
