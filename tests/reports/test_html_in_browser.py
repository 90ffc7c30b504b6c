"""The HTML report in a real Chromium: nothing runs, everything fits, light and dark."""

from __future__ import annotations

import html
import os
import re
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest

from pytest_backend_dod.reports.html_report import render

from ..test_examples import copied, gate
from .measures import OF_PROBES
from .reading_html import parse
from .test_html import everywhere, of_probe, result, verdict

pytestmark = pytest.mark.slow

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)

OPTIONS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
]  # fmt: skip

PAPER = {"light": (0xFB, 0xFA, 0xF6), "dark": (0x19, 0x17, 0x14)}

RUN = "document.title = 'it ran'"
ATTACK = f"""\"'></style></title><script>{RUN}</script><img src="x" onerror="{RUN}"><svg onload="{RUN}"></svg>"""

if BROWSER is None:
    pytest.skip("there is no Chromium on this machine", allow_module_level=True)


def browse(folder: Path, text: str, *options: str) -> str:
    path = folder / "page.html"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [str(BROWSER), *OPTIONS, f"--user-data-dir={folder / 'profile'}", *options, path.as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout


def title_after_loading(folder: Path, text: str) -> str:
    found = re.search("<title>(.*?)</title>", browse(folder, text, "--dump-dom"), re.DOTALL)
    assert found
    return html.unescape(found[1])


class TestNothingRuns:
    def test_script_without_a_policy_would_be_noticed(self, tmp_path: Path) -> None:
        page = f"<!doctype html><title>before</title><body>{ATTACK}</body>"
        assert title_after_loading(tmp_path, page) == "it ran"

    def test_hostile_text_in_every_place_does_not_run(self, tmp_path: Path) -> None:
        page = render(everywhere(ATTACK))
        assert page.count("it ran") > 100
        assert title_after_loading(tmp_path, page) == "Definition of Done: not done"

    def test_even_as_markup_it_would_not_run(self, tmp_path: Path) -> None:
        page = render(result(verdict()))
        broken = page.replace("<main>", f"<main>{ATTACK}")
        assert parse(page).one("main") and broken != page
        assert title_after_loading(tmp_path, broken) == "Definition of Done: not done"


def pixel(picture: Path) -> tuple[int, tuple[int, ...]]:
    """Return the width of a PNG and the colour of its first pixel, which no filter changes."""
    data = picture.read_bytes()
    width, _, depth, kind = struct.unpack(">IIBB", data[16:26])
    assert (data[:8], depth) == (b"\x89PNG\r\n\x1a\n", 8)
    assert kind in {2, 6}
    lines, at = b"", 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            lines += data[at + 8 : at + 8 + length]
        at += length + 12
    return width, tuple(zlib.decompress(lines)[1:4])


def photograph(
    folder: Path, text: str, name: str, width: int, scheme: str, album: Path | None = None
) -> tuple[int, tuple[int, ...]]:
    picture = (album or folder) / f"{name}-{width}-{scheme}.png"
    dark = ["--force-dark-mode"] if scheme == "dark" else []
    browse(folder, text, f"--screenshot={picture}", f"--window-size={width},2000", *dark)
    return pixel(picture)


def overflow(folder: Path, text: str, width: int) -> int:
    """Return how much wider the page is than a window of this width."""
    wrapper = f"""<!doctype html><title>?</title><iframe id="page" width="{width}" height="900" style="border: 0"
        srcdoc="{html.escape(text)}" onload="const root = document.getElementById('page').contentDocument.documentElement;
        document.title = root.scrollWidth - root.clientWidth + ' of ' + root.clientWidth"></iframe>"""
    more, _, whole = title_after_loading(folder, wrapper).partition(" of ")
    assert int(whole) >= width - 20
    return int(more)


class TestTheLook:
    def test_the_policy_lets_the_style_in_and_the_page_follows_the_scheme(
        self, tmp_path: Path
    ) -> None:
        page = render(result(verdict()))
        for scheme, paper in PAPER.items():
            assert photograph(tmp_path, page, "own", 1280, scheme) == (1280, paper)
        changed = page.replace("<style>", "<style> ")
        assert photograph(tmp_path, changed, "changed", 1280, "light") != (1280, PAPER["light"])

    def test_a_page_that_is_too_wide_would_be_noticed(self, tmp_path: Path) -> None:
        assert overflow(tmp_path, "<!doctype html><pre>" + "x" * 500, 390) > 100

    @pytest.mark.parametrize("width", [320, 390, 1280])
    def test_long_words_and_all_pictures_fit(self, tmp_path: Path, width: int) -> None:
        assert overflow(tmp_path, render(everywhere("unbroken" * 300)), width) == 0
        pictures = [of_probe(name, measures) for name, measures in OF_PROBES.items()]
        assert overflow(tmp_path, render(result(*pictures)), width) == 0


@pytest.mark.parametrize(
    ("name", "headline", "pictures"),
    [("orders", "Done", 6), ("unfinished", "Not done", 5)],
)
def test_the_examples(tmp_path: Path, name: str, headline: str, pictures: int) -> None:
    """The screenshots are for looking at: BACKEND_DOD_SCREENSHOTS names a folder that keeps them."""
    album = Path(os.environ.get("BACKEND_DOD_SCREENSHOTS") or tmp_path)
    report = tmp_path / "report.html"
    gate(copied(name, tmp_path), "--backend-dod-report", f"html:{report}")
    text = report.read_text(encoding="utf-8")
    page = parse(text)
    assert page.one("h1").text == headline, [one.text for one in page.of("is-open")]
    assert len(list(page.all("figure"))) == pictures
    assert page.of("operations")
    for width in (1280, 390):
        assert overflow(tmp_path, text, width) == 0
        for scheme, paper in PAPER.items():
            assert photograph(tmp_path, text, name, width, scheme, album) == (width, paper)
