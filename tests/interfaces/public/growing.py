"""The imaginary record, many times over: for what must not grow with it."""

import copy

import yaml

# What is copied, and the fields that only one of its kind may have.
COPIED = {
    "meetings.yaml": ("ordinal",),
    "statements.yaml": (),
    "texts.yaml": (),
    "commitments.yaml": (),
    "deliveries.yaml": (),
}


def many_times(files, times):
    """Return the files with each meeting, statement, text, commitment and delivery `times` times more, under new ids."""
    grown = dict(files)
    for name, alone in COPIED.items():
        held = yaml.safe_load(files[name])
        copies = [
            # Copied whole: what two entries share, YAML would write as an anchor.
            {key: value for key, value in copy.deepcopy(one).items() if key not in alone}
            | {"id": f"{one['id']}-x{number}"}
            for number in range(times)
            for one in held
        ]
        grown[name] = yaml.safe_dump([*held, *copies], allow_unicode=True, sort_keys=False).encode()
    return grown
