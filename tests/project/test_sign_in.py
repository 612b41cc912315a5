"""The file of ministries' own sign-ins: what it must say, and how it is told what is wrong in it."""

import pytest
import yaml

from consenso.project.env import WrongSetting
from consenso.project.sign_in import read_sign_ins

OIDC = {
    "id": "aurelia",
    "name": "Ministry of Aurelia",
    "kind": "oidc",
    "server": "https://login.aurelia.example/",
    "client_id": "consenso",
    "client_secret_file": "secret",
    "domains": ["Aurelia.example"],
}
SAML = {
    "id": "borea",
    "name": "Ministry of Borea",
    "kind": "saml",
    "entity_id": "https://login.borea.example/idp",
    "sso_url": "https://login.borea.example/sso",
    "certificate_file": "borea.pem",
    "domains": ["borea.example"],
    "trusted_second_factor": True,
}


@pytest.fixture
def written(tmp_path):
    """Write a file of sign-ins, beside what it names, and return its path."""

    def write(entries: object) -> str:
        (tmp_path / "secret").write_text("between us\n", encoding="utf-8")
        (tmp_path / "borea.pem").write_text("a certificate", encoding="utf-8")
        file = tmp_path / "sign-in.yaml"
        text = entries if isinstance(entries, str) else yaml.safe_dump(entries)
        file.write_text(text, encoding="utf-8")
        return str(file)

    return write


def test_no_file_means_no_sign_in_elsewhere():
    found = read_sign_ins("")

    assert (found.addresses, found.trusted, found.has_saml) == ((), frozenset(), False)


def test_file_says_who_vouches_for_whom(written):
    found = read_sign_ins(written([OIDC, SAML]))

    assert found.addresses == (
        ("Ministry of Aurelia", "/account/oidc/aurelia/login/"),
        ("Ministry of Borea", "/account/saml/borea/login/"),
    )
    assert found.domains == {"aurelia": ("aurelia.example",), "borea": ("borea.example",)}
    assert found.trusted == {"borea"}
    [aurelia] = found.providers["openid_connect"]["APPS"]
    assert aurelia["secret"] == "between us"  # imaginary


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ("[", "is not YAML"),
        ("kind: oidc", "must be a list"),
        (["oidc"], "entry 1: must hold id, name, kind"),
        ([OIDC | {"kind": "ldap"}], "entry 1: kind is 'ldap'; write oidc or saml"),
        ([SAML, OIDC | {"domains": []}], "entry 2: domains is missing"),
        ([{**SAML, "certificate_file": ""}], "entry 1: certificate_file is missing"),
        ([OIDC | {"trusted": True}], "entry 1: trusted is not known"),
        ([OIDC | {"id": "a/b"}], "entry 1: id is 'a/b'"),
        ([OIDC, OIDC], "names aurelia twice"),
        ([OIDC | {"server": "http://login.aurelia.example"}], "server is"),
        ([OIDC | {"server": "login.aurelia.example"}], "it must begin with https://"),
        ([SAML | {"sso_url": "http://login.borea.example/sso"}], "entry 1: sso_url is"),
        ([SAML | {"slo_url": "javascript:alert(1)"}], "entry 1: slo_url is"),
        ([OIDC | {"client_secret_file": "lost"}], "lost, which cannot be read"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(written, entries, said):
    path = written(entries)

    with pytest.raises(WrongSetting) as caught:
        read_sign_ins(path)

    assert said in str(caught.value)
    assert path in str(caught.value)


def test_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(WrongSetting, match="cannot be read"):
        read_sign_ins(str(tmp_path / "none.yaml"))


def test_server_on_this_machine_needs_no_https(written):
    [app] = read_sign_ins(written([OIDC | {"server": "http://localhost:9000"}])).providers[
        "openid_connect"
    ]["APPS"]

    assert app["settings"]["server_url"] == "http://localhost:9000"
