"""Files of activities that the form brings, or the one at its address, are read into quarantine."""

import io
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from consenso.core.formats.activity_tables import WrongMapping, built_in
from consenso.domain.activities.actions import NotUsable, name_source
from consenso.domain.imports.fetching import NotFetched, fetch
from consenso.domain.intake import actions
from consenso.domain.intake.alone import IntakeIsBusy
from consenso.domain.intake.queries import IntakeRow
from consenso.domain.intake.several import File, Files, SameFile, read_by
from consenso.domain.intake.staging import IntakeHasMoved
from consenso.interfaces.desk.activities_forms import IntakeForm
from consenso.interfaces.desk.frame import Desk


def taken_in(desk: Desk, form: IntakeForm) -> IntakeRow | None:
    """Return the intake of what the form names; None where it cannot be had, which the form then says."""
    values = form.cleaned_data
    by, person = desk.actor.code, desk.actor.person
    try:
        mapping, marked = read_by(_mapping(values), values["encoding"])
        files, address = _files(values)
        held = Files(files, mapping=mapping)
        source = values["source"] or values["identifier"]
        if not values["source"]:
            name_source(
                forum=desk.slug,
                identifier=source,
                name={desk.tag: values["name"]},
                publisher=values["publisher"],
                address=address,
                at=desk.now,
                by=by,
                person=person,
            )
        row = actions.begin(
            forum=desk.slug,
            source=source,
            form=held.form,
            file_name=f"{held.name}{marked}",
            file_digest=held.digest,
            files=held.told if len(files) > 1 else (),
            n_bytes=held.n_bytes,
            address=address,
            at=desk.now,
            by=by,
            person=person,
        )
        return actions.read_in(
            forum=desk.slug,
            identifier=row.id,
            stream=held.stream,
            opened=held.opened,
            at=desk.now,
            position=held.position,
        )
    except WrongMapping as error:
        form.add_error("mapping_file", gettext("It cannot be used: %(why)s") % {"why": error})
    except SameFile as error:
        form.add_error("file", str(error))
    except NotFetched as error:
        form.add_error("address", gettext("It cannot be fetched: %(why)s.") % {"why": error})
    except NotUsable as error:
        field = error.field if error.field in form.fields else None
        form.add_error(field, gettext("It cannot be used: %(why)s.") % {"why": error})
    except actions.AnotherIsOpen as error:
        said = gettext("%(file)s of this source waits: accept it or drop it first.")
        form.add_error("source", said % {"file": error.row.file_name})
    except (IntakeIsBusy, IntakeHasMoved):
        form.add_error("source", gettext("The same file is being read just now."))
    return None


def _mapping(values: Mapping[str, Any]) -> tuple[str, bytes] | None:
    """Return name and content of the mapping that was chosen; None where the table is as the template."""
    if own := values.get("mapping_file"):
        return own.name, own.read()
    chosen = values["mapping"]
    return (chosen, built_in(chosen)) if chosen else None


def _files(values: Mapping[str, Any]) -> tuple[list[File], str]:
    """Return the files that are sent, each under a name of its own, or the one that is fetched, and its address.

    Raises:
        NotFetched: there is none at the address.
    """
    if not values["file"]:
        got = fetch(values["address"], within=settings.FETCH_NETWORKS)
        return [File(got.name, io.BytesIO(got.content))], got.address
    found: list[File] = []
    seen: Counter[str] = Counter()
    for one in values["file"]:
        seen[one.name] += 1
        # The number stands before the name, whose ending says of which form the file is.
        name = one.name if seen[one.name] == 1 else f"({seen[one.name]}) {one.name}"
        found.append(File(name, one.file))
    return found, ""
