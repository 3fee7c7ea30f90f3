from __future__ import annotations

import asyncio
import datetime as dt
import io
import json
import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from cryptography import x509
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openimr.cli.letters_verify import verify
from openimr.letters.keys import CERTIFICATE_NAME, KEY_NAME, SigningKeysError, ensure_keys
from openimr.letters.signing import sign_pdf
from openimr.letters.verifying import verify_pdf
from openimr.letters.writing import render_pdf
from tests.letters.letter_samples import AT, determination, letter

HOUSE = "Specimen Review Organization"


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house") / "keys"
    ensure_keys(folder, organisation=HOUSE)
    return folder


@pytest.fixture(scope="module")
def unsigned() -> bytes:
    return render_pdf(determination(), letter(), at=AT)


@pytest.fixture(scope="module")
def signed(keys: Path, unsigned: bytes) -> bytes:
    return sign_pdf(unsigned, keys_dir=keys, at=AT)


def byte_range(pdf: bytes) -> tuple[int, int]:
    """Where the signature itself stands: from `<` to behind `>`."""
    found = re.search(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)", pdf)
    assert found
    return int(found[2]), int(found[3])


def test_a_signed_letter_is_intact_trusted_and_covered_whole(signed: bytes, keys: Path) -> None:
    report = verify_pdf(signed, trust=keys / CERTIFICATE_NAME)
    assert (report.signed, report.intact, report.trusted, report.covers_whole_file) == (True,) * 4
    assert report.signer == HOUSE
    assert report.signed_at == AT
    assert report.problem is None


def test_signing_appends_and_leaves_tags_language_and_title_alone(signed: bytes, unsigned: bytes) -> None:
    assert signed.startswith(unsigned)
    with pikepdf.open(io.BytesIO(unsigned)) as before, pikepdf.open(io.BytesIO(signed)) as after:
        assert after.Root.StructTreeRoot.objgen == before.Root.StructTreeRoot.objgen
        assert after.Root.MarkInfo.Marked
        assert str(after.Root.Lang) == "en-US"
        assert after.docinfo == before.docinfo
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()


def test_the_field_is_off_the_page_named_and_certifies_without_changes(signed: bytes) -> None:
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert all(float(n) < 0 for n in field.Rect)
        assert int(field.F) & 0b100  # printed, as PDF/A asks
        assert not int(field.F) & 0b10  # and not hidden, which PDF/A forbids
        assert str(field.TU)
        assert str(field.V.SubFilter) == "/ETSI.CAdES.detached"
        assert str(pdf.pages[0].Tabs) == "/S"
        (reference,) = field.V.Reference
        assert (str(reference.TransformMethod), int(reference.TransformParams.P)) == ("/DocMDP", 1)


def test_the_same_letter_key_and_time_give_the_same_signature(
    signed: bytes, unsigned: bytes, keys: Path
) -> None:
    assert sign_pdf(unsigned, keys_dir=keys, at=AT) == signed
    assert sign_pdf(unsigned, keys_dir=keys, at=AT + dt.timedelta(seconds=1)) != signed


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_one_flipped_bit_anywhere_outside_the_signature_ends_it(
    signed: bytes, keys: Path, data: st.DataObject
) -> None:
    start, end = byte_range(signed)
    position = data.draw(st.integers(0, start - 1) | st.integers(end, len(signed) - 1))
    changed = bytearray(signed)
    changed[position] ^= 1 << data.draw(st.integers(0, 7))
    report = verify_pdf(bytes(changed), trust=keys / CERTIFICATE_NAME)
    assert not report.intact
    assert not report.trusted
    assert report.problem


def test_bytes_hidden_beside_the_signature_in_its_own_place_end_it(signed: bytes, keys: Path) -> None:
    _, end = byte_range(signed)
    changed = bytearray(signed)
    assert changed[end - 10] == ord("0")
    changed[end - 10] = ord("7")
    assert not verify_pdf(bytes(changed), trust=keys / CERTIFICATE_NAME).intact
    start, _ = byte_range(signed)
    digit = next(i for i in range(start, end) if chr(signed[i]) in "ABCDEF")
    changed = bytearray(signed)
    changed[digit] ^= 0x20  # the same digit in the other case
    assert not verify_pdf(bytes(changed), trust=keys / CERTIFICATE_NAME).intact


def test_what_is_appended_after_signing_ends_it(signed: bytes, keys: Path) -> None:
    report = verify_pdf(signed + b"\n% added\n", trust=keys / CERTIFICATE_NAME)
    assert not report.intact
    assert not report.covers_whole_file
    assert "added" in (report.problem or "")


