"""What is looked for in every page that a browser shows, and the way into the admin."""

from axe_playwright_python.sync_playwright import Axe

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What passes is only counted, not described.
RULES = {"runOnly": {"type": "tag", "values": STANDARDS}, "resultTypes": ["violations"]}
UNFOLD = "for (const fold of document.querySelectorAll('details')) fold.open = true"
WIDEST = "document.documentElement.scrollWidth"
# What Wagtail wraps around a page scrolls, so the document is never too wide. Its own wide
# tables scroll in it; those that people work in must not.
SPILLS = """() => [...document.querySelectorAll('main .listing-stacked, main .button')]
  .filter(each => each.getBoundingClientRect().right > innerWidth)
  .map(each => each.outerHTML.slice(0, 120))"""


def faults_of(tab):
    """Return what axe finds on the page once it is loaded: by rule, the elements at fault."""
    tab.wait_for_load_state()
    found = Axe().run(tab, options=RULES).response["violations"]
    return {rule["id"]: [node["html"][:160] for node in rule["nodes"]] for rule in found}


def is_too_wide(tab):
    """Return whether one has to scroll sideways once the page is loaded."""
    tab.wait_for_load_state()
    return tab.evaluate(WIDEST) > tab.viewport_size["width"]


def sign_in(tab, name):
    """Log in to the admin as somebody whose password is the name."""
    tab.goto("/admin/login/")
    tab.fill("[name=username]", name)
    tab.fill("[name=password]", name)
    tab.press("[name=password]", "Enter")
    tab.wait_for_url("**/admin/")
