"""A draft that can be adopted: no brackets, and all of it in Spanish."""

import datetime as dt

from consenso.domain.drafting import silence, translations
from consenso.domain.drafting.queries import paragraphs, sha_of
from tests.negotiating import PLAN, Table

SITE = "https://forum.example.org"
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
SPANISH = {
    "p1": "Plan de puertos",
    "p2": "Puertos",
    "p3": "Las partes abrirán sus puertos a todos los barcos antes de 2035.",
    "p4": "Las partes formarán a 200 prácticos cada año.",
    "p5": "Aprendizaje",
    "p6": "Las partes alientan a las escuelas a intercambiar docentes.",
}


def ready(table: Table, identifier: str = PLAN, **about: object) -> None:
    """Let a draft be circulated that nobody would have otherwise, in English and Spanish."""
    row = table.open(identifier, **about)
    for one in paragraphs(row.id):
        translations.translate(
            actor=table.actor("Sena"),
            identifier=identifier,
            paragraph=one.id,
            language="es",
            text=SPANISH[one.id],
            of=sha_of(one.text),
            at=table.now(),
        )


def under_silence(
    table: Table,
    identifier: str = PLAN,
    *,
    lasts: dt.timedelta = DAY,
    withholds_names: bool = False,
) -> dt.datetime:
    """Put a draft under silence; return the moment at which it ends."""
    at = table.now()
    silence.open_silence(
        actor=table.actor("Sena"),
        identifier=identifier,
        expires_at=at + lasts,
        withholds_names=withholds_names,
        at=at,
    )
    return at + lasts
