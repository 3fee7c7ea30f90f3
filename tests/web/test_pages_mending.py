"""Mending what the rules found in the records, learning from it, and reading again what could not be read."""

from __future__ import annotations

import io
import zipfile
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile

from openimr.casefile import indexing, ingest, tasks, views
from openimr.casefile.completeness import keeping
from openimr.casefile.documents.rules import boundary_rules, use_learnt
from openimr.casefile.mending import applying
from openimr.casefile.models import Document, Gap, Mend, Packet, Page
from openimr.casefile.reader import searching
from openimr.casefile.reading import Reader
from openimr.cases.models import AuditEvent, Case
from openimr.cases.roles import Role
from openimr.cli.casefile import casefile
from tests.casefile import papers, scans
from tests.factories import an_assigned_case
from tests.web.ways import a_case_with_records, a_complete_case, hand_in, signed_in, text_of

pytestmark = pytest.mark.django_db(databases="__all__")

THERAPY = papers.THERAPY.format(date="01/05/2015", visit=3, pain=6)


def a_case_of(*texts: str) -> Case:
    case = an_assigned_case()
    hand_in(case, scans.born_digital(*texts))
    return case


def runs(case: Case) -> list[tuple[int, int, str]]:
    return [(d.first_page, d.last_page, d.kind) for d in case.documents.order_by("number")]


def mend(case: Case, page: Page, what: str, value: str, role: Role = Role.RECORDS_CLERK):
    return signed_in(role).post(f"/cases/{case.number}/mend", {"page": page.pk, "what": what, "value": value})


def first_page(case: Case, number: int) -> Page:
    return Page.objects.get(packet__case=case, number=number)


def test_each_record_says_why_it_was_found_so_and_how_sure_that_is() -> None:
    case = a_case_of(papers.MRI, papers.LAB)
    said = text_of(signed_in(Role.RECORDS_CLERK).get(f"/cases/{case.number}/mending"))
    assert "Why: begins: first page of the packet; kind: heading" in said
    assert "Sure to" in said
    assert "Join it to the record before" in said
    assert "Imaging report · Dec 1, 2014 · Ferris Okonjo, M.D." in said


@pytest.mark.parametrize(
    ("what", "value", "field"),
    [("kind", "consultation", "kind"), ("date", "2014-12-03", "date"), ("author", "Una Strand, M.D.", "author"), ("title", "MRI, left knee", "title")],
)  # fmt: skip
def test_one_click_mends_a_field_and_leaves_an_example_and_an_audit_entry(
    what: str, value: str, field: str
) -> None:
    case = a_case_of(papers.MRI)
    was = getattr(case.documents.get(), field)
    answer = mend(case, first_page(case, 1), what, value)
    assert answer.status_code == 302
    assert getattr(case.documents.get(), field) == value
    kept = Mend.objects.get()
    assert (kept.what, kept.found, kept.meant) == (what, was, value)
    entry = AuditEvent.objects.filter(verb="mend_record", outcome="done").latest("pk")
    assert entry.detail["what"] == what
    assert value not in str(entry.detail), "titles and authors are words of the record"


def test_a_record_is_parted_and_joined_again_and_each_part_is_read_anew() -> None:
    case = a_case_of(papers.PR2_1, papers.PR2_2, papers.LAB)
    assert runs(case) == [(1, 2, "progress-report"), (3, 3, "laboratory-report")]
    mend(case, first_page(case, 3), "begins", "no")
    assert runs(case) == [(1, 3, "progress-report")]
    mend(case, first_page(case, 3), "begins", "yes")
    assert runs(case) == [(1, 2, "progress-report"), (3, 3, "laboratory-report")]
    assert Page.objects.filter(packet__case=case, document__isnull=True).count() == 0
    assert [m.found for m in Mend.objects.all()] == ["yes", "no"]


