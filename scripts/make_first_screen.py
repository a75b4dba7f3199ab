"""Take the picture of a report's first screen for the README and the site: `docs/first-screen.png`.

    python scripts/make_first_screen.py

Needs a report of the bundled article (`make report`) and Chromium or Chrome. The picture is cut below the
claims and kept small by few colours; two machines with the same fonts and browser make the same bytes.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "reports" / "zhang-xiao-2024" / "index.html"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDE, HIGH = 1120, 1092


def main() -> None:
    """Open the page without a window, take the picture and write it."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None or not PAGE.is_file():
        raise SystemExit("needs Chromium or Chrome, and a report: run 'make report' first")
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "shot.png"
        wanted = (f"--screenshot={shot}", f"--window-size={WIDE},{HIGH}", f"--user-data-dir={folder}/profile")
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
        subprocess.run([browser, *options, *wanted, PAGE.as_uri()], check=True, capture_output=True)
        with Image.open(shot) as image:
            small = image.convert("RGB").quantize(colors=48, dither=Image.Dither.NONE)
    small.save(ROOT / "docs" / "first-screen.png", optimize=True)


if __name__ == "__main__":
    main()
