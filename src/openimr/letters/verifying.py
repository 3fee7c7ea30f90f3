"""Checking a letter's signature: who signed, when, and whether a byte has changed since."""

from __future__ import annotations

import datetime as dt
import logging
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from asn1crypto import cms as asn1_cms
from asn1crypto import pem as asn1_pem
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from openimr.letters.running import run

# A certificate that is not trusted is an answer, not an error: the library would log it with a traceback.
logging.getLogger("pyhanko.sign.validation.generic_cms").setLevel(logging.CRITICAL)

_SIGNED_ONCE = re.compile(rb"/ByteRange\s{0,9}\[")


@dataclass(frozen=True, kw_only=True)
class SignatureReport:
    """What the signature of one PDF proves.

    `intact`: the signature is sound, covers the whole file and no byte has changed since. `trusted`: intact,
    and made with one of the certificates given as trusted, or one that they vouch for, which is valid today or was at
    the time that a trusted authority has put into the signature. `readable`: the file could be read as a PDF; if not,
    nothing is known of a signature. `signed_at` is the
    signer's own statement; `stamped_at` the time that the time stamping authority `stamped_by` put into the
    signature (None without one), `time_trusted` whether that stamp is sound and its authority trusted. `problem`
    says in words why a file is not signed, not intact or not trusted; None if nothing is wrong.
    """

    signed: bool
    readable: bool = True
    intact: bool = False
    trusted: bool = False
    covers_whole_file: bool = False
    signer: str | None = None
    signed_at: dt.datetime | None = None
    stamped_at: dt.datetime | None = None
    stamped_by: str | None = None
    time_trusted: bool = False
    problem: str | None = None


def verify_pdf(pdf: bytes, *, trust: Path | None, trust_time: Path | None = None) -> SignatureReport:
    """What the signature of a PDF proves; never raises for what is in the file.

    `trust` is a file of one or more certificates (PEM) that are trusted to sign, `trust_time` one of those that
    are trusted to tell the time; without them, `trusted` or `time_trusted` is False and the rest is judged all
    the same. Raises OSError if a file cannot be read, ValueError if it holds none.
    """
    roots = None if trust is None else _certificates(trust)
    clocks = [] if trust_time is None else _certificates(trust_time)
    try:
        found = list(PdfFileReader(BytesIO(pdf)).embedded_signatures)
    except Exception as error:  # noqa: BLE001  the file may hold anything, and the reader raises anything
        problem = f"cannot be read as a PDF ({type(error).__name__})"
        if _SIGNED_ONCE.search(pdf):
            problem = "has been changed since it was signed: it holds a signature, and can no longer be read as a PDF"
        return SignatureReport(signed=False, readable=False, problem=problem)
    if not found:
        return SignatureReport(signed=False, problem="carries no signature")
    signature = found[-1]
    try:
        status = run(_judge(signature, roots or [], clocks))
        stamp = status.timestamp_validity
        if not status.trusted and stamp is not None and stamp.intact and stamp.valid and stamp.trusted:
            # A certificate may have run out since: what counts is the time at which it was used, if that is proven.
            status = run(_judge(signature, roots or [], clocks, at=stamp.timestamp))
        report = _report(pdf, signature, status, asked=roots is not None)
    except Exception as error:  # noqa: BLE001  as above
        return SignatureReport(
            signed=True, problem=f"the signature cannot be checked ({type(error).__name__})"
        )
    if len(found) > 1:
        problem = f"carries {len(found)} signatures, and a letter carries one"
        return SignatureReport(signed=True, signer=report.signer, signed_at=report.signed_at, problem=problem)
    return report


async def _judge(
    signature: EmbeddedPdfSignature,
    roots: list[asn1_x509.Certificate],
    clocks: list[asn1_x509.Certificate],
    *,
    at: dt.datetime | None = None,
) -> PdfSignatureStatus:
    """The library's judgement; `at` is the time at which the signer's certificates must be valid, today without."""
    signers = ValidationContext(trust_roots=roots, allow_fetching=False, moment=at)
    authorities = ValidationContext(trust_roots=clocks, allow_fetching=False)
    return await async_validate_pdf_signature(signature, signers, authorities)


def _report(
    pdf: bytes, signature: EmbeddedPdfSignature, status: PdfSignatureStatus, *, asked: bool
) -> SignatureReport:
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    # `valid` stays true when a byte has changed, and `bottom_line` asks for trust as well: so each apart.
    sound = bool(status.intact and status.valid and status.docmdp_ok is not False and status.seed_value_ok)
    intact = sound and whole and _nothing_beside(pdf, signature)
    stamp = status.timestamp_validity
    if stamp is not None and not (stamp.intact and stamp.valid):
        sound = intact = False
    trusted = bool(intact and asked and status.trusted)
    problem = None
    if not status.intact or not status.valid:
        problem = "the file has been changed since it was signed"
    elif stamp is not None and not sound:
        problem = "the time stamp in the signature is not sound"
    elif not intact:
        problem = "something was added to the file or to its signature after it was signed"
    elif asked and not trusted:
        problem = _why_not_trusted(signature.signer_cert)
    certificate = signature.signer_cert
    return SignatureReport(
        signed=True,
        intact=intact,
        trusted=trusted,
        covers_whole_file=whole,
        signer=name_of(certificate),
        signed_at=signature.self_reported_timestamp,
        stamped_at=stamp.timestamp if stamp else None,
        stamped_by=name_of(stamp.signing_cert) if stamp else None,
        time_trusted=bool(intact and stamp and stamp.trusted),
        problem=problem,
    )


def _why_not_trusted(certificate: asn1_x509.Certificate) -> str:
    now = dt.datetime.now(dt.UTC)
    if certificate.not_valid_after < now:
        return (
            f"signed with a certificate that ran out on {certificate.not_valid_after:%Y-%m-%d}, and no trusted time stamp "
            "shows that it was signed before: ask the house for its present certificate, or trust the stamp's authority"
        )
    if certificate.not_valid_before > now:
        return f"signed with a certificate that is valid only from {certificate.not_valid_before:%Y-%m-%d}"
    return (
        "signed with a certificate that is not among the trusted ones and that none of them vouches for (or a certificate "
        "between them is out of date)"
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


def _certificates(path: Path) -> list[asn1_x509.Certificate]:
    content = path.read_bytes()
    if not asn1_pem.detect(content):
        raise ValueError(f"{path.name}: expected certificates in PEM form, found none")
    blocks = asn1_pem.unarmor(content, multiple=True)
    found = [asn1_x509.Certificate.load(der) for kind, _, der in blocks if kind == "CERTIFICATE"]
    if not found:
        raise ValueError(f"{path.name}: expected certificates in PEM form, found none")
    return found


def name_of(certificate: asn1_x509.Certificate) -> str:
    """Whom a certificate names: the organization, failing that the common name."""
    names = certificate.subject.native
    return str(names.get("organization_name") or names.get("common_name") or "(no name)")
