"""Reads a FHIR bundle that behov exported with readers of other projects.

    pip install fhir.resources fhirclient
    python3 tests/fhir_read.py fhir.json

`fhir.resources` has every resource of R4B as a typed model, in which Schedule, Slot and Appointment
are those of R4; `fhirclient` has the models made from the definitions of R4 itself. Both refuse what
is not of them: an unknown key, a missing one, a wrong kind of value. What they read is counted, and
references are followed. Any fault ends it with code 1.
"""

import json
import pathlib
import sys

from fhir.resources.R4B.bundle import Bundle
from fhirclient.models.bundle import Bundle as StrictBundle

text = pathlib.Path(sys.argv[1]).read_text()
bundle = Bundle.model_validate_json(text)
strict = StrictBundle(json.loads(text), strict=True)

names = {entry.fullUrl for entry in bundle.entry}
kinds = {}
for entry, other in zip(bundle.entry, strict.entry, strict=True):
    resource = entry.resource
    kind = resource.get_resource_type()
    assert kind == other.resource.resource_type
    kinds[kind] = kinds.get(kind, 0) + 1
    if kind == "Slot":
        assert resource.schedule.reference in names, resource.schedule.reference
        assert resource.start.tzinfo is not None and resource.start < resource.end
        assert resource.start == other.resource.start.date
    if kind == "Appointment":
        for slot in resource.slot or []:
            assert slot.reference in names, slot.reference
        length = (resource.end - resource.start).total_seconds() / 60
        assert length == resource.minutesDuration, (length, resource.minutesDuration)
    if kind == "Schedule":
        horizon = resource.planningHorizon
        assert horizon.start < horizon.end

assert set(kinds) <= {"Schedule", "Slot", "Appointment"}, kinds
print("read: " + ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))
