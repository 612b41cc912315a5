"""docs/guides/signing-in.md: its file of ministries' own sign-ins is one that the site takes, and leads where it says."""

import re
from pathlib import Path

from django.urls import reverse

from consenso.project.sign_in import read_sign_ins
from tests.servers import ROOT

GUIDE = (ROOT / "docs" / "guides" / "signing-in.md").read_text(encoding="utf-8")
[SIGN_INS] = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def test_file_of_the_guide_is_taken(tmp_path: Path):
    (tmp_path / "aurelia.secret").write_text("a secret\n")
    (tmp_path / "borea.pem").write_text("a certificate\n")
    (tmp_path / "sign-in.yaml").write_text(SIGN_INS)

    found = read_sign_ins(str(tmp_path / "sign-in.yaml"))

    assert found.domains == {"aurelia": ("aurelia.example",), "borea": ("borea.example",)}
    assert found.trusted == {"aurelia"}
    assert [name for name, _ in found.addresses] == [
        "Ministry of Foreign Affairs of Aurelia",
        "Ministry of Foreign Affairs of Borea",
    ]


def test_ministry_is_told_the_address_to_which_it_leads_back():
    back = reverse("openid_connect_callback", kwargs={"provider_id": "aurelia"})

    assert f"`https://forum.example{back}`" in GUIDE
