"""The package of a data provider: files, a manifest of their digests, its signature and the signer's certificate."""

import hashlib
import io
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.verification import Criticality, ExtensionPolicy, PolicyBuilder, Store, VerificationError

MANIFEST = "META-INFO/manifest.xml"
SIGNATURE = "META-INFO/manifest.sha256withrsa"
CERTIFICATE = "META-INFO/certificate.cer"
UTF8_NAME = 0x800


class Refused(Exception):
    """A package that is not what its signer signed, or whose signer nobody knows."""


@dataclass(frozen=True)
class Package:
    signer: str
    files: dict[str, bytes]


class Anchors:
    """The root that the government is known by, and the authorities under it."""

    def __init__(self, root: bytes, authorities: bytes) -> None:
        self._authorities = x509.load_pem_x509_certificates(authorities)
        # Certificates of this hierarchy name neither a purpose nor a host: the path is what counts.
        anything = ExtensionPolicy.permit_all()
        of_authorities = anything.require_present(x509.BasicConstraints, Criticality.CRITICAL, None)
        store = Store([x509.load_pem_x509_certificate(root)])
        self._verifier = PolicyBuilder().store(store).extension_policies(ca_policy=of_authorities, ee_policy=anything).build_client_verifier()

    def check(self, certificate: x509.Certificate) -> None:
        try:
            self._verifier.verify(certificate, self._authorities)
        except VerificationError as error:
            raise Refused("the signer's certificate leads to no known root") from error


def make_package(files: dict[str, bytes], certificate: x509.Certificate, key: RSAPrivateKey) -> bytes:
    listed = "".join(f"<file><filename>{escape(name)}</filename><digest>{hashlib.sha256(content).hexdigest()}</digest></file>" for name, content in files.items())
    manifest = f'<?xml version="1.0" encoding="UTF-8"?>\n<files>{listed}</files>'.encode()
    entries = {
        **files,
        MANIFEST: manifest,
        SIGNATURE: key.sign(manifest, PKCS1v15(), SHA256()),
        CERTIFICATE: certificate.public_bytes(Encoding.PEM),
    }
    return pack(entries)


def read_package(archive: bytes, anchors: Anchors) -> Package:
    """Raises Refused unless every file is the one that a known signer signed."""
    entries = unpack(archive)
    try:
        manifest, signature = entries.pop(MANIFEST), entries.pop(SIGNATURE)
        certificate = x509.load_pem_x509_certificate(entries.pop(CERTIFICATE))
    except (KeyError, ValueError) as error:
        raise Refused(f"no signed package: {error}") from error
    anchors.check(certificate)
    try:
        certificate.public_key().verify(signature, manifest, PKCS1v15(), SHA256())
    except InvalidSignature as error:
        raise Refused("the signature is not that of the manifest") from error
    listed = {slashed(entry["filename"]): entry["digest"].lower() for entry in read_manifest(manifest)}
    if listed != {name: hashlib.sha256(content).hexdigest() for name, content in entries.items()}:
        raise Refused("the files are not those of the manifest")
    return Package(certificate.subject.rfc4514_string(), entries)


def read_manifest(xml: bytes) -> list[dict[str, str]]:
    """The elements in each `file`. A DTD has no place in a manifest, and entities cannot be had without one."""
    if b"<!DOCTYPE" in xml:
        raise Refused("a manifest with a DTD")
    return [{element.tag: element.text or "" for element in file} for file in ElementTree.fromstring(xml.removeprefix(b"\xef\xbb\xbf"))]


def pack(entries: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, content in entries.items():
            writer.writestr(name, content)
    return archive.getvalue()


def unpack(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as reader:
        entries = {slashed(name_of(entry)): reader.read(entry) for entry in reader.infolist()}
        if len(entries) != len(reader.infolist()):
            raise Refused("two files of one name")
        return entries


def name_of(entry: zipfile.ZipInfo) -> str:
    """In the field names are UTF-8, with or without the flag that says so, or Big5."""
    if entry.flag_bits & UTF8_NAME:
        return entry.filename
    written = entry.orig_filename.encode("cp437")
    try:
        return written.decode()
    except UnicodeDecodeError:
        return written.decode("cp950")


def slashed(name: str) -> str:
    """Some providers write the separator of their own system."""
    return name.replace("\\", "/")
