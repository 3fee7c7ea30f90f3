"""Which packets a case file takes its pages from as they are, and which are copied and cleaned first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from openimr.casefile.assembly import AssembledFile, assemble, assembling
from openimr.casefile.assembly.preparing import prepare
from openimr.casefile.reading import Limits
from tests.casefile import scans
from tests.casefile.test_assembly import AT, COVER, part, text_of


def answered(path: Path, pages: tuple[int, ...] = (1, 2), **more: Any) -> dict[str, Any]:
    payload = {"path": str(path), "pages": list(pages), "out": str(path.with_suffix(".out")), **more}
    return prepare({"limits": Limits().to_json(), **payload})


def changed(path: Path, change: Any, **saving: Any) -> Path:
    """A packet of two pages to which something was done."""
    scans.written(path, scans.born_digital("First page of a report.", "Its second page."))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path, **saving)
    return path


def test_a_packet_in_which_nothing_has_to_go_is_not_copied(tmp_path: Path) -> None:
    packet = changed(tmp_path / "packet.pdf", lambda pdf: None)
    answer = answered(packet)
    assert (answer["as_it_is"], answer["kept"], answer["failed"]) == (True, [1, 2], {})
    assert not packet.with_suffix(".out").exists()
    assert answered(packet, copy=True).get("as_it_is") is None
    assert packet.with_suffix(".out").exists()


def _script() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _acts_when_opened(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj["/AA"] = pikepdf.Dictionary(O=_script())


def _acts_from_a_drawing(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, AA=_script())
    pdf.pages[0].obj["/Resources"]["/XObject"] = pikepdf.Dictionary(X=form)


def _has_a_note(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="x")
    pdf.pages[0].obj["/Annots"] = pikepdf.Array([pdf.make_indirect(note)])


def _has_layers(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/OCProperties"] = pikepdf.Dictionary(OCGs=pikepdf.Array(), D=pikepdf.Dictionary())


@pytest.mark.parametrize("change", [_acts_when_opened, _acts_from_a_drawing, _has_a_note, _has_layers])
def test_a_packet_with_anything_that_has_to_go_is_copied_and_cleaned(change: Any, tmp_path: Path) -> None:
    packet = changed(tmp_path / "packet.pdf", change)
    answer = answered(packet)
    assert answer.get("as_it_is") is None
    assert answer["kept"] == [1, 2]
    with pikepdf.open(packet.with_suffix(".out")) as clean:
        assert all("/AA" not in thing for thing in clean.objects if isinstance(thing, pikepdf.Dictionary))
        assert all("/Annots" not in page.obj for page in clean.pages)


def test_a_packet_under_a_password_of_its_owner_and_a_page_that_is_not_there_are_copied(
    tmp_path: Path,
) -> None:
    locked = changed(
        tmp_path / "locked.pdf", lambda pdf: None, encryption=pikepdf.Encryption(owner="o", user="")
    )
    assert answered(locked).get("as_it_is") is None
    plain = changed(tmp_path / "plain.pdf", lambda pdf: None)
    short = answered(plain, (1, 2, 3))
    assert (short.get("as_it_is"), short["kept"], list(short["failed"])) == (None, [1, 2], ["3"])


def test_both_ways_show_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packet = changed(tmp_path / "packet.pdf", lambda pdf: None)
    parts = [part(packet, 1, (2,)), part(packet, 2, (1,))]
    once = assemble(parts, cover=COVER, out=tmp_path / "once.pdf", at=AT)
    tried: list[bool] = []
    bind = assembling._bind

    def fails_first(guard: Any, payload: dict[str, Any], seconds: float) -> dict[str, Any]:
        as_it_is = any(entry["as_it_is"] for entry in payload["prepared"].values())
        tried.append(as_it_is)
        if as_it_is:
            # What a packet could do to the process that binds all of them.
            return bind(guard, {**payload, "front": str(tmp_path / "gone.pdf")}, seconds)
        return bind(guard, payload, seconds)

    monkeypatch.setattr(assembling, "_bind", fails_first)
    again: AssembledFile = assemble(parts, cover=COVER, out=tmp_path / "again.pdf", at=AT)
    assert tried == [True, False]
    assert text_of(once.path) == text_of(again.path)
    assert "Its second page" in text_of(once.path)[once.index_pages]
