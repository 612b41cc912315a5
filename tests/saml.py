"""A ministry's SAML identity provider for tests: a real one on a port of its own, that can be told to do one thing wrong.

It keeps to the Web Browser SSO Profile of SAML 2.0 with the redirect and POST bindings. Who comes is signed in there
already: `person` says as whom.
"""

import base64
import contextlib
import datetime as dt
import zlib
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import uuid4
from xml.sax.saxutils import escape

import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from lxml import etree
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Words
from onelogin.saml2.utils import OneLogin_Saml2_Utils as Signing

from tests.providers import answering

MAIL = "urn:oid:0.9.2342.19200300.100.1.3"
SUBJECT_ID = "urn:oasis:names:tc:SAML:attribute:subject-id"
SUCCESS, STOPPED = Words.STATUS_SUCCESS, "urn:oasis:names:tc:SAML:2.0:status:Responder"
HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Key:
    """A private key and its certificate, both PEM."""

    private: str
    certificate: str


def new_key() -> Key:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Ministry of Borea")])
    now = dt.datetime.now(dt.UTC)
    builder = x509.CertificateBuilder(name, name, private.public_key(), x509.random_serial_number())
    made = builder.not_valid_before(now - HOUR).not_valid_after(now + 24 * HOUR)
    return Key(
        private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
        made.sign(private, SHA256()).public_bytes(Encoding.PEM).decode(),
    )


@dataclass
class Ministry:
    """A provider that runs. `wrong` names what it does wrong (see `answer_to`); '' where all is right."""

    address: str = ""
    person: dict[str, str] = field(default_factory=dict)  # name, and attributes
    wrong: str = ""
    asked: list[str] = field(default_factory=list)  # requests, as XML
    key: Key = field(default_factory=new_key)
    foreign_key: Key = field(default_factory=new_key)

    @property
    def entity_id(self) -> str:
        return f"{self.address}/idp"


def running() -> contextlib.AbstractContextManager[Ministry]:
    """Return a provider on a free port of this machine, to be entered."""
    return answering(Ministry(), _Asked)


class _Asked(BaseHTTPRequestHandler):
    of: Ministry

    def do_GET(self) -> None:
        said = parse_qs(urlsplit(self.path).query)
        asked = zlib.decompress(base64.b64decode(said["SAMLRequest"][0]), -15).decode()
        self.of.asked.append(asked)
        page = _page(etree.fromstring(asked).get("AssertionConsumerServiceURL"), self.of, asked)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page.encode())))
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, *rest: Any) -> None:
        pass


def _page(back: str, ministry: Ministry, asked: str) -> str:
    answer = answer_to(asked, ministry)
    return (
        f'<!DOCTYPE html><title>Borea</title><body onload="document.forms[0].submit()">'
        f'<form method="post" action="{escape(back)}">'
        f'<input type="hidden" name="SAMLResponse" value="{answer}"><button>Go on</button></form>'
    )


def answer_to(asked: str, ministry: Ministry, *, wrong: str = "") -> str:
    """Return the answer to a request as the browser posts it."""
    request = etree.fromstring(asked)
    wrong = wrong or ministry.wrong
    back = request.get("AssertionConsumerServiceURL")
    reader = request.findtext("{*}Issuer")
    told = {
        "now": dt.datetime.now(dt.UTC),
        "issuer": "http://127.0.0.1:9/idp" if wrong == "issuer" else ministry.entity_id,
        "audience": "http://127.0.0.1:9/metadata" if wrong == "audience" else reader,
        "back": "http://127.0.0.1:9/acs/" if wrong == "destination" else back,
        "asked": f' InResponseTo="{"_another" if wrong == "request" else request.get("ID")}"',
    }
    if wrong == "unasked":
        told["asked"] = ""
    if wrong == "expired":
        told["now"] -= 2 * HOUR
    assertion = _assertion(told, ministry.person)
    key = ministry.foreign_key if wrong == "signature" else ministry.key
    if wrong != "no signature":
        algorithm = Words.RSA_SHA1 if wrong == "weak signature" else Words.RSA_SHA256
        digest = Words.SHA1 if wrong == "weak signature" else Words.SHA256
        signed = Signing.add_sign(assertion, key.private, key.certificate, False, algorithm, digest)
        assertion = signed.decode() if isinstance(signed, bytes) else signed
    if wrong == "changed afterwards":
        assertion = assertion.replace("nobody@", "ana@")
    if wrong == "two assertions":
        assertion = _assertion(told, ministry.person | {"name": "ana@example.org"}) + assertion
    document = _response(told, assertion, status=STOPPED if wrong == "person stops" else SUCCESS)
    return base64.b64encode(document.encode()).decode()


