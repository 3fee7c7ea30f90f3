"""Which packets a case file takes its pages from as they are, and which are copied and cleaned first."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from openimr.casefile.assembly import AssembledFile, AssemblyError, assemble, assembling
from openimr.casefile.assembly.binding import bind
from openimr.casefile.assembly.output import Output
from openimr.casefile.assembly.preparing import acting, prepare
from openimr.casefile.assembly.sources import Packets
from openimr.casefile.reading import Limits
from openimr.casefile.reading.guard import ChildFailed, Guard, shared_guard
from tests.casefile import scans
from tests.casefile.test_assembly import AT, COVER, part, text_of


def changed(path: Path, change: Any, **saving: Any) -> Path:
    """A packet of two pages to which something was done."""
    scans.written(path, scans.born_digital("First page of a report.", "Its second page."))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path, **saving)
    return path


def unfit(path: Path, pages: tuple[int, ...] = (1, 2)) -> set[str]:
    """The packets that cannot be taken from as they are, of the one called 'a'."""
    prepared = {"a": {"path": str(path), "kept": list(pages), "as_it_is": True}}
    packets = Packets(Output(io.BytesIO()), prepared, None, Limits())
    for page in pages:
        packets.page({"packet": "a", "page": page})
    packets.close()
    return packets.unfit


def prepared(path: Path, pages: tuple[int, ...] = (1, 2)) -> dict[str, Any]:
    return prepare(
        {
            "path": str(path),
            "pages": list(pages),
            "out": str(path.with_suffix(".out")),
            "limits": Limits().to_json(),
        }
    )


class Heard:
    """A guard that notes what it was asked to do, and may be made to fail."""

    def __init__(self, fails: Any = None) -> None:
        self.asked: list[str] = []
        self.fails = fails

    def call(self, function: str, payload: Mapping[str, Any], *, seconds: float) -> dict[str, Any]:
        self.asked.append(function.rpartition(":")[2])
        if self.fails and self.fails(function, payload):
            raise ChildFailed("its process ended twice")
        return shared_guard(Limits().memory_bytes).call(function, payload, seconds=seconds)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    guard = Heard()
    monkeypatch.setattr(assembling, "shared_guard", lambda memory_bytes: guard)
    return guard


def test_a_packet_in_which_nothing_has_to_go_is_not_copied(tmp_path: Path, heard: Heard) -> None:
    packet = changed(tmp_path / "packet.pdf", lambda pdf: None)
    made = assemble([part(packet, 1, (1, 2))], cover=COVER, out=tmp_path / "out.pdf", at=AT)
    assert heard.asked == ["bind"]
    assert "First page" in text_of(made.path)[made.index_pages]


def _script() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _acts_when_opened(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj["/Resources"]["/AA"] = pikepdf.Dictionary(O=_script())


def _acts_deep_within(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj["/Resources"]["/Own"] = pikepdf.Dictionary(
        In=pikepdf.Dictionary(AA=_script(), Way=pikepdf.Array([]))
    )


def _acts_from_a_drawing(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, AA=_script())
    pdf.pages[0].obj["/Resources"]["/XObject"] = pikepdf.Dictionary(X=form)


def _has_a_note(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="x")
    pdf.pages[0].obj["/Annots"] = pikepdf.Array([pdf.make_indirect(note)])


def _has_layers(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/OCProperties"] = pikepdf.Dictionary(OCGs=pikepdf.Array(), D=pikepdf.Dictionary())


@pytest.mark.parametrize(
    "change", [_acts_when_opened, _acts_deep_within, _acts_from_a_drawing, _has_a_note, _has_layers]
)
def test_a_packet_with_anything_that_has_to_go_is_copied_and_cleaned(
    change: Any, tmp_path: Path, heard: Heard
) -> None:
    packet = changed(tmp_path / "packet.pdf", change)
    made = assemble([part(packet, 1, (1, 2))], cover=COVER, out=tmp_path / "out.pdf", at=AT)
    assert heard.asked == ["bind", "prepare", "bind"]
    assert "Its second page" in text_of(made.path)[made.index_pages + 1]
    with pikepdf.open(made.path) as book:
        assert not list(acting(book))
        assert all("/Annots" not in page.obj for page in list(book.pages)[made.index_pages :])


def test_an_action_of_the_page_itself_goes_without_a_copy(tmp_path: Path, heard: Heard) -> None:
    def act(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].obj["/AA"] = pikepdf.Dictionary(O=_script())

    packet = changed(tmp_path / "packet.pdf", act)
    made = assemble([part(packet, 1, (1, 2))], cover=COVER, out=tmp_path / "out.pdf", at=AT)
    assert heard.asked == ["bind"]
    with pikepdf.open(made.path) as book:
        assert not list(acting(book))


def test_only_the_packet_that_needs_it_is_copied(tmp_path: Path, heard: Heard) -> None:
    plain = changed(tmp_path / "plain.pdf", lambda pdf: None)
    noted = changed(tmp_path / "noted.pdf", _has_a_note)
    parts = [part(plain, 1, (1, 2)), part(noted, 2, (1, 2))]
    made = assemble(parts, cover=COVER, out=tmp_path / "out.pdf", at=AT)
    assert heard.asked == ["bind", "prepare", "bind"]
    assert made.pages == 4
    assert len(made.notes) == 1


def test_a_packet_under_a_password_of_its_owner_and_a_page_that_is_not_there_are_not_taken_as_they_are(
    tmp_path: Path,
) -> None:
    locked = changed(
        tmp_path / "locked.pdf", lambda pdf: None, encryption=pikepdf.Encryption(owner="o", user="")
    )
    assert unfit(locked) == {"a"}
    plain = changed(tmp_path / "plain.pdf", lambda pdf: None)
    assert unfit(plain) == set()
    assert unfit(plain, (1, 2, 3)) == {"a"}
    short = prepared(plain, (1, 2, 3))
    assert (short["kept"], list(short["failed"])) == ([1, 2], ["3"])


def test_binding_writes_nothing_when_a_packet_cannot_be_taken_as_it_is(tmp_path: Path, heard: Heard) -> None:
    noted = changed(tmp_path / "noted.pdf", _has_a_note)
    answers: list[Any] = []

    def bound(function: str, payload: Mapping[str, Any]) -> bool:
        if function.endswith(":bind"):
            answers.append((bind(dict(payload)), sorted(tmp_path.iterdir())))
        return bool(answers)

    heard.fails = bound
    record = part(noted, 1)
    with pytest.raises(AssemblyError):
        assemble([record], cover=COVER, out=tmp_path / "out.pdf", at=AT)
    assert answers[0] == ({"unfit": [record.sha256]}, [noted])


def test_both_ways_show_the_same_also_when_a_packet_broke_the_process_that_binds(
    tmp_path: Path, heard: Heard
) -> None:
    packet = changed(tmp_path / "packet.pdf", lambda pdf: None)
    parts = [part(packet, 1, (2,)), part(packet, 2, (1,))]
    once = assemble(parts, cover=COVER, out=tmp_path / "once.pdf", at=AT)
    heard.asked.clear()
    heard.fails = lambda function, payload: any(
        entry["as_it_is"] for entry in payload.get("prepared", {}).values()
    )
    again: AssembledFile = assemble(parts, cover=COVER, out=tmp_path / "again.pdf", at=AT)
    assert heard.asked == ["bind", "prepare", "bind"]
    assert text_of(once.path) == text_of(again.path)
    assert "Its second page" in text_of(once.path)[once.index_pages]


def test_what_fails_also_with_clean_copies_is_an_error_and_nothing_is_written(
    tmp_path: Path, heard: Heard
) -> None:
    packet = changed(tmp_path / "packet.pdf", lambda pdf: None)
    heard.fails = lambda function, payload: function.endswith(":bind")
    with pytest.raises(AssemblyError, match="could not be bound"):
        assemble([part(packet, 1, (1, 2))], cover=COVER, out=tmp_path / "out.pdf", at=AT)
    assert not (tmp_path / "out.pdf").exists()


def test_the_guarded_process_is_kept_for_the_next_case_file_and_another_takes_its_place_when_it_is_gone(
    tmp_path: Path,
) -> None:
    packet = changed(tmp_path / "packet.pdf", lambda pdf: None)

    def made(name: str) -> AssembledFile:
        return assemble([part(packet, 1, (1, 2))], cover=COVER, out=tmp_path / name, at=AT)

    guard: Guard = shared_guard(Limits().memory_bytes)
    first = made("first.pdf")
    pids = guard.pids
    assert len(pids) == 1
    assert made("second.pdf").sha256 == first.sha256
    assert guard.pids == pids

    os.kill(pids[0], signal.SIGKILL)
    assert made("third.pdf").sha256 == first.sha256
    assert guard.pids != pids
