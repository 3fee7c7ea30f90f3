"""The time of signing, confirmed by an authority that answers over HTTP on this machine."""

from __future__ import annotations

import asyncio
import datetime as dt
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from click.testing import CliRunner
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

from openimr.cli.letters_verify import verify
from openimr.letters.keys import CERTIFICATE_NAME, KEY_NAME, ensure_keys
from openimr.letters.signing import NoTime, sign_pdf
from openimr.letters.stamping import HttpAuthority
from openimr.letters.verifying import verify_pdf
from openimr.letters.writing import render_pdf
from tests.letters.letter_samples import AT, determination, letter

STAMPED = dt.datetime(2026, 4, 1, 17, 0, 9, tzinfo=dt.UTC)
FOREVER = (dt.datetime(2020, 1, 1, tzinfo=dt.UTC), dt.datetime(2060, 1, 1, tzinfo=dt.UTC))
Certified = tuple[x509.Certificate, rsa.RSAPrivateKey]


def a_name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, words)])


def a_certificate(
    words: str, *, by: Certified | None = None, authority: bool = False, stamps: bool = False,
    valid: tuple[dt.datetime, dt.datetime] = FOREVER,
) -> Certified:  # fmt: skip
    """A certificate and its key: signed by another one, or by itself."""
    key = rsa.generate_private_key(65537, 2048)
    issuer, signing = (by[0].subject, by[1]) if by else (a_name(words), key)
    usage = x509.KeyUsage(
        digital_signature=not authority, content_commitment=not authority, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=authority, crl_sign=authority,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip
    builder = (
        x509.CertificateBuilder().subject_name(a_name(words)).issuer_name(issuer).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(valid[0]).not_valid_after(valid[1])
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )  # fmt: skip
    if stamps:
        builder = builder.add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
    return builder.sign(signing, hashes.SHA256()), key


def pem(*certificates: x509.Certificate) -> bytes:
    return b"".join(c.public_bytes(serialization.Encoding.PEM) for c in certificates)


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The URL of an authority, and the file with its certificate."""
    certificate, key = a_certificate("Specimen Time Authority", stamps=True)
    stamper = DummyTimeStamper(
        asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        asn1_keys.PrivateKeyInfo.load(
            key.private_bytes(
                serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        ),
        fixed_dt=STAMPED,
    )

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            kind, content = "application/timestamp-reply", b"no stamp"
            if self.path == "/stamp":
                request = tsp.TimeStampReq.load(asked)
                content = asyncio.run(stamper.async_request_tsa_response(request)).dump()
            elif self.path == "/page":
                kind = "text/html"
            elif self.path == "/down":
                self.send_error(503)
                return
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    path = tmp_path_factory.mktemp("clock") / "clock.pem"
    path.write_bytes(pem(certificate))
    yield f"http://127.0.0.1:{server.server_address[1]}", path
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house") / "keys"
    ensure_keys(folder, organisation="Specimen Review Organization")
    return folder


@pytest.fixture(scope="module")
def unsigned() -> bytes:
    return render_pdf(determination(), letter(time_confirmed=True), at=AT)


@pytest.fixture(scope="module")
def stamped(clock: tuple[str, Path], keys: Path, unsigned: bytes) -> bytes:
    return sign_pdf(unsigned, keys_dir=keys, at=AT, authority=HttpAuthority(f"{clock[0]}/stamp"))


def test_a_stamped_letter_says_when_and_by_whom_its_time_was_confirmed(
    stamped: bytes, clock: tuple[str, Path], keys: Path
) -> None:
    report = verify_pdf(stamped, trust=keys / CERTIFICATE_NAME, trust_time=clock[1])
    assert (report.intact, report.trusted, report.time_trusted) == (True, True, True)
    assert report.stamped_at == STAMPED
    assert report.stamped_by == "Specimen Time Authority"
    assert report.signed_at == AT
    assert report.problem is None


def test_an_authority_that_is_not_trusted_leaves_the_signer_trusted_and_the_time_not(
    stamped: bytes, keys: Path
) -> None:
    report = verify_pdf(stamped, trust=keys / CERTIFICATE_NAME)
    assert (report.intact, report.trusted, report.time_trusted) == (True, True, False)
    assert report.stamped_at == STAMPED


def test_a_changed_byte_of_a_stamped_letter_ends_signature_and_time(
    stamped: bytes, clock: tuple[str, Path], keys: Path
) -> None:
    changed = bytearray(stamped)
    changed[100] ^= 1
    report = verify_pdf(bytes(changed), trust=keys / CERTIFICATE_NAME, trust_time=clock[1])
    assert (report.intact, report.trusted, report.time_trusted) == (False, False, False)


@pytest.mark.parametrize(
    ("path", "why"),
    [("/junk", "cannot be read"), ("/page", "found text/html"), ("/down", "503")],
)
def test_without_the_authoritys_word_nothing_is_signed(
    path: str, why: str, clock: tuple[str, Path], keys: Path, unsigned: bytes
) -> None:
    with pytest.raises(NoTime, match=why):
        sign_pdf(unsigned, keys_dir=keys, at=AT, authority=HttpAuthority(clock[0] + path))


def test_an_authority_that_nobody_answers_for_signs_nothing(keys: Path, unsigned: bytes) -> None:
    with pytest.raises(NoTime, match="did not confirm the time"):
        sign_pdf(unsigned, keys_dir=keys, at=AT, authority=HttpAuthority("http://127.0.0.1:9/"))


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://clock", "", "clock"])
def test_an_authority_is_asked_over_http_only(url: str) -> None:
    with pytest.raises(ValueError, match="http://"):
        HttpAuthority(url)


def test_the_letter_tells_who_confirms_its_time() -> None:
    from openimr.letters.writing import render_text

    assert "confirmed by a time stamping authority" in render_text(
        determination(), letter(time_confirmed=True)
    )
    assert "the signer’s own statement" in render_text(determination(), letter())


def test_the_command_tells_the_stamp_in_words_and_as_json(
    stamped: bytes, clock: tuple[str, Path], keys: Path, tmp_path: Path
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(stamped)
    arguments = [str(path), "--trust", str(keys / CERTIFICATE_NAME), "--trust-time", str(clock[1])]
    told = CliRunner().invoke(verify, arguments)
    assert told.exit_code == 0
    assert "stamped 2026-04-01 17:00:09 UTC by Specimen Time Authority (authority trusted)" in told.output
    as_json = json.loads(CliRunner().invoke(verify, [*arguments, "--json"]).stdout)
    assert as_json["time_trusted"] is True
    assert as_json["time_stamped_at"] == "2026-04-01T17:00:09+00:00"
    assert "authority NOT TRUSTED" in CliRunner().invoke(verify, arguments[:3]).output


def test_the_command_trusts_the_certificate_where_the_settings_keep_the_keys(
    stamped: bytes, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(stamped)
    monkeypatch.setenv("OPENIMR_KEYS", str(keys))
    told = CliRunner().invoke(verify, [str(path)])
    assert told.exit_code == 0
    assert "the certificate is trusted" in told.output


def certify_by(issuer: Certified, keys: Path, valid: tuple[dt.datetime, dt.datetime] = FOREVER) -> None:
    """Put a certificate into the house's folder that an authority gave for its key."""
    ensure_keys(keys, organisation="Specimen Review Organization")
    own_key = serialization.load_pem_private_key((keys / KEY_NAME).read_bytes(), password=None)
    assert isinstance(own_key, ec.EllipticCurvePrivateKey)
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    own = (
        x509.CertificateBuilder().subject_name(a_name("Specimen Review Organization"))
        .issuer_name(issuer[0].subject).public_key(own_key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(valid[0]).not_valid_after(valid[1])
        .add_extension(usage, critical=True).sign(issuer[1], hashes.SHA256())
    )  # fmt: skip
    (keys / CERTIFICATE_NAME).write_bytes(pem(own, issuer[0]))


def test_a_certificate_that_an_authority_gave_is_trusted_through_it(unsigned: bytes, tmp_path: Path) -> None:
    # given a house whose certificate an authority signed, with the one between them in its file
    root = a_certificate("Specimen Root", authority=True)
    certify_by(a_certificate("Specimen Issuer", by=root, authority=True), tmp_path / "keys")
    (tmp_path / "root.pem").write_bytes(pem(root[0]))
    # when a letter is signed and only the root is trusted
    report = verify_pdf(sign_pdf(unsigned, keys_dir=tmp_path / "keys", at=AT), trust=tmp_path / "root.pem")
    # then the signature carries what leads there
    assert (report.intact, report.trusted, report.problem) == (True, True, None)


def test_a_certificate_that_ran_out_is_trusted_for_what_a_trusted_stamp_shows_it_signed_before(
    unsigned: bytes, clock: tuple[str, Path], tmp_path: Path
) -> None:
    # given a house whose certificate was valid on the day of the stamp and is no longer
    root = a_certificate("Specimen Root", authority=True)
    ran_out = STAMPED + dt.timedelta(days=1)
    certify_by(root, tmp_path / "keys", valid=(FOREVER[0], ran_out))
    (tmp_path / "root.pem").write_bytes(pem(root[0]))
    # when a letter was stamped while it was
    authority = HttpAuthority(f"{clock[0]}/stamp")
    stamped = sign_pdf(unsigned, keys_dir=tmp_path / "keys", at=AT, authority=authority)
    # then the signer is trusted by whoever trusts the clock, and by nobody else
    report = verify_pdf(stamped, trust=tmp_path / "root.pem", trust_time=clock[1])
    assert (report.intact, report.trusted, report.problem) == (True, True, None)
    without_clock = verify_pdf(stamped, trust=tmp_path / "root.pem")
    assert (without_clock.intact, without_clock.trusted) == (True, False)
    assert without_clock.problem is not None
    assert "ran out on 2026-04-02" in without_clock.problem
    # and a letter without a stamp is not
    bare = verify_pdf(
        sign_pdf(unsigned, keys_dir=tmp_path / "keys", at=AT),
        trust=tmp_path / "root.pem",
        trust_time=clock[1],
    )
    assert (bare.intact, bare.trusted) == (True, False)
    # and neither is one whose stamp is later than the certificate
    certify_by(root, tmp_path / "keys", valid=(FOREVER[0], STAMPED - dt.timedelta(days=1)))
    late = sign_pdf(unsigned, keys_dir=tmp_path / "keys", at=AT, authority=authority)
    assert verify_pdf(late, trust=tmp_path / "root.pem", trust_time=clock[1]).trusted is False
