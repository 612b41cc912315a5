"""A ministry's OpenID provider for tests: a real one on a port of its own, that can be told to do one thing wrong.

It keeps to OpenID Connect Core 1.0 as far as a sign-in by code goes: discovery, authorize, token (with PKCE, RFC 7636),
keys, userinfo. Who comes is signed in there already: `person` says as whom.
"""

import base64
import contextlib
import hashlib
import json
import secrets
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.providers import answering

CLIENT, SECRET, KEY_ID = "consenso", "the secret of the two", "2026"
LIFE_SECONDS = 300
ELSEWHERE = "http://127.0.0.1:9"
NOT_TOLD = {
    "/.well-known/openid-configuration": "discovery is not told",
    "/keys": "keys are not told",
}


@dataclass
class Ministry:
    """A provider that runs. `wrong` names what it does wrong (see `_token_of`, `_userinfo`); '' where all is right."""

    address: str = ""
    person: dict[str, Any] = field(default_factory=dict)
    wrong: str = ""
    asked: list[dict[str, str]] = field(
        default_factory=list
    )  # what each browser was sent here with
    refused: list[str] = field(default_factory=list)  # what was not as agreed in what was asked
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)
    key: rsa.RSAPrivateKey = field(default_factory=lambda: _new_key())
    foreign_key: rsa.RSAPrivateKey = field(default_factory=lambda: _new_key())

    def begin_again(self, person: dict[str, Any]) -> None:
        """Forget all that was, and have one person signed in."""
        self.person, self.wrong = person, ""
        for kept in (self.asked, self.refused, self.codes, self.tokens):
            kept.clear()


def running() -> contextlib.AbstractContextManager[Ministry]:
    """Return a provider on a free port of this machine, to be entered."""
    return answering(Ministry(), _Asked)


class _Asked(BaseHTTPRequestHandler):
    of: Ministry

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if self.requestline.startswith("GET //"):  # which the library of this server mends
            self._say(404, {})
        elif self.of.wrong == NOT_TOLD.get(parts.path):
            self._say(503, {})
        elif parts.path == "/authorize":
            self._authorize(_single(parts.query))
        elif parts.path == "/.well-known/openid-configuration":
            self._say(200, _discovery(self.of))
        elif parts.path == "/keys":
            self._say(200, {"keys": [_public(self.of.key)]})
        elif parts.path == "/userinfo":
            self._userinfo()
        else:
            self._say(404, {})

    def do_POST(self) -> None:
        form = _single(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self._token(form) if self.path == "/token" else self._say(404, {})

    def _authorize(self, asked: dict[str, str]) -> None:
        self.of.asked.append(asked)
        missing = [name for name in ("redirect_uri", "state", "nonce") if not asked.get(name)]
        agreed = {"client_id": CLIENT, "response_type": "code", "code_challenge_method": "S256"}
        missing += [name for name, value in agreed.items() if asked.get(name) != value]
        if missing or "openid" not in asked.get("scope", "").split():
            self._refuse(f"authorize: {missing or 'scope'}")
            return
        answer = {"state": asked["state"]}
        if self.of.wrong == "person stops":
            answer["error"] = "access_denied"
        else:
            answer["code"] = secrets.token_urlsafe()
            self.of.codes[answer["code"]] = asked
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{urlencode(answer)}")
        self.end_headers()

    def _token(self, form: dict[str, str]) -> None:
        asked = self.of.codes.pop(form.get("code", ""), None)
        if asked is None:
            self._refuse("token: code is unknown, or was used")
        elif (form.get("client_id"), form.get("client_secret")) != (CLIENT, SECRET):
            self._refuse("token: client")
        elif form.get("redirect_uri") != asked["redirect_uri"]:
            self._refuse("token: redirect_uri")
        elif _challenge(form.get("code_verifier", "")) != asked["code_challenge"]:
            self._refuse("token: code_verifier")
        else:
            access = secrets.token_urlsafe()
            self.of.tokens.add(access)
            answer = {"access_token": access, "token_type": "Bearer", "expires_in": LIFE_SECONDS}
            if self.of.wrong != "no id_token":
                answer["id_token"] = _token_of(self.of, asked)
            self._say(200, answer)

    def _userinfo(self) -> None:
        if self.headers.get("Authorization", "").removeprefix("Bearer ") not in self.of.tokens:
            self._refuse("userinfo: token")
        elif self.of.wrong == "userinfo of another":
            self._say(200, self.of.person | {"sub": "somebody else"})
        else:
            self._say(200, self.of.person)

    def _refuse(self, what: str) -> None:
        self.of.refused.append(what)
        self._say(400, {"error": what})

    def _say(self, status: int, answer: dict[str, Any]) -> None:
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *rest: Any) -> None:
        pass


def _discovery(ministry: Ministry) -> dict[str, Any]:
    named = ELSEWHERE if ministry.wrong == "issuer of discovery" else ministry.address
    described = {
        "issuer": named,
        "authorization_endpoint": f"{ministry.address}/authorize",
        "token_endpoint": f"{ministry.address}/token",
        "userinfo_endpoint": f"{ministry.address}/userinfo",
        "jwks_uri": f"{ministry.address}/keys",
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_post"],
        "code_challenge_methods_supported": ["S256"],
    }
    if ministry.wrong == "no endpoint":
        del described["token_endpoint"]
    return described


def _token_of(ministry: Ministry, asked: dict[str, str]) -> str:
    now = int(time.time())
    claims = {
        "iss": ministry.address,
        "sub": ministry.person["sub"],
        "aud": CLIENT,
        "iat": now,
        "exp": now + LIFE_SECONDS,
        "nonce": asked["nonce"],
    }
    claims |= {
        "nonce": {"nonce": "of another browser"},
        "no nonce": {"nonce": None},
        "audience": {"aud": "another client"},
        "two audiences": {"aud": ["another client", CLIENT], "azp": "another client"},
        "issuer": {"iss": ELSEWHERE},
        "expired": {"iat": now - 2 * LIFE_SECONDS, "exp": now - LIFE_SECONDS},
    }.get(ministry.wrong, {})
    claims = {name: value for name, value in claims.items() if value is not None}
    headers = {"kid": "2025" if ministry.wrong == "no such key" else KEY_ID}
    if ministry.wrong == "no signature":
        return jwt.encode(claims, key=None, algorithm="none", headers=headers)
    if ministry.wrong == "signed with the public key":
        return jwt.encode(claims, key=json.dumps(_public(ministry.key)), headers=headers)
    key = ministry.foreign_key if ministry.wrong == "signature" else ministry.key
    return jwt.encode(claims, key=key, algorithm="RS256", headers=headers)


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _public(key: rsa.RSAPrivateKey) -> dict[str, Any]:
    jwk = jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    return jwk | {"kid": KEY_ID, "use": "sig", "alg": "RS256"}


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _single(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
