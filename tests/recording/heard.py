"""A listener at the boundary that keeps everything."""

from __future__ import annotations

from pytest_backend_dod.recording.exchange import Exchange


class Heard:
    """What has been heard."""

    def __init__(self) -> None:
        self.exchanges: list[Exchange] = []
        self.apps: list[object] = []
        self.carriers: list[object | None] = []
        self.closed: list[object] = []

    def exchanged(self, exchange: Exchange, *, app: object, carrier: object | None) -> None:
        self.exchanges.append(exchange)
        self.apps.append(app)
        self.carriers.append(carrier)

    def closing(self, carrier: object) -> None:
        self.closed.append(carrier)

    @property
    def only(self) -> Exchange:
        (exchange,) = self.exchanges
        return exchange

    @property
    def operations(self) -> list[tuple[str, int]]:
        return [(one.operation, one.answer.status) for one in self.exchanges]
