"""How does the graph look in Neo4j Browser? Makes docs/browser.png from the Neo4j that recoupe uses.

Needs Chromium, and Playwright in the environment (`pip install playwright`); the examples must be imported:

    python docs/screenshot.py [/usr/bin/chromium]
"""

import sys
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page, Route, sync_playwright

from graph.connection import Connection, locate

HERE = Path(__file__).parent
STYLE = "http://localhost/recoupe.grass"  # Browser loads styles from this host; the file answers
QUERY = """\
MATCH (supplier:Entity {name: 'Iran'}), (receiver:Entity {name: 'Russie'})
MATCH (claim:Claim)-[:SUBJECT]->(supplier), (claim)-[:OBJECT]->(receiver)
WHERE claim.relation STARTS WITH 'TRANSFERS_'
OPTIONAL MATCH (source:Entity)-[:ASSERTS|CONFIRMS|DENIES|DECLINES]->(claim)
RETURN supplier, receiver, claim, source"""
VIEWPORT = {"width": 1280, "height": 860}


def log_in(page: Page, neo4j: Connection) -> None:
    """Connect Browser to the database."""
    page.goto(f"{neo4j.browser}?dbms={quote(neo4j.uri)}")
    page.fill('input[name="username"], [data-testid="username"]', neo4j.username)
    page.fill('[data-testid="password"]', neo4j.password.get_secret_value())
    page.click('[data-testid="connect"]')
    page.get_by_text("You are connected").first.wait_for()


def run(page: Page, command: str) -> None:
    """Type a command or query into Browser's editor and run it."""
    page.locator(".monaco-editor").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(command)
    page.keyboard.press("Control+Enter")


def serve_style(route: Route) -> None:
    """Answer Browser's request for the style with the file beside this script."""
    headers = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}
    route.fulfill(path=HERE / "recoupe.grass", content_type="text/plain", headers=headers)


def main(chromium: str = "/usr/bin/chromium") -> None:
    """Log in, style, run the query, wait until the graph stands still, and take the picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_page(viewport=VIEWPORT)
        page.route(STYLE, serve_style)
        log_in(page, locate())
        run(page, f":style {STYLE}")
        page.wait_for_timeout(1500)
        run(page, ":clear")
        page.wait_for_timeout(1000)
        run(page, QUERY)
        page.locator("svg g.node").first.wait_for()
        page.wait_for_timeout(6000)
        page.screenshot(path=HERE / "browser.png")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
