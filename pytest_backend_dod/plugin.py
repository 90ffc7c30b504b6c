"""The entry point: options, and nothing else until ``--backend-dod`` asks for more."""

from __future__ import annotations

import pytest

MARK = "backend_dod"
"""The mark that ties a test to an item."""


class Hooks:
    """Hooks for plugins and ``conftest.py`` files that take part in the gate.

    They stand here because each module more costs every start of pytest.
    """

    @pytest.hookspec
    def pytest_backend_dod_probes(self, config: pytest.Config) -> object:
        """Return probes to take part: a list of classes, or instances, of probes."""

    @pytest.hookspec(firstresult=True)
    def pytest_backend_dod_target(self, config: pytest.Config) -> object:
        """Return the backend to probe: an app, a URL or a ``Target``; None leaves it open."""


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Tell pytest about the hooks: a conftest may implement them with the flag absent too."""
    pluginmanager.add_hookspecs(Hooks)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("backend-dod", "Definition of Done gate")
    group.addoption(
        "--backend-dod",
        action="store_true",
        default=False,
        help="Decide the team's Definition of Done after the tests; fail when an item is not done.",
    )
    group.addoption(
        "--backend-dod-report",
        action="append",
        default=[],
        metavar="FORMAT:PATH",
        help="Write a report, such as json:dod.json. May be given several times.",
    )
    group.addoption(
        "--backend-dod-only",
        action="append",
        default=[],
        metavar="ITEM",
        help="Judge only this item, with just what it needs. May be given several times.",
    )
    group.addoption(
        "--backend-dod-static",
        action="store_true",
        default=False,
        help="Judge only the items that files alone decide; run no test.",
    )
    group.addoption(
        "--backend-dod-warn",
        action="store_true",
        default=False,
        help="Report what is not done without failing the session for it.",
    )
    group.addoption(
        "--backend-dod-tick",
        action="store_true",
        default=False,
        help="Set the boxes of the checklist to the verdicts.",
    )
    group.addoption(
        "--backend-dod-record",
        default="",
        metavar="DIR",
        help="Let this part of the suite run, and keep what it shows in DIR without judging.",
    )
    group.addoption(
        "--backend-dod-judge",
        action="extend",
        nargs="+",
        default=[],
        metavar="DIR",
        help="Decide the Definition of Done from what --backend-dod-record kept; run no test.",
    )
    group.addoption(
        "--backend-dod-baseline",
        choices=("write", "use"),
        default="",
        help="Write down what is found now, or tolerate what was written down and nothing else.",
    )
    group.addoption(
        "--backend-dod-no-waivers",
        action="store_true",
        default=False,
        help="Judge as if there were no waivers.",
    )
    group.addoption(
        "--backend-dod-init",
        action="store_true",
        default=False,
        help="Write a first configuration, and a checklist where there is none; run no test.",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Begin to measure coverage before anything of the project is imported."""
    options = early_config.known_args_namespace
    if options.backend_dod_record or (options.backend_dod and not options.backend_dod_judge):
        from . import session

        session.begin(early_config)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> pytest.ExitCode | None:
    """Write a first configuration instead of running tests, when that is asked for."""
    if not config.option.backend_dod_init:
        return None
    from . import initialising

    return initialising.run(config)


def pytest_configure(config: pytest.Config) -> None:
    """Take part in the session."""
    # Known without the flag too, so that marked tests run without warnings and strictly.
    config.addinivalue_line(
        "markers", f"{MARK}(*items): the test proves these items of the Definition of Done."
    )
    options = config.option
    if options.backend_dod or options.backend_dod_record or options.backend_dod_judge:
        from . import session

        session.register(config)
        return
    for name in ("report", "only", "static", "warn", "tick", "baseline", "no_waivers"):
        if getattr(options, f"backend_dod_{name}"):
            raise pytest.UsageError(f"--backend-dod-{name.replace('_', '-')} needs --backend-dod")
