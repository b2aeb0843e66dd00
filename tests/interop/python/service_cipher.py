"""The cipher that a service shares with the platform: AES-256-CBC, its key the client secret twice, its IV always the same."""

import base64

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7


class ServiceCipher:
    def __init__(self, client_secret: str, cbc_iv: str) -> None:
        self._cipher = Cipher(algorithms.AES256((client_secret * 2).encode()), modes.CBC(cbc_iv.encode()))

    def seal(self, text: str) -> str:
        """A text as standard Base64 of its ciphertext."""
        padder, encryptor = PKCS7(128).padder(), self._cipher.encryptor()
        padded = padder.update(text.encode()) + padder.finalize()
        return base64.b64encode(encryptor.update(padded) + encryptor.finalize()).decode()

    def unseal(self, sealed: str) -> str:
        """The text again; raises ValueError where it is none."""
        unpadder, decryptor = PKCS7(128).unpadder(), self._cipher.decryptor()
        padded = decryptor.update(base64.b64decode(sealed, validate=True)) + decryptor.finalize()
        return (unpadder.update(padded) + unpadder.finalize()).decode()
