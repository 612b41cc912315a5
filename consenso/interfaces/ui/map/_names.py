"""What the regions of the map are called, in the language of the reader."""

from django.utils.translation import gettext_lazy

REGIONS = {
    "africa": gettext_lazy("Africa"),
    "asia": gettext_lazy("Asia"),
    "caribbean": gettext_lazy("Greater Antilles and Bahamas"),
    "central-america": gettext_lazy("Central America"),
    "europe": gettext_lazy("Europe"),
    "lesser-antilles": gettext_lazy("Lesser Antilles"),
    "oceania": gettext_lazy("Oceania"),
    "south-america": gettext_lazy("South America"),
    "south-east-asia": gettext_lazy("South-East Asia"),
    "west-asia": gettext_lazy("Western Asia"),
}
