"""Settings of the invariants tested with hypothesis."""

from __future__ import annotations

from hypothesis import settings

# A shared machine pauses at will; how long an example takes says nothing about the measure.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
