"""The generated papers are what their truth says: pages, titles, images, and the words the reviewer points to."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.demo.facts import DemoCase, FactsError, load, load_all
from openimr.demo.packets import GeneratedCase, GeneratedPacket, generate, markup, scan
from openimr.demo.packets.compose import Press
from openimr.demo.packets.context import FormContext
from openimr.demo.packets.making import print_records
from openimr.demo.values import Sending

pytestmark = pytest.mark.xdist_group("demo-packets")

FOOTER = "Invented record for demonstration"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[GeneratedCase]:
    return generate(tmp_path_factory.mktemp("papers"))


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as one:
        yield one


@pytest.fixture(scope="module")
def clean(press: Press) -> dict[str, dict[str, bytes]]:
    """Every record as it left its office: by case, by record."""
    return {case.id: print_records(press, case) for case in load_all()}


@pytest.fixture(scope="module")
def prints(clean: dict[str, dict[str, bytes]]) -> dict[str, dict[str, list[str]]]:
    """The words of every page of every record: by case, by record."""
    return {case: {record: words_of(pdf) for record, pdf in made.items()} for case, made in clean.items()}


def words_of(source: bytes | Path) -> list[str]:
    """The text of each page, in one line and small letters; a hyphen at a line's end is kept."""
    document = pdfium.PdfDocument(source)
    try:
        return [plain(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def plain(text: str) -> str:
    return " ".join(re.sub("[\ufffe\x02]", "-", text).lower().split())


def all_packets(made: list[GeneratedCase]) -> list[GeneratedPacket]:
    return [packet for one in made for packet in one.packets]


def test_every_case_has_six_to_sixty_pages_and_one_of_them_is_long(made: list[GeneratedCase]) -> None:
    pages = [sum(len(packet.pages) for packet in one.packets) for one in made]
    assert len(pages) == 7
    assert all(6 <= count <= 60 for count in pages)
    assert max(pages) >= 50
    assert 140 <= sum(pages) <= 165


def test_a_third_of_the_pages_are_images(made: list[GeneratedCase]) -> None:
    sources = [page.source for packet in all_packets(made) for page in packet.pages]
    assert 50 <= sources.count("image") <= 65
    assert set(sources) == {"image", "text"}


def test_the_truth_covers_each_page_once_in_order(made: list[GeneratedCase]) -> None:
    for packet in all_packets(made):
        count = len(words_of(packet.path))
        assert [page.number for page in packet.pages] == list(range(1, count + 1))
        ends = [0]
        for record in packet.truth:
            assert record.first_page == ends[-1] + 1
            assert record.last_page >= record.first_page
            shown = {page.record_id for page in packet.pages[record.first_page - 1 : record.last_page]}
            assert shown == {record.record_id}
            ends.append(record.last_page)
        assert ends[-1] == count


def test_a_born_digital_page_bears_title_name_footer_and_its_number(made: list[GeneratedCase]) -> None:
    for one in made:
        for packet in one.packets:
            words = words_of(packet.path)
            for page in packet.pages:
                if page.source == "text":
                    said = words[page.number - 1]
                    record = one.case.record(page.record_id)
                    assert plain(record.title) in said
                    assert plain(FOOTER) in said
                    assert f"page {page.page_in_record} of " in said
                    assert one.case.the("employee").last_name.lower() in said


def test_a_scanned_page_is_one_picture_without_a_text_layer(made: list[GeneratedCase]) -> None:
    for packet in all_packets(made):
        words = words_of(packet.path)
        with pikepdf.Pdf.open(packet.path) as pdf:
            for page, drawn in zip(packet.pages, pdf.pages, strict=True):
                if page.source == "image":
                    assert words[page.number - 1] == ""
                    assert list(drawn.resources["/XObject"]) == ["/Im0"]
                    assert "/Font" not in drawn.resources


def test_every_page_the_reviewer_points_to_says_what_the_script_expects(
    made: list[GeneratedCase], prints: dict[str, dict[str, list[str]]]
) -> None:
    checked = 0
    for one in made:
        for decision in one.case.script.decisions if one.case.script else ():
            for record, page in decision.references:
                expected = decision.expects[f"{record}:{page}"]
                assert plain(expected) in prints[one.case.id][record][page - 1], (
                    f"{one.case.id} {record}:{page}"
                )
                number, place = one.find(record, page)
                shown = one.packets[number - 1].pages[place - 1]
                assert (shown.record_id, shown.page_in_record) == (record, page)
                assert shown.duplicate_of is None
                checked += 1
    assert checked >= 20


def test_a_page_that_is_not_in_the_packets_is_not_found(made: list[GeneratedCase]) -> None:
    with pytest.raises(KeyError, match="pr2-2013-12-10:99"):
        made[0].find("pr2-2013-12-10", 99)


def test_the_same_case_gives_the_same_bytes_alone_or_with_the_others(
    made: list[GeneratedCase], tmp_path: Path
) -> None:
    again = generate(tmp_path, only=["7-a-day-late", "6-knee-arthroscopy"])
    assert [one.case.id for one in again] == ["7-a-day-late", "6-knee-arthroscopy"]
    before = {one.case.id: one for one in made}
    for one in again:
        first = before[one.case.id]
        assert digest(one.ur_decision) == digest(first.ur_decision)
        assert [digest(p.path) for p in one.packets] == [digest(p.path) for p in first.packets]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_pages_sent_twice_show_the_same_page_with_other_noise(made: list[GeneratedCase]) -> None:
    again = 0
    for one in made:
        for number, packet in enumerate(one.packets, start=1):
            for page in packet.pages:
                if page.duplicate_of is None:
                    continue
                again += 1
                at, place = page.duplicate_of
                assert (at, place) < (number, page.number)
                first = one.packets[at - 1].pages[place - 1]
                assert (first.record_id, first.page_in_record) == (page.record_id, page.page_in_record)
                if first.source == page.source == "image":
                    assert picture(packet.path, page.number) != picture(one.packets[at - 1].path, place)
    assert again >= 15


def picture(path: Path, number: int) -> bytes:
    with pikepdf.Pdf.open(path) as pdf:
        return pdf.pages[number - 1].resources["/XObject"]["/Im0"].read_raw_bytes()


def test_a_record_that_came_again_says_so(made: list[GeneratedCase]) -> None:
    for one in made:
        seen: set[str] = set()
        for packet in one.packets:
            for record in packet.truth:
                assert record.again == (record.record_id in seen)
                seen.add(record.record_id)


def shade(path: Path | bytes, number: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """A page as a small grey picture, darkness about its mean."""
    document = pdfium.PdfDocument(path)
    try:
        image = scan.raster(document[number - 1], 18)
    finally:
        document.close()
    # The fax header stands upright on every page, so the margins are left out.
    grey = np.asarray(image, dtype=np.float64)[12:-12, 12:-12]
    return grey - grey.mean()


def test_the_pages_that_lie_upside_down_are_those_of_the_truth(
    made: list[GeneratedCase], clean: dict[str, dict[str, bytes]]
) -> None:
    turned = 0
    for one in made:
        for packet in one.packets:
            for page in packet.pages:
                if page.source == "image" and (page.upside_down or page.number < 3):
                    original = clean[one.case.id][page.record_id]
                    upright, seen = shade(original, page.page_in_record), shade(packet.path, page.number)
                    same = float((upright * seen).sum())
                    over = float((upright[::-1, ::-1] * seen).sum())
                    assert (over > same) == page.upside_down, f"{packet.path.name} {page.number}"
                    turned += page.upside_down
    assert turned >= 3


def test_a_fax_is_skewed_by_no_more_than_a_degree() -> None:
    ruled = np.full((2200, 1700), 255, dtype=np.uint8)
    ruled[1100:1104, 100:1600] = 0
    for seed in range(8):
        page = scan.fax(scan.Image.fromarray(ruled), seed=seed, header="HEADER")
        tiff = decoded(page)
        left, right = (
            np.flatnonzero(tiff[900:1300, x - 20 : x + 20].mean(axis=1) > 0.5).mean() for x in (200, 1500)
        )
        slope = np.degrees(np.arctan((right - left) / 1300))
        assert 0.2 <= abs(slope) <= 1.05


def decoded(page: scan.ScannedPage) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """The black points of a faxed page, decoded by the PDF library."""
    from openimr.demo.packets.packing import _add_image

    pdf = pikepdf.Pdf.new()
    _add_image(pdf, page)
    image = pikepdf.PdfImage(pdf.pages[0].resources["/XObject"]["/Im0"]).as_pil_image().convert("L")
    return np.asarray(image) < 128


def test_packets_stay_small(made: list[GeneratedCase]) -> None:
    for packet in all_packets(made):
        images = sum(page.source == "image" for page in packet.pages)
        assert packet.path.stat().st_size < 250_000 * images + 60_000 * len(packet.truth)


def test_the_decision_tells_what_was_refused_and_until_when_to_apply(made: list[GeneratedCase]) -> None:
    for one in made:
        said = " ".join(words_of(one.ur_decision))
        for item in one.case.items:
            assert plain(item.description) in said
            assert plain(item.ur_rationale)[:35] in said
        assert "received within 30 calendar days" in said
        assert one.case.the("ur-reviewer").last_name.lower() in said
        assert plain(one.case.law["ur_decision"]["served_by"]) in said


def test_the_list_of_records_names_every_record_of_its_packet_with_its_pages(
    made: list[GeneratedCase], prints: dict[str, dict[str, list[str]]]
) -> None:
    lists = 0
    for one in made:
        pages = prints[one.case.id]
        for packet in one.packets:
            if "transmittal" not in {record.record_id for record in packet.truth}:
                continue
            lists += 1
            said = " ".join(pages["transmittal"])
            for record in packet.truth[1:]:
                assert plain(f"{record.title}") in said
                assert re.search(
                    rf"{re.escape(plain(record.author or ''))} {len(pages[record.record_id])} ", said + " "
                )
    assert lists == 6


def test_the_cover_of_a_fax_counts_its_pages_but_not_those_that_came_twice(
    made: list[GeneratedCase], prints: dict[str, dict[str, list[str]]]
) -> None:
    covers = 0
    for one in made:
        for packet in one.packets:
            if packet.truth[0].kind == "fax-cover":
                distinct = len({(page.record_id, page.page_in_record) for page in packet.pages})
                assert (
                    f"pages {distinct} with this cover" in prints[one.case.id][packet.truth[0].record_id][0]
                )
                covers += 1
    assert covers == 5


def changed(case: DemoCase, **record: object) -> FormContext:
    """The seventh case's note of therapy, changed."""
    note = dataclasses.replace(case.record("therapy-2025-02-13"), **record)  # type: ignore[arg-type]
    return FormContext(case=case, record=note, packet=None, pages={})


@pytest.mark.parametrize(
    "text", ['#panic("no")', "$x^2$ *b* _i_ @here <l>", "\\ [#{let a = 1}] `raw`", "= not a pair"]
)
def test_what_a_record_says_is_printed_and_never_run(text: str, press: Press) -> None:
    said = "before\n\nword " + text
    pdf = press.print_record(changed(load("7-a-day-late"), body=said))
    assert plain("word " + text) in words_of(pdf)[0]


@pytest.mark.parametrize(
    ("body", "why"),
    [("@shout LOUD", "@shout"), (":: no value here", "Label = value"), ("@include nothing", "nothing")],
)
def test_a_record_with_a_wrong_mark_is_refused_with_case_and_place(body: str, why: str, press: Press) -> None:
    with pytest.raises(FactsError, match=re.escape(why)) as refused:
        press.print_record(changed(load("7-a-day-late"), body=body))
    assert refused.value.case == "7-a-day-late"
    assert refused.value.place


def test_a_page_to_be_sent_twice_must_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = load("7-a-day-late")
    packet = dataclasses.replace(case.packets[0], sendings=(Sending(record="rfa", twice=(9,)),))
    broken = dataclasses.replace(case, packets=(packet,))
    monkeypatch.setattr("openimr.demo.packets.making.load_all", lambda only: (broken,))
    with pytest.raises(FactsError, match="1 pages only") as refused:
        generate(tmp_path)
    assert "rfa" in refused.value.place


def test_an_unknown_case_is_not_generated(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match="no such case"):
        generate(tmp_path, only=["0-nothing"])


WORDS = st.lists(st.from_regex(r"[A-Za-z0-9.,;()/%-]{1,12}", fullmatch=True), min_size=1, max_size=30)


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=5))
def test_no_word_of_a_record_is_lost_between_its_text_and_its_blocks(paragraphs: list[list[str]]) -> None:
    text = "\n\n".join("Text " + " ".join(words) for words in paragraphs)
    blocks = markup.parse(text)
    assert [block["kind"] for block in blocks] == ["text"] * len(paragraphs)
    said = ["".join(part["text"] for part in block["parts"]) for block in blocks]
    assert said == ["Text " + " ".join(words) for words in paragraphs]


def test_the_marks_of_a_record_become_their_blocks() -> None:
    blocks = markup.parse(
        "## Head\n- one\n  more\n- two\n\n1. first\n2. second\n\n| a | b |\n|--2--|--1--|\n| c | **d** |\n\n"
        "[x] yes [ ] no\n\n= Label: value: more\n\n@boxes Title\n:: A = 1 || B ~2 = two\n\n---\n~~~\n+++ 8\n"
        "@sign Ann Ba, M.D. | Surgeon\n@line Signature\n@stamp RECEIVED | TODAY\n@large 20 big"
    )
    assert [block["kind"] for block in blocks] == [
        "heading", "list", "numbers", "table", "ticks", "pairs", "boxes", "rule", "break", "space", "sign", "sign",
        "stamp", "large",
    ]  # fmt: skip
    listed, table, ticks = blocks[1], blocks[3], blocks[4]
    assert listed["items"][0] == [{"bold": False, "text": "one more"}]
    assert table["widths"] == [2, 1]
    assert table["head"] is not None
    assert table["rows"] == [[[{"bold": False, "text": "c"}], [{"bold": True, "text": "d"}]]]
    assert [option["on"] for option in ticks["options"]] == [True, False]
    assert blocks[5]["rows"] == [["Label", [{"bold": False, "text": "value: more"}]]]
    assert [cell["width"] for cell in blocks[6]["rows"][0]] == [1.0, 2.0]
    assert blocks[10]["points"] == markup.signature("Ann Ba, M.D.") != markup.signature("Bo Ca, M.D.")
    assert blocks[11]["points"] is None
