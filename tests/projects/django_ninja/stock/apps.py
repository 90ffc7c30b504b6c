from pathlib import Path

from django.apps import AppConfig
from django.db.backends.signals import connection_created


def watch(connection, **_):
    if Path(connection.settings_dict["NAME"]).name == "development.db":
        Path("development-database-opened").touch()


class StockConfig(AppConfig):
    name = "stock"

    def ready(self) -> None:
        connection_created.connect(watch)
