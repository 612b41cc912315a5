"""The file that names ministries' own sign-ins, checked at the start: what is wrong is told with its place."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from consenso.project.env import WrongSetting

KINDS = ("oidc", "saml")
OPENID = {
    "provider_class": "consenso.interfaces.desk.account.elsewhere.OpenID",
    "OAUTH_PKCE_ENABLED": True,
}
NEEDED = {"oidc": ("server", "client_id"), "saml": ("entity_id", "sso_url", "certificate_file")}
KNOWN = {
    "id", "name", "kind", "domains", "trusted_second_factor",
    "server", "client_id", "client_secret", "client_secret_file",
    "entity_id", "sso_url", "slo_url", "certificate_file", "email_attribute",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SignIns:
    """What the library needs to know, and what we do: provider → domains that it vouches for, those trusted, addresses."""

    providers: dict[str, Any]
    domains: dict[str, tuple[str, ...]]
    trusted: frozenset[str]
    addresses: tuple[tuple[str, str], ...]  # (name, address), for the sign-in page
    has_saml: bool


NONE = SignIns({"openid_connect": OPENID}, {}, frozenset(), (), has_saml=False)


def read_sign_ins(path: str) -> SignIns:
    """Return the sign-ins that a YAML (or JSON) file lists; none for ''.

    Each is {id, name, kind: oidc, server, client_id, client_secret_file, domains, trusted_second_factor} or
    {id, name, kind: saml, entity_id, sso_url, certificate_file, email_attribute, domains, trusted_second_factor}.

    Raises:
        WrongSetting: the file cannot be read, or an entry of it cannot be used; says which and what to do.
    """
    if not path:
        return NONE
    try:
        entries = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise _wrong(path, f"cannot be read ({error.strerror})") from error
    except yaml.YAMLError as error:
        raise _wrong(path, f"is not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(entries, list):
        raise _wrong(path, "must be a list, an entry for each sign-in")
    for number, entry in enumerate(entries, start=1):
        _check(path, number, entry)
    names = [entry["id"] for entry in entries]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise _wrong(path, f"names {', '.join(sorted(twice))} twice: give each an id of its own")
    return _sign_ins(path, entries)


def _check(path: str, number: int, entry: Any) -> None:
    where = f"entry {number}"
    if not isinstance(entry, dict):
        raise _wrong(path, f"{where}: must hold id, name, kind and what the kind needs")
    if entry.get("kind") not in KINDS:
        raise _wrong(path, f"{where}: kind is {entry.get('kind')!r}; write oidc or saml")
    missing = [
        name for name in ("id", "name", "domains", *NEEDED[entry["kind"]]) if not entry.get(name)
    ]
    if missing:
        raise _wrong(path, f"{where}: {', '.join(missing)} is missing")
    for name in ("server", "sso_url", "slo_url"):
        if entry.get(name) and not _is_safe(str(entry[name])):
            raise _wrong(path, f"{where}: {name} is {entry[name]!r}; it must begin with https://")
    unknown = sorted(set(entry) - KNOWN)
    if unknown:
        raise _wrong(
            path,
            f"{where}: {', '.join(unknown)} is not known; there are: {', '.join(sorted(KNOWN))}",
        )
    if not str(entry["id"]).replace("-", "").isalnum():
        raise _wrong(path, f"{where}: id is {entry['id']!r}; write letters, digits and hyphens")


def _is_safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1")
    )


def _sign_ins(path: str, entries: list[dict[str, Any]]) -> SignIns:
    oidc = [_oidc(path, entry) for entry in entries if entry["kind"] == "oidc"]
    saml = [_saml(path, entry) for entry in entries if entry["kind"] == "saml"]
    if saml:
        _needs_saml(path)
    providers: dict[str, Any] = {"openid_connect": OPENID | {"APPS": oidc}}
    if saml:
        providers["saml"] = {"APPS": saml}
    return SignIns(
        providers,
        {entry["id"]: tuple(str(one).lower() for one in entry["domains"]) for entry in entries},
        frozenset(entry["id"] for entry in entries if entry.get("trusted_second_factor") is True),
        tuple(
            (
                entry["name"],
                f"/account/oidc/{entry['id']}/login/"
                if entry["kind"] == "oidc"
                else f"/account/saml/{entry['id']}/login/",
            )
            for entry in entries
        ),
        has_saml=bool(saml),
    )


def _oidc(path: str, entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "provider_id": entry["id"],
        "name": entry["name"],
        "client_id": entry["client_id"],
        "secret": _held(path, entry, "client_secret"),
        "settings": {"server_url": str(entry["server"]).rstrip("/")},
    }


def _saml(path: str, entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "provider_id": entry["id"],
        "name": entry["name"],
        "client_id": entry["id"],
        "settings": {
            "attribute_mapping": {
                "uid": "urn:oasis:names:tc:SAML:attribute:subject-id",
                "email": entry.get("email_attribute", "urn:oid:0.9.2342.19200300.100.1.3"),
            },
            "use_nameid_for_email": "email_attribute" not in entry,
            # What the ministry signs, it vouches for: an assertion has no word for a verified address.
            "verified_email": [str(one) for one in entry["domains"]],
            "idp": {
                "entity_id": entry["entity_id"],
                "sso_url": entry["sso_url"],
                "slo_url": entry.get("slo_url", ""),
                "x509cert": _file(path, entry["certificate_file"]),
            },
            "advanced": {
                "want_assertion_signed": True,
                "reject_deprecated_algorithm": True,
                "allow_repeat_attribute_name": True,
                "reject_idp_initiated_sso": True,
            },
        },
    }


def _held(path: str, entry: dict[str, Any], name: str) -> str:
    file = entry.get(f"{name}_file")
    return _file(path, file).strip() if file else str(entry.get(name, ""))


def _file(path: str, name: str) -> str:
    file = Path(path).parent / name
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise _wrong(path, f"names {file}, which cannot be read ({error.strerror})") from error


def _needs_saml(path: str) -> None:
    try:
        import onelogin.saml2  # noqa: F401  # looked for, not used here
    except ImportError as error:
        raise _wrong(
            path, "names a sign-in by SAML, which needs: pip install 'consenso[saml]'"
        ) from error


def _wrong(path: str, what: str) -> WrongSetting:
    return WrongSetting(f"CONSENSO_SIGN_IN is {path!r}, which {what}.")