def test_what_was_mended_stands_when_the_packet_is_read_again() -> None:
    case = a_case_of(papers.PR2_1, papers.PR2_2, papers.LAB)
    mend(case, first_page(case, 2), "begins", "yes")
    mend(case, first_page(case, 3), "kind", "other")
    packet = case.packets.get()
    indexing.find_records(case, packet)
    assert runs(case)[-1] == (3, 3, "laboratory-report")
    applying.again(packet)
    assert [(a, b) for a, b, _ in runs(case)] == [(1, 1), (2, 2), (3, 3)]
    assert runs(case)[-1] == (3, 3, "other")


def test_a_copy_that_is_none_is_said_to_be_none_and_stays_so_when_more_comes() -> None:
    case = a_case_of(papers.MRI, papers.LAB, papers.MRI)
    assert case.documents.get(number=3).duplicate_of.number == 1
    mend(case, first_page(case, 3), "duplicate", "")
    hand_in(case, scans.born_digital(papers.EMG))
    assert case.documents.get(number=3).duplicate_of is None


def test_a_copy_stays_the_copy_of_the_same_record_when_records_are_numbered_anew() -> None:
    case = a_case_of(papers.LAB, papers.PR2_1, papers.PR2_2, papers.MRI, papers.EMG)
    mend(case, first_page(case, 5), "duplicate", "3")
    assert case.documents.get(first_page=5).duplicate_of.kind == "imaging-report"
    mend(case, first_page(case, 3), "begins", "yes")  # there is a record more before the MRI now
    packet = case.packets.get()
    indexing.find_records(case, packet)
    applying.again(packet)
    assert case.documents.get(first_page=5).duplicate_of.kind == "imaging-report"


def test_what_was_mended_on_a_page_that_could_not_be_read_stands_when_it_is_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # given a packet of which a page could not be read, and a clerk who says that a record begins with it
    case, read = an_assigned_case(), Reader.read_page

    def not_the_third(self: Reader, path: Any, number: int, **more: Any) -> Any:
        if number == 3:
            raise OSError(28, "No space left on device")
        return read(self, path, number, **more)

    monkeypatch.setattr(Reader, "read_page", not_the_third)
    hand_in(case, scans.born_digital(papers.PR2_1, papers.PR2_2, papers.PR2_2))
    mend(case, first_page(case, 3), "begins", "yes")
    mend(case, first_page(case, 3), "kind", "consultation")
    assert runs(case)[-1] == (3, 3, "consultation")
    # when it is read again
    monkeypatch.undo()
    packet = case.packets.get()
    again = signed_in(Role.RECORDS_CLERK).post(f"/cases/{case.number}/packets/{packet.pk}/again")
    assert again.status_code == 302
    ingest.read_packet(packet.pk)
    # then what the clerk said stands
    assert first_page(case, 3).source == "text"
    assert runs(case)[-1] == (3, 3, "consultation")


