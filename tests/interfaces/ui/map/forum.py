"""A forum whose parties lie where the states of two sides of the Pacific do. Their names are their codes, save four."""

from consenso.interfaces.ui.map import MapParty

CODES = (
    "AG",
    "AR",
    "BB",
    "BO",
    "BR",
    "BS",
    "BZ",
    "CL",
    "CN",
    "CO",
    "CR",
    "CU",
    "DM",
    "DO",
    "EC",
    "GD",
    "GT",
    "GY",
    "HN",
    "HT",
    "JM",
    "KN",
    "LC",
    "MX",
    "NI",
    "PA",
    "PE",
    "PY",
    "SR",
    "SV",
    "TT",
    "UY",
    "VC",
    "VE",
)
ISLANDS = {
    "BB": "Barbados",
    "GD": "Grenada",
    "KN": "Saint Kitts and Nevis",
    "VC": "Saint Vincent and the Grenadines",
}


def address(code):
    return f"/en/meridian/states/{code.lower()}/"


def parties(codes=CODES, *, has_values=True):
    return tuple(
        MapParty(
            code=code,
            name=ISLANDS.get(code, f"State of {code}"),
            address=address(code),
            group="one" if code == "CN" else "other",
            value=index if has_values and code != "VE" else None,
            note=f"{index} commitments",
        )
        for index, code in enumerate(codes)
    )
