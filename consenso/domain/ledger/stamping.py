"""Time stamps by an authority (RFC 3161): asking for one, and checking one."""

import datetime as dt
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    VerifierBuilder,
    decode_timestamp_response,
)
from rfc3161_client.errors import VerificationError

from consenso.core.errors import ConsensoError

PATIENCE_SECONDS = 20
LARGEST = 100_000


class NotStamped(ConsensoError):
    """The authority gave no time stamp; the message says why."""

    code = "ledger.not_stamped"


class StaysWhereItIs(urllib.request.HTTPRedirectHandler):
    """An authority that sends elsewhere is not followed."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


def asked_for(message: bytes, *, address: str) -> bytes:
    """Return the authority's answer (DER) on the SHA-512 of `message`, the bytes of an entry's digest.

    Raises:
        NotStamped: it cannot be reached within 20 s, answers with more than 100 kB or with no stamp.
    """
    if urlsplit(address).scheme not in {"http", "https"}:
        raise NotStamped(f"{address!r} is no web address")
    asked = (
        TimestampRequestBuilder()
        .data(message)
        .hash_algorithm(HashAlgorithm.SHA512)
        .nonce(nonce=True)
        .cert_request(cert_request=True)
        .build()
    )
    request = urllib.request.Request(  # noqa: S310  # http and https alone, see above
        address,
        data=asked.as_bytes(),
        headers={"Content-Type": "application/timestamp-query", "User-Agent": "Consenso"},
    )
    try:
        with urllib.request.build_opener(StaysWhereItIs).open(
            request, timeout=PATIENCE_SECONDS
        ) as answer:
            token: bytes = answer.read(LARGEST + 1)
    except (OSError, urllib.error.URLError) as error:
        raise NotStamped(f"the authority does not answer: {error}") from error
    if len(token) > LARGEST:
        raise NotStamped("the authority's answer is longer than a time stamp")
    try:
        read = decode_timestamp_response(token)
        nonce = read.tst_info.nonce
    except ValueError as error:
        raise NotStamped("the authority's answer is no time stamp") from error
    if nonce != asked.nonce:
        raise NotStamped("the authority answered another question")
    return token


def stamped_at(token: bytes, message: bytes, *, certificate: bytes) -> dt.datetime | None:
    """Return when an authority saw `message`, by its answer and its root certificate (PEM); None if that does not hold.

    Raises:
        ValueError: the certificate or the answer cannot be read.
    """
    roots = x509.load_pem_x509_certificates(certificate)
    answer = decode_timestamp_response(token)
    builder = VerifierBuilder()
    for root in roots:
        builder = builder.add_root_certificate(root)
    try:
        builder.build().verify_message(answer, message)
    except VerificationError:
        return None
    return answer.tst_info.gen_time
