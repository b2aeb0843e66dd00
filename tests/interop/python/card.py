"""A citizen's card, in software: it signs with the key of her certificate, and says nothing else."""

import base64

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options, PKCS7SignatureBuilder


def sign(text: str, certificate: str, key: str) -> str:
    """Base64 of a PKCS#7 signature that holds the text and the certificate."""
    holder, secret = x509.load_pem_x509_certificate(certificate.encode()), load_pem_private_key(key.encode(), None)
    builder = PKCS7SignatureBuilder().set_data(text.encode()).add_signer(holder, secret, SHA256())
    return base64.b64encode(builder.sign(Encoding.DER, [PKCS7Options.Binary])).decode()