def _response(told: dict[str, Any], assertion: str, *, status: str) -> str:
    inside = "" if status != SUCCESS else assertion
    return (
        f'<samlp:Response xmlns:samlp="{Words.NS_SAMLP}" xmlns:saml="{Words.NS_SAML}" ID="_{uuid4()}"'
        f' Version="2.0" IssueInstant="{_time(told["now"])}" Destination="{told["back"]}"'
        f"{told['asked']}><saml:Issuer>{told['issuer']}</saml:Issuer>"
        f'<samlp:Status><samlp:StatusCode Value="{status}"/></samlp:Status>{inside}</samlp:Response>'
    )


def _assertion(told: dict[str, Any], person: dict[str, str]) -> str:
    now, until = told["now"], told["now"] + HOUR
    attributes = "".join(
        f'<saml:Attribute Name="{name}"><saml:AttributeValue>{escape(value)}</saml:AttributeValue>'
        f"</saml:Attribute>"
        for name, value in person.items()
        if name != "name"
    )
    return (
        f'<saml:Assertion xmlns:saml="{Words.NS_SAML}" ID="_{uuid4()}" Version="2.0"'
        f' IssueInstant="{_time(now)}"><saml:Issuer>{told["issuer"]}</saml:Issuer>'
        f'<saml:Subject><saml:NameID Format="{Words.NAMEID_PERSISTENT}">{escape(person["name"])}'
        f'</saml:NameID><saml:SubjectConfirmation Method="{Words.CM_BEARER}">'
        f'<saml:SubjectConfirmationData Recipient="{told["back"]}" NotOnOrAfter="{_time(until)}"'
        f"{told['asked']}/></saml:SubjectConfirmation></saml:Subject>"
        f'<saml:Conditions NotBefore="{_time(now - HOUR)}" NotOnOrAfter="{_time(until)}">'
        f"<saml:AudienceRestriction><saml:Audience>{told['audience']}</saml:Audience>"
        f"</saml:AudienceRestriction></saml:Conditions>"
        f'<saml:AuthnStatement AuthnInstant="{_time(now)}"><saml:AuthnContext>'
        f"<saml:AuthnContextClassRef>{Words.AC_PASSWORD_PROTECTED}</saml:AuthnContextClassRef>"
        f"</saml:AuthnContext></saml:AuthnStatement>"
        f"<saml:AttributeStatement>{attributes}</saml:AttributeStatement></saml:Assertion>"
    )


def logout_request(ministry: Ministry, *, to: str, then: str, key: Key | None) -> str:
    """Return the query of a request to end a session and go somewhere, signed with a key where there is one."""
    text = (
        f'<samlp:LogoutRequest xmlns:samlp="{Words.NS_SAMLP}" xmlns:saml="{Words.NS_SAML}"'
        f' ID="_{uuid4()}" Version="2.0" IssueInstant="{_time(dt.datetime.now(dt.UTC))}"'
        f' Destination="{to}"><saml:Issuer>{ministry.entity_id}</saml:Issuer>'
        f"<saml:NameID>{escape(ministry.person['name'])}</saml:NameID></samlp:LogoutRequest>"
    )
    squeezed = zlib.compress(text.encode())[2:-4]
    said = {"SAMLRequest": base64.b64encode(squeezed).decode(), "RelayState": then}
    if key is None:
        return urlencode(said)
    said["SigAlg"] = Words.RSA_SHA256
    signature = Signing.sign_binary(urlencode(said), key.private, xmlsec.Transform.RSA_SHA256)
    return urlencode(said | {"Signature": base64.b64encode(signature).decode()})


def _time(moment: dt.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
