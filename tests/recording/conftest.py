"""A recorder that listens while a test runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pytest_backend_dod.recording.boundary import Boundary
from pytest_backend_dod.recording.watch import Watch
from tests.recording.heard import Heard


@pytest.fixture
def heard() -> Iterator[Heard]:
    heard = Heard()
    watch = Watch()
    boundary = Boundary(heard, watch)
    watch.open()
    boundary.open()
    yield heard
    boundary.close()
    watch.close()
