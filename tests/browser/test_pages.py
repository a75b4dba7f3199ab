"""Every report page, opened from disk in a real browser: no failed request, no error, nothing wider than the window."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "reports" / "zhang-xiao-2024").glob("*.html"))
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        yield driver.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
        )


def test_there_are_pages_to_open() -> None:
    assert len(PAGES) >= 7, "run 'make report' first"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page_path", PAGES, ids=lambda p: p.stem)
def test_a_page_opens_without_a_fault(browser: Any, page_path: Path, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.on(
        "request",
        lambda request: faults.append(request.url) if not request.url.startswith(("file:", "data:")) else None,
    )
    page.goto(page_path.as_uri())
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    broken = page.evaluate("[...document.images].filter(i => !i.complete || !i.naturalWidth).length")
    assert (faults, broken) == ([], 0)
    assert wide <= 0, f"the page is {wide} pixels wider than the window"
    context.close()


def test_a_count_opens_to_its_words_without_a_script(browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(next(p for p in PAGES if p.stem == "02-keywords").as_uri())
    openers, drawers = page.locator(".opens"), page.locator(".drawer:popover-open")
    assert drawers.count() == 0
    openers.nth(0).focus()
    page.keyboard.press("Enter")
    assert drawers.count() == 1 and drawers.locator("mark").first.is_visible()
    openers.nth(1).click()
    assert drawers.count() == 1 and drawers.get_attribute("id") == openers.nth(1).get_attribute("popovertarget")
    page.keyboard.press("Escape")
    assert drawers.count() == 0
    context.close()


def test_switches_of_questions_schemes_and_codes_mark_words_without_a_script(browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto(next(p for p in PAGES if p.stem == "text").as_uri())
    assert page.locator(".whole sub:visible").count() and page.locator(".note:visible").count()
    page.locator("label.open").tap()
    for box in page.locator(".panel > fieldset input:enabled").all():
        box.set_checked(False)
    assert not page.locator(".whole sub:visible").count() and not page.locator(".note:visible").count()
    page.locator(".panel details summary").nth(1).tap()
    for switch in page.locator(".panel details").nth(1).locator("input").all()[:2]:  # the scheme, then a code of it
        switch.check()
        assert page.locator(".whole sub:visible").count() and page.locator(".key li:visible").count()
        switch.uncheck()
        assert not page.locator(".whole sub:visible").count()
    context.close()