@pytest.mark.parametrize(
    ("what", "value"),
    [("kind", "poem"), ("date", "yesterday"), ("duplicate", "99"), ("duplicate", "1"), ("begins", "perhaps"), ("begins", "no"), ("colour", "red")],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_what_was_expected_and_changes_nothing(what: str, value: str) -> None:
    case = a_case_of(papers.MRI)
    answer = mend(case, first_page(case, 1), what, value)
    assert answer.status_code == 422
    assert not Mend.objects.exists()
    assert runs(case) == [(1, 1, "imaging-report")]


def test_after_a_mend_the_same_record_stands_open_in_the_same_list() -> None:
    case = a_case_of(papers.MRI, papers.LAB)
    case.documents.filter(number=2).update(confidence=0.1)
    clerk, page = signed_in(Role.RECORDS_CLERK), first_page(case, 2)
    assert (
        'name="only" value="unsure"'
        in clerk.get(f"/cases/{case.number}/mending?only=unsure").content.decode()
    )
    sent = {"page": page.pk, "what": "kind", "value": "consultation", "only": "unsure"}
    answer = clerk.post(f"/cases/{case.number}/mend", sent)
    assert answer.headers["Location"].endswith(
        f"?only=unsure&mended={page.document_id}#record-{page.document_id}"
    )
    shown = clerk.get(answer.headers["Location"]).content.decode()
    assert '<details class="fold" open>' in shown
    assert f'id="record-{case.documents.get(number=1).pk}"' not in shown


def test_records_are_checked_some_at_a_time_and_without_the_words_of_their_pages(
    monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    case = a_case_of(papers.MRI, papers.LAB, papers.EMG)
    monkeypatch.setattr(views, "RECORDS_SHOWN", 2)
    clerk = signed_in(Role.RECORDS_CLERK)
    with django_assert_max_num_queries(40) as asked:
        first = clerk.get(f"/cases/{case.number}/mending")
    assert not [q for q in asked.captured_queries if '"casefile_page"."words"' in q["sql"]]
    assert "Records after these (1 to 2 of 3 are shown)" in text_of(first)
    assert "3." not in text_of(first).split("Records after these")[0].split("Check the records")[1]
    second = clerk.get(f"/cases/{case.number}/mending?from=2")
    assert "Records before these" in text_of(second)
    assert f'id="record-{case.documents.get(number=3).pk}"' in second.content.decode()
    last = clerk.get(f"/cases/{case.number}/mending?mended={case.documents.get(number=3).pk}")
    assert '<details class="fold" open>' in last.content.decode(), (
        "the page with the record that was mended is shown"
    )


@pytest.mark.parametrize("key", ["", "x", "999999", "9" * 40])
def test_a_page_that_is_not_of_this_case_is_not_mended_from_here(key: str) -> None:
    case = a_case_of(papers.MRI)
    sent = {"page": key, "what": "kind", "value": "other"}
    assert signed_in(Role.RECORDS_CLERK).post(f"/cases/{case.number}/mend", sent).status_code == 422
    assert runs(case) == [(1, 1, "imaging-report")]


def test_a_record_in_the_assembled_file_is_not_changed() -> None:
    case = a_complete_case()
    page = Page.objects.filter(packet__case=case).first()
    assert mend(case, page, "kind", "other").status_code == 422
    assert "stands in the assembled case file" in text_of(
        signed_in(Role.RECORDS_CLERK).get(f"/cases/{case.number}/mending")
    )


def test_learning_says_what_it_learned_from_and_its_effect_and_keeps_only_what_helps(
    settings, tmp_path
) -> None:
    settings.OPENIMR_HOME = tmp_path
    nothing = CliRunner().invoke(casefile, ["learn"], catch_exceptions=False)
    assert "Nothing was mended yet" in nothing.output
    slip = "HARBOR CLINIC\nHAND OFF SUMMARY {}\nPatient: A. Nobody\nSeen for back pain. Returns in two weeks."
    case = a_case_of(papers.MRI, slip.format("ONE"), papers.LAB)
    mend(case, first_page(case, 2), "begins", "yes")
    mend(case, first_page(case, 2), "kind", "progress-report")
    shipped = dict(boundary_rules().weights)
    try:
        result = CliRunner().invoke(casefile, ["learn", "--keep"], catch_exceptions=False)
        assert "mends in 1 packets, 2 pages to learn from" in result.output
        assert "on packets left out" in result.output
        assert "right on invented packets" in result.output
        assert (tmp_path / "learnt.json").is_file() == (result.exit_code == 0)
    finally:
        use_learnt({})
    assert boundary_rules().weights == shipped


def test_a_packet_that_could_not_be_read_is_read_again_at_a_click(monkeypatch) -> None:
    case = a_case_with_records()
    packet = case.packets.latest("pk")
    Page.objects.filter(packet=packet, number=1).update(source="unreadable", reason="took too long", text="")
    client = signed_in(Role.RECORDS_CLERK)
    assert "Try again" in text_of(client.get(f"/cases/{case.number}/packets"))
    kept = set(packet.pages.exclude(number=1).values_list("pk", flat=True))
    assert client.post(f"/cases/{case.number}/packets/{packet.pk}/again").status_code == 302
    packet.refresh_from_db()
    assert (packet.state, packet.attempt) == (Packet.RECEIVED, 2)
    ingest.read_packet(packet.pk)
    packet.refresh_from_db()
    assert packet.state == Packet.READ
    assert not packet.pages.filter(source="unreadable").exists()
    assert kept <= set(packet.pages.values_list("pk", flat=True)), "pages that were read stay as they are"


def test_a_packet_that_was_read_whole_is_not_read_again() -> None:
    case = a_case_with_records()
    packet = case.packets.latest("pk")
    assert (
        signed_in(Role.RECORDS_CLERK).post(f"/cases/{case.number}/packets/{packet.pk}/again").status_code
        == 422
    )
    assert Document.objects.filter(packet=packet).exists()


def test_uploading_needs_no_special_name() -> None:
    """A file is told by what it is, so a PDF that is called a text is read all the same."""
    case = an_assigned_case()
    client = signed_in(Role.RECORDS_CLERK)
    data = scans.born_digital(papers.MRI)
    client.post(f"/cases/{case.number}/packets", {"packets": [SimpleUploadedFile("scan.txt", data)]})
    packet = case.packets.get(filename="scan.txt")
    ingest.read_packet(packet.pk)
    assert case.documents.get(packet=packet).kind == "imaging-report"


def test_the_files_of_a_zip_are_taken_in_one_by_one_with_a_receipt_each() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a/mri.pdf", scans.born_digital(papers.MRI))
        archive.writestr("../lab.pdf", scans.born_digital(papers.LAB))
    case = an_assigned_case()
    client = signed_in(Role.RECORDS_CLERK)
    page = client.post(
        f"/cases/{case.number}/packets", {"packets": [SimpleUploadedFile("all.zip", buffer.getvalue())]}
    )
    assert text_of(page).count("Taken in") == 2
    names = set(case.packets.values_list("filename", flat=True))
    assert {"all.zip > a > mri.pdf", "all.zip > lab.pdf"} <= names
    said = text_of(client.get(f"/cases/{case.number}/packets"))
    for packet in case.packets.all():
        assert f"SHA-256 {packet.sha256}" in said
        assert f"Handed in by: {packet.submitted_by}" in said


def test_gaps_are_looked_for_again_once_after_a_pause_in_the_mending(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker's engine is stood in for: what it would be given is kept, and done here."""
    given: dict[str, int] = {}
    monkeypatch.setattr(tasks, "_orders", {})
    monkeypatch.setattr(tasks, "SetWorkflowID", lambda name: _Named(given, name))
    monkeypatch.setattr(tasks, "DBOS", _Engine(given))
    case = a_case_of(papers.MRI, papers.LAB)
    assert tasks.order_gaps() == 0, "nothing was mended"
    mend(case, first_page(case, 1), "kind", "application")
    assert tasks.order_gaps() == 0, "the clerk may still be at it"
    monkeypatch.setattr(tasks, "PAUSE", 0.0)
    assert tasks.order_gaps() == 1
    assert tasks.order_gaps() == 0, "once an order"
    open_before = Gap.objects.filter(case=case, kind="application", closed_at=None).count()
    for key in given.values():
        ingest.look_again(key)
    assert open_before == 1
    assert Gap.objects.filter(case=case, kind="application", closed_at=None).count() == 0
    assert tasks.order_gaps() == 0
    assert not keeping.looking(case)


class _Named:
    def __init__(self, given: dict[str, int], name: str) -> None:
        self.given, self.name = given, name

    def __enter__(self) -> None:
        self.given[self.name] = 0

    def __exit__(self, *_: object) -> None:
        return


class _Engine:
    def __init__(self, given: dict[str, int]) -> None:
        self.given = given

    def get_workflow_status(self, name: str) -> SimpleNamespace | None:
        return SimpleNamespace(status="PENDING") if name in self.given else None

    def enqueue_workflow(self, queue: str, work: object, case: int) -> None:
        self.given[list(self.given)[-1]] = case


def test_search_is_ready_when_the_packet_was_read_and_an_index_that_cannot_be_made_stops_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = a_case_of(papers.MRI)
    index = searching.index_of(case)
    assert set(index.known()) == set(Page.objects.filter(packet__case=case).values_list("pk", flat=True))

    def full(*_: object) -> int:
        raise OSError("no space left")

    monkeypatch.setattr(searching, "refresh", full)
    ingest.make_index(case.packets.get().pk)
