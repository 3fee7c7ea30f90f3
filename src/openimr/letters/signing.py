"""Signing letters and checking signatures: PAdES, certified, no change permitted afterwards.

The house signs with a P-256 key and a self-signed certificate, made once by `ensure_keys`. Sign last: any
later change of the file, a re-save included, ends the signature. The same PDF, key and time give the same
bytes. No time service is asked, so the time of signing is what the signer says it is.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
import logging
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from asn1crypto import cms as asn1_cms
from asn1crypto import keys as asn1_keys
from asn1crypto import pem as asn1_pem
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from openimr.letters.keys import CERTIFICATE_NAME, KEY_NAME, SigningKeysError, ensure_keys, read_pair

__all__ = [
    "CERTIFICATE_NAME",
    "KEY_NAME",
    "SignatureReport",
    "SigningKeysError",
    "ensure_keys",
    "sign_pdf",
    "verify_pdf",
]

FIELD_NAME = "DeterminationSignature"
REASON = "Independent Medical Review determination"

_T = TypeVar("_T")

# A certificate that is not trusted is an answer, not an error: the library would log it with a traceback.
logging.getLogger("pyhanko.sign.validation.generic_cms").setLevel(logging.CRITICAL)


@dataclass(frozen=True, kw_only=True)
class SignatureReport:
    """What the signature of one PDF proves.

    `intact`: the signature is sound, covers the whole file and no byte has changed since. `trusted`: intact,
    and made with one of the certificates given as trusted. `signed_at` is the signer's own statement.
    `problem` says in words why a file is not signed, not intact or not trusted; None if nothing is wrong.
    """

    signed: bool
    intact: bool = False
    trusted: bool = False
    covers_whole_file: bool = False
    signer: str | None = None
    signed_at: dt.datetime | None = None
    problem: str | None = None


def sign_pdf(pdf: bytes, *, keys_dir: Path, at: dt.datetime, reason: str = REASON) -> bytes:
    """The PDF with the house's signature appended; its own bytes stay as they are, as the beginning.

    `at` (with a time zone) is the time of signing that the signature states. Raises SigningKeysError without
    keys, ValueError for something that is no PDF, is signed already, or an `at` without a time zone.
    """
    if at.tzinfo is None:
        raise ValueError("time of signing: expected a time zone, found none")
    key, own = read_pair(keys_dir)
    certificate = asn1_x509.Certificate.load(own.public_bytes(serialization.Encoding.DER))
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD_NAME,
        md_algorithm="sha256",
        reason=reason,
        name=_name_of(certificate),
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    # PDF/UA wants an untagged field hidden or off the page, PDF/A forbids hidden ones: so off the page.
    field = fields.SigFieldSpec(
        FIELD_NAME,
        on_page=0,
        invis_sig_settings=fields.InvisSigSettings(box_out_of_bounds=True),
        readable_field_name="Digital signature of the determination",
    )
    signer = _Signer(key, certificate)
    try:
        writer = _Writer(pdf, at)
        work = _Certifier(metadata, signer, at, field).async_sign_pdf(writer)
        signed: BytesIO = _run(work)
    except SigningError:
        raise ValueError("PDF to sign: expected one without a signature, found a signed one") from None
    except PdfError:
        raise ValueError("PDF to sign: expected a PDF, found something that cannot be read as one") from None
    return signed.getvalue()


def verify_pdf(pdf: bytes, *, trust: Path | None) -> SignatureReport:
    """What the signature of a PDF proves; never raises for what is in the file.

    `trust` is a file of one or more certificates (PEM) that are trusted; without one, `trusted` is False and
    the rest is judged all the same. Raises OSError if `trust` cannot be read, ValueError if it holds none.
    """
    roots = None if trust is None else _certificates(trust)
    try:
        found = list(PdfFileReader(BytesIO(pdf)).embedded_signatures)
    except Exception as error:  # noqa: BLE001  the file may hold anything, and the reader raises anything
        return SignatureReport(signed=False, problem=f"cannot be read as a PDF ({type(error).__name__})")
    if not found:
        return SignatureReport(signed=False, problem="carries no signature")
    signature = found[-1]
    try:
        status = _run(_judge(signature, roots or []))
        report = _report(pdf, signature, status, asked=roots is not None)
    except Exception as error:  # noqa: BLE001  as above
        return SignatureReport(
            signed=True, problem=f"the signature cannot be checked ({type(error).__name__})"
        )
    if len(found) > 1:
        problem = f"carries {len(found)} signatures, and a letter carries one"
        return SignatureReport(signed=True, signer=report.signer, signed_at=report.signed_at, problem=problem)
    return report


async def _judge(signature: EmbeddedPdfSignature, roots: list[asn1_x509.Certificate]) -> PdfSignatureStatus:
    context = ValidationContext(trust_roots=roots, allow_fetching=False)
    return await async_validate_pdf_signature(signature, context)


def _report(
    pdf: bytes, signature: EmbeddedPdfSignature, status: PdfSignatureStatus, *, asked: bool
) -> SignatureReport:
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    # `valid` stays true when a byte has changed, and `bottom_line` asks for trust as well: so each apart.
    sound = bool(status.intact and status.valid and status.docmdp_ok is not False and status.seed_value_ok)
    intact = sound and whole and _nothing_beside(pdf, signature)
    trusted = intact and asked and status.bottom_line
    problem = None
    if not status.intact or not status.valid:
        problem = "the file has been changed since it was signed"
    elif not intact:
        problem = "something was added to the file or to its signature after it was signed"
    elif asked and not trusted:
        problem = "signed with a certificate that is not among the trusted ones, or is out of date"
    certificate = signature.signer_cert
    return SignatureReport(
        signed=True,
        intact=intact,
        trusted=trusted,
        covers_whole_file=whole,
        signer=_name_of(certificate),
        signed_at=signature.self_reported_timestamp,
        problem=problem,
    )


def _nothing_beside(pdf: bytes, signature: EmbeddedPdfSignature) -> bool:
    """Whether the one place that no signature covers, its own, holds the signature and nothing else.

    A signature stands in the file as hex digits, filled up with zeros. Other filling, or digits in mixed
    case, would be bytes that somebody could set at will.
    """
    start, length, end, _ = (int(n) for n in signature.byte_range)
    gap = pdf[start + length : end]
    digits = gap[1:-1]
    if gap[:1] != b"<" or gap[-1:] != b">" or digits not in {digits.upper(), digits.lower()}:
        return False
    content = bytes.fromhex(digits.decode("ascii"))
    used = len(asn1_cms.ContentInfo.load(content).dump())
    return not any(content[used:])


class _Signer(signers.SimpleSigner):
    """Signs with a nonce that follows from key and data (RFC 6979), so that signing twice gives the same."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, certificate: asn1_x509.Certificate) -> None:
        der = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        self._key = key
        super().__init__(
            signing_cert=certificate,
            signing_key=asn1_keys.PrivateKeyInfo.load(der),
            cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
        )

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        if digest_algorithm != "sha256":
            raise ValueError(f"digest of a signature: expected sha256, found {digest_algorithm}")
        return self._key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))


