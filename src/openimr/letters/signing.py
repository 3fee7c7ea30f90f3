"""Signing letters: PAdES, certified, no change permitted afterwards.

The house signs with a P-256 key and its certificate: a self-signed one, made once by `ensure_keys`, or one that an
authority gave it, with the certificates between them. Sign last: any later change of the file, a re-save
included, ends the signature. Without a time stamping authority the same PDF, key and time give the same bytes, and
the time of signing is what the signer says it is.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from openimr.letters.keys import read_chain, read_pair
from openimr.letters.running import run
from openimr.letters.verifying import name_of

FIELD_NAME = "DeterminationSignature"
REASON = "Independent Medical Review determination"


class NoTime(RuntimeError):
    """The time stamping authority did not confirm the time: nothing was signed. The message says why."""


def sign_pdf(
    pdf: bytes,
    *,
    keys_dir: Path,
    at: dt.datetime,
    reason: str = REASON,
    authority: TimeStamper | None = None,
) -> bytes:
    """The PDF with the house's signature appended; its own bytes stay as they are, as the beginning.

    `at` (with a time zone) is the time of signing that the signature states; `authority` (see
    `openimr.letters.stamping`) confirms the time by a stamp of its own in the signature. Raises SigningKeysError
    without keys, NoTime if the authority confirms nothing, ValueError for something that is no PDF, is signed
    already, or an `at` without a time zone.
    """
    if at.tzinfo is None:
        raise ValueError("time of signing: expected a time zone, found none")
    key, own = read_pair(keys_dir)
    certificate = _as_asn1(own)
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD_NAME,
        md_algorithm="sha256",
        reason=reason,
        name=name_of(certificate),
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
    signer = _Signer(key, certificate, [_as_asn1(c) for c in read_chain(keys_dir)])
    try:
        writer = _Writer(pdf, at)
        work = _Certifier(metadata, signer, at, field, authority).async_sign_pdf(writer)
        signed: BytesIO = run(work)
    except (TimestampRequestError, OSError) as error:
        raise NoTime(f"the time stamping authority did not confirm the time ({_reason(error)})") from None
    except SigningError:
        raise ValueError("PDF to sign: expected one without a signature, found a signed one") from None
    except PdfError:
        raise ValueError("PDF to sign: expected a PDF, found something that cannot be read as one") from None
    return signed.getvalue()


def _as_asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)[:200] or type(error).__name__


class _Signer(signers.SimpleSigner):
    """Signs with a nonce that follows from key and data (RFC 6979), so that signing twice gives the same."""

    def __init__(
        self,
        key: ec.EllipticCurvePrivateKey,
        certificate: asn1_x509.Certificate,
        chain: list[asn1_x509.Certificate],
    ) -> None:
        der = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        self._key = key
        between = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        between.register_multiple(chain)
        super().__init__(
            signing_cert=certificate,
            signing_key=asn1_keys.PrivateKeyInfo.load(der),
            cert_registry=between,
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
        authority: TimeStamper | None,
    ) -> None:
        super().__init__(metadata, signer, timestamper=authority, new_field_spec=field)
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