@pytest.mark.parametrize(("before", "after"), [(b"\n", b""), (b"", b"%%EOF\n"), (b"x" * 2000, b"")])
def test_a_signed_letter_that_can_no_longer_be_read_is_told_as_changed(
    before: bytes, after: bytes, signed: bytes, keys: Path
) -> None:
    report = verify_pdf(before + signed + after, trust=keys / CERTIFICATE_NAME)
    assert not report.intact
    assert report.problem is not None
    assert "changed since it was signed" in report.problem or "was added to the file" in report.problem


def test_a_file_saved_anew_is_no_longer_intact(signed: bytes, keys: Path) -> None:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        pdf.save(saved)
    assert not verify_pdf(saved.getvalue(), trust=keys / CERTIFICATE_NAME).intact


def test_without_a_certificate_to_trust_a_letter_is_intact_but_not_trusted(signed: bytes) -> None:
    report = verify_pdf(signed, trust=None)
    assert report.intact
    assert not report.trusted
    assert report.problem is None


def test_a_signature_in_the_same_name_by_another_key_is_not_trusted(
    unsigned: bytes, keys: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ensure_keys(tmp_path / "forger", organisation=HOUSE)
    forged = sign_pdf(unsigned, keys_dir=tmp_path / "forger", at=AT)
    report = verify_pdf(forged, trust=keys / CERTIFICATE_NAME)
    assert report.signer == HOUSE
    assert report.intact
    assert not report.trusted
    assert "not among the trusted" in (report.problem or "")
    assert not caplog.records  # a refused trust is an answer, not a traceback in the log


@pytest.mark.parametrize("content", [b"", b"junk", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF\n", b"\x00" * 2000])
def test_what_is_no_pdf_is_reported_and_raises_nothing(content: bytes) -> None:
    report = verify_pdf(content, trust=None)
    assert not report.signed
    assert report.problem


def test_an_unsigned_letter_says_so(unsigned: bytes) -> None:
    assert verify_pdf(unsigned, trust=None).problem == "carries no signature"


def test_a_truncated_letter_is_not_intact(signed: bytes) -> None:
    assert not verify_pdf(signed[: len(signed) // 2], trust=None).intact
    assert not verify_pdf(signed[:-20], trust=None).intact


def test_signing_refuses_a_signed_letter_something_else_and_a_time_without_zone(
    signed: bytes, unsigned: bytes, keys: Path
) -> None:
    with pytest.raises(ValueError, match="found a signed one"):
        sign_pdf(signed, keys_dir=keys, at=AT)
    with pytest.raises(ValueError, match="expected a PDF"):
        sign_pdf(b"junk", keys_dir=keys, at=AT)
    with pytest.raises(ValueError, match="time zone"):
        sign_pdf(unsigned, keys_dir=keys, at=dt.datetime(2026, 1, 1))


def test_signing_and_checking_work_inside_a_running_event_loop(unsigned: bytes, keys: Path) -> None:
    async def inside() -> bool:
        made = sign_pdf(unsigned, keys_dir=keys, at=AT)
        return verify_pdf(made, trust=keys / CERTIFICATE_NAME).trusted

    # In a thread of its own: the browser tests leave a running loop in theirs.
    with ThreadPoolExecutor(max_workers=1) as pool:
        assert pool.submit(asyncio.run, inside()).result()


def test_keys_are_made_once_and_the_private_one_is_its_owners_only(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "keys"
    ensure_keys(folder, organisation=HOUSE)
    first = {p.name: p.read_bytes() for p in folder.iterdir()}
    assert set(first) == {KEY_NAME, CERTIFICATE_NAME}
    assert stat.S_IMODE((folder / KEY_NAME).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    ensure_keys(folder, organisation="Another name")
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == first


def test_many_makers_at_once_end_with_one_pair(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: ensure_keys(tmp_path / "keys", organisation=HOUSE), range(8)))
    assert {p.name for p in (tmp_path / "keys").iterdir()} == {KEY_NAME, CERTIFICATE_NAME}


def test_a_key_whose_certificate_was_never_written_gets_one(tmp_path: Path) -> None:
    ensure_keys(tmp_path, organisation=HOUSE)
    key = (tmp_path / KEY_NAME).read_bytes()
    (tmp_path / CERTIFICATE_NAME).unlink()
    ensure_keys(tmp_path, organisation=HOUSE)
    assert (tmp_path / KEY_NAME).read_bytes() == key
    assert (tmp_path / CERTIFICATE_NAME).exists()


def test_a_lost_or_strange_key_is_told_without_key_material(tmp_path: Path, unsigned: bytes) -> None:
    ensure_keys(tmp_path / "a", organisation=HOUSE)
    ensure_keys(tmp_path / "b", organisation=HOUSE)
    secret = (tmp_path / "b" / KEY_NAME).read_text().splitlines()[1]
    (tmp_path / "b" / CERTIFICATE_NAME).write_bytes((tmp_path / "a" / CERTIFICATE_NAME).read_bytes())
    with pytest.raises(SigningKeysError, match="belongs to another key") as mixed:
        sign_pdf(unsigned, keys_dir=tmp_path / "b", at=AT)
    (tmp_path / "b" / KEY_NAME).write_text(secret)
    with pytest.raises(SigningKeysError, match="no private key") as broken:
        sign_pdf(unsigned, keys_dir=tmp_path / "b", at=AT)
    assert secret not in f"{mixed.value!r}{broken.value!r}{broken.value.__cause__!r}"
    (tmp_path / "b" / KEY_NAME).unlink()
    with pytest.raises(SigningKeysError, match="put the key back"):
        ensure_keys(tmp_path / "b", organisation=HOUSE)
    with pytest.raises(SigningKeysError, match="missing"):
        sign_pdf(unsigned, keys_dir=tmp_path / "none", at=AT)


def test_a_long_name_of_an_organization_still_makes_a_certificate(tmp_path: Path) -> None:
    ensure_keys(tmp_path, organisation="A very long name " * 10)
    certificate = x509.load_pem_x509_certificate((tmp_path / CERTIFICATE_NAME).read_bytes())
    (name,) = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    assert name.value.startswith("A very long name")


class TestCommand:
    def run(self, *arguments: object, home: Path | None = None) -> tuple[int, str, str]:
        environment = {"OPENIMR_HOME": str(home)} if home else {"OPENIMR_HOME": "no-such-folder"}
        result = CliRunner(env=environment).invoke(verify, [str(a) for a in arguments])
        return result.exit_code, result.stdout, result.stderr

    @pytest.fixture
    def files(self, tmp_path: Path, signed: bytes, unsigned: bytes) -> dict[str, Path]:
        changed = bytearray(signed)
        changed[3000] ^= 1
        contents = {"good": signed, "changed": bytes(changed), "unsigned": unsigned, "junk": b"junk"}
        paths = {name: tmp_path / f"{name}.pdf" for name in contents}
        for name, content in contents.items():
            paths[name].write_bytes(content)
        return paths

    def test_a_good_letter_exits_0_and_tells_who_and_when(self, files: dict[str, Path], keys: Path) -> None:
        code, out, _ = self.run(files["good"], "--trust", keys / CERTIFICATE_NAME)
        assert code == 0
        assert f"signed by {HOUSE} at 2026-04-01 17:00:00 UTC" in out
        assert "own statement" in out
        assert "intact; the certificate is trusted" in out

    def test_the_houses_own_certificate_is_trusted_by_default(
        self, files: dict[str, Path], keys: Path
    ) -> None:
        assert "is trusted" in self.run(files["good"], home=keys.parent)[1]
        code, out, _ = self.run(files["good"])
        assert code == 0
        assert "the signer was not checked" in out

    def test_bad_files_exit_1_are_named_on_stderr_and_stop_nothing(
        self, files: dict[str, Path], keys: Path
    ) -> None:
        bad = [files["changed"], files["unsigned"], files["junk"], files["good"].parent / "none.pdf"]
        code, out, err = self.run(*bad, files["good"], "--trust", keys / CERTIFICATE_NAME)
        assert code == 1
        assert len(out.splitlines()) == 5
        assert [line.split(":")[0] for line in err.splitlines()] == [str(b) for b in bad]
        told = [line.split(": ", 1)[1] for line in out.splitlines()]
        assert "NOT INTACT" in told[0]
        assert told[1] == "NOT SIGNED, carries no signature"
        assert told[2].startswith("NOT CHECKED, cannot be read as a PDF")
        assert told[3].startswith("NOT CHECKED, cannot be opened")

    def test_json_gives_one_object_a_file(self, files: dict[str, Path], keys: Path) -> None:
        code, out, _ = self.run(
            "--json", files["good"], files["unsigned"], "--trust", keys / CERTIFICATE_NAME
        )
        good, bare = (json.loads(line) for line in out.splitlines())
        assert code == 1
        assert good["intact"]
        assert good["trusted"]
        assert good["signed_at"] == AT.isoformat()
        assert bare["signed"] is False
        assert bare["problem"]
        assert json.loads(self.run("--json", files["good"])[1])["trusted"] is None

    def test_wrong_usage_exits_2(self, files: dict[str, Path]) -> None:
        assert self.run()[0] == 2
        assert self.run(files["good"], "--trust", files["good"].parent / "none.pem")[0] == 2
        assert self.run(files["good"], "--trust", files["junk"])[0] == 2
