"""Certificates for the hosts of the hostile web that speak TLS, made anew each time by an authority of their own."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

AUTHORITY = "authority.pem"
"""The file of the authority that the crawl is to trust."""

_Signed = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]


class Authority:
    """Signs certificates and keeps them as files in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._trusted = _signed("An invented authority", None)
        self._stranger = _signed("Nobody", None)
        (folder / AUTHORITY).write_bytes(self._trusted[0].public_bytes(Encoding.PEM))

    def context(self, host: str, like: str) -> ssl.SSLContext:
        """What a server at `host` speaks TLS with; `like`: good, expired, another (host), or nobody (signed it)."""
        name = "elsewhere.example" if like == "another" else host
        by = self._stranger if like == "nobody" else self._trusted
        certificate, key = _signed(name, by, expired=like == "expired")
        path = self._folder / f"{host}.pem"
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        path.write_bytes(certificate.public_bytes(Encoding.PEM) + private)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def _signed(name: str, by: _Signed | None, *, expired: bool = False) -> _Signed:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    issuer = by[0].subject if by else subject
    ends = datetime.now(UTC) + timedelta(days=-1 if expired else 30)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(ends - timedelta(days=60))
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
    )
    if by:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    return builder.sign(by[1] if by else key, hashes.SHA256()), key
