"""What is encrypted with keys that are derived from the installation's secret, one for each purpose: Fernet (AES-CBC with HMAC)."""

import base64

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def cipher(purpose: str) -> Fernet:
    """Return what encrypts and decrypts for a purpose; what was made for another is refused."""
    derived = HKDF(SHA256(), length=32, salt=None, info=f"consenso {purpose}".encode())
    return Fernet(base64.urlsafe_b64encode(derived.derive(settings.SECRET_KEY.encode())))
