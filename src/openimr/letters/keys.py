"""The house's signing key and certificate: made once, kept in a folder of their own, or put there.

A certificate that an authority gave stands in the same file, the house's own first and those above it after it.

The key is not encrypted; its protection is the file's mode (0600) and the folder's (0700). No message here
carries key material.
"""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID, ObjectIdentifier

KEY_NAME = "signing-key.pem"
CERTIFICATE_NAME = "signing-certificate.pem"
YEARS_VALID = 10

_DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # RFC 9336


class SigningKeysError(RuntimeError):
    """Key and certificate are missing or do not belong together. `folder` is where they should be."""

    def __init__(self, message: str, *, folder: Path) -> None:
        super().__init__(message)
        self.folder = folder


def ensure_keys(keys_dir: Path, *, organisation: str) -> None:
    """Make the house's signing key and certificate in `keys_dir`, unless they are there.

    The key is P-256, readable by its owner only (0600) and not encrypted; the certificate is self-signed in
    the organization's name and valid for ten years. Safe to call from several processes at once: one key
    wins, and a key whose certificate was not written any more gets it now. Raises SigningKeysError if there
    is a certificate without its key.
    """
    keys_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    key_path, certificate_path = keys_dir / KEY_NAME, keys_dir / CERTIFICATE_NAME
    if not key_path.exists():
        if certificate_path.exists():
            raise SigningKeysError(
                f"{CERTIFICATE_NAME} is there but its key {KEY_NAME} is not: put the key back, or move the "
                "certificate away to have a new pair made (letters signed before need the old certificate)",
                folder=keys_dir,
            )
        made = ec.generate_private_key(ec.SECP256R1())
        pem = made.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        _write_once(key_path, pem, mode=0o600)
    if not certificate_path.exists():
        certificate = _self_signed(_read_key(keys_dir), organisation)
        _write_once(certificate_path, certificate.public_bytes(serialization.Encoding.PEM), mode=0o644)
    read_pair(keys_dir)


def _read_key(keys_dir: Path) -> ec.EllipticCurvePrivateKey:
    try:
        key = serialization.load_pem_private_key((keys_dir / KEY_NAME).read_bytes(), password=None)
    except FileNotFoundError:
        raise SigningKeysError(f"{KEY_NAME} is missing: make it with ensure_keys", folder=keys_dir) from None
    except (ValueError, TypeError):  # never the library's words: they may speak of the key
        raise SigningKeysError(f"{KEY_NAME} is no private key in PEM form", folder=keys_dir) from None
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise SigningKeysError(f"{KEY_NAME}: expected a P-256 key, found another kind", folder=keys_dir)
    return key


def read_pair(keys_dir: Path) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """The key and its certificate. Raises SigningKeysError where one is missing, or not the other's."""
    key = _read_key(keys_dir)
    try:
        pem = (keys_dir / CERTIFICATE_NAME).read_bytes()
        certificate = x509.load_pem_x509_certificate(pem)
    except FileNotFoundError:
        raise SigningKeysError(f"{CERTIFICATE_NAME} is missing: run ensure_keys", folder=keys_dir) from None
    except ValueError:
        raise SigningKeysError(f"{CERTIFICATE_NAME} is no certificate in PEM form", folder=keys_dir) from None
    if certificate.public_key() != key.public_key():
        raise SigningKeysError(f"{CERTIFICATE_NAME} belongs to another key than {KEY_NAME}", folder=keys_dir)
    return key, certificate


def read_chain(keys_dir: Path) -> list[x509.Certificate]:
    """The certificates that stand after the house's own in its file: those of the authorities above it."""
    try:
        return x509.load_pem_x509_certificates((keys_dir / CERTIFICATE_NAME).read_bytes())[1:]
    except (OSError, ValueError):
        raise SigningKeysError(
            f"{CERTIFICATE_NAME} cannot be read as certificates", folder=keys_dir
        ) from None


def _self_signed(key: ec.EllipticCurvePrivateKey, organisation: str) -> x509.Certificate:
    name = " ".join(organisation.split())[:64]  # X.520 allows no more
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, name),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    now = dt.datetime.now(dt.UTC)
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=365 * YEARS_VALID))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([_DOCUMENT_SIGNING]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


def _write_once(path: Path, content: bytes, *, mode: int) -> None:
    """Write a file whole or not at all; if somebody else was first, theirs stays."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        os.fchmod(handle, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(temporary, path)
        except FileExistsError:
            return
    finally:
        Path(temporary).unlink()
