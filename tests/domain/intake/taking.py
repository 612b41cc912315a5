"""Taking in files of activities as the command does, for the tests."""

import datetime as dt
import hashlib
import io

from consenso.core.formats.iati import sift
from consenso.core.formats.unpacked import unpacked
from consenso.domain.activities.actions import name_source
from consenso.domain.intake import actions

FORUM = "meridian"
AT = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)


def of_iati(stream, today, skipped):
    return sift(stream, today=today, skipped=skipped)


def have_source(source="harbours", name="Harbours of Aurelia"):
    return name_source(forum=FORUM, identifier=source, name={"en": name}, at=AT, by="secretariat")


def begun(content, *, source="harbours", name="a.xml"):
    have_source(source)
    return actions.begin(
        forum=FORUM,
        source=source,
        form="xml",
        file_name=name,
        file_digest=hashlib.sha256(content).hexdigest(),
        n_bytes=len(content),
        at=AT,
        by="secretariat",
    )


def read_in(content, row, *, opened=of_iati):
    stream = io.BytesIO(content)
    return actions.read_in(
        forum=FORUM,
        identifier=row.id,
        stream=unpacked(stream),
        opened=opened,
        at=AT,
        position=stream.tell,
    )


def taken_in(content, *, source="harbours"):
    return read_in(content, begun(content, source=source))


def accepted(content, *, source="harbours"):
    row = taken_in(content, source=source)
    return actions.accept(forum=FORUM, identifier=row.id, at=AT, by="secretariat")