class _Certifier(signers.PdfSigner):
    """A signer whose clock says `at`."""

    def __init__(
        self,
        metadata: signers.PdfSignatureMetadata,
        signer: signers.Signer,
        at: dt.datetime,
        field: fields.SigFieldSpec,
    ) -> None:
        super().__init__(metadata, signer, new_field_spec=field)
        self._at = at.replace(microsecond=0)

    def init_signing_session(self, *args: Any, **kwargs: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self._at
        return session


class _Writer(IncrementalPdfFileWriter):
    """Appends to a PDF with an identifier that follows from its bytes, and leaves its metadata alone."""

    def __init__(self, pdf: bytes, at: dt.datetime) -> None:
        super().__init__(BytesIO(pdf))
        first = self._document_id[0]
        second = hashlib.sha256(pdf + at.isoformat().encode()).digest()[:16]
        self._document_id = generic.ArrayObject([first, generic.ByteStringObject(second)])

    def _update_meta(self) -> None:
        """Nothing: the letter's title, language and PDF/UA mark stand, and no date of this run comes in."""


def _certificates(path: Path) -> list[asn1_x509.Certificate]:
    content = path.read_bytes()
    if not asn1_pem.detect(content):
        raise ValueError(f"{path.name}: expected certificates in PEM form, found none")
    blocks = asn1_pem.unarmor(content, multiple=True)
    found = [asn1_x509.Certificate.load(der) for kind, _, der in blocks if kind == "CERTIFICATE"]
    if not found:
        raise ValueError(f"{path.name}: expected certificates in PEM form, found none")
    return found


def _name_of(certificate: asn1_x509.Certificate) -> str:
    names = certificate.subject.native
    return str(names.get("organization_name") or names.get("common_name") or "(no name)")


def _run(work: Coroutine[Any, Any, _T]) -> _T:
    """Run a coroutine to its end, also where an event loop is running already (then in a thread)."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, work).result()
