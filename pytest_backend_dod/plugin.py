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
        "--backend-dod-init",
        action="store_true",
        default=False,
        help="Write a first configuration, and a checklist where there is none; run no test.",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Begin to measure coverage before anything of the project is imported."""
    if early_config.known_args_namespace.backend_dod:
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
    if config.option.backend_dod:
        from . import session

        session.register(config)
    elif config.option.backend_dod_report:
        raise pytest.UsageError("--backend-dod-report needs --backend-dod")
