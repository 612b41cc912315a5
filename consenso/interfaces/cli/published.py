"""The activities of a demonstration: what an invented fund publishes, and how some of it speaks to promises. Made by the real actions."""

import datetime as dt
from collections.abc import Callable

from django.conf import settings

from consenso.domain.accounts.access import Actor
from consenso.domain.activities.actions import link_for, name_source
from consenso.domain.activities.files import is_source
from consenso.domain.intake import actions
from consenso.domain.intake.several import File, Files
from consenso.interfaces.cli.reported import FORUM, LIGHTS, LOAN

SOURCE = "invented-harbours"
FILE = "harbours.iati.xml"
NAME = {"en": "Invented Harbour Fund of Aurelia", "es": "Fondo inventado de puertos de Aurelia"}
# The number of an activity, the commitment to which it speaks, how, and why.
LINKS = (
    (1, LOAN, "progress", "The loan for Low Quay is one of those that the plan promises."),
    (2, LOAN, "progress", "A second loan under the same promise."),
    (3, LIGHTS, "progress", "Six of the lighthouses that the plan names are lit by it."),
)


def published(actor: Callable[[str], Actor], at: dt.datetime) -> None:
    """Let a source have its activities, some of them linked, where it is not there yet. `actor` gives an invented person by name."""
    if is_source(FORUM, SOURCE):
        return
    keeper = actor("Sena")
    by, person = keeper.code, keeper.person
    name_source(forum=FORUM, identifier=SOURCE, name=NAME, at=at, by=by, person=person)
    with (settings.DEMO_RECORD / FILE).open("rb") as stream:
        held = Files([File(FILE, stream)])
        row = actions.begin(
            forum=FORUM, source=SOURCE, form=held.form, file_name=held.name,
            file_digest=held.digest, n_bytes=held.n_bytes, at=at, by=by, person=person,
        )  # fmt: skip
        actions.read_in(
            forum=FORUM, identifier=row.id, stream=held.stream, opened=held.opened, at=at,
            position=held.position,
        )  # fmt: skip
    actions.accept(forum=FORUM, identifier=row.id, at=at, by=by, person=person)
    for number, commitment, relation, why in LINKS:
        link_for(
            actor=keeper, source=SOURCE, identifier=f"XA-INVENTED-HARBOURS-{number}",
            commitment=commitment, relation=relation, why=why, at=at,
        )  # fmt: skip
