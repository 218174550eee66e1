from pathlib import Path

import pytest

from facilitator.reports import rendering
from tests.reports.golden.made import FOLDER, fragments, outline, pages
from tests.reports.made import Page

FRAGMENTS, PAGES = fragments(), pages()


@pytest.mark.parametrize("name", FRAGMENTS)
def test_a_part_is_drawn_as_it_was(name):
    assert f"{FRAGMENTS[name]}\n" == (FOLDER / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FRAGMENTS)
def test_a_part_is_well_formed(name):
    assert Page(FRAGMENTS[name]).harmless()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_parts_in_their_order(name):
    assert outline(PAGES[name]) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_nothing_is_kept_that_is_not_drawn():
    assert {path.stem for path in FOLDER.glob("*.html")} == set(FRAGMENTS)
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(PAGES)


def test_together_they_use_every_template_but_those_of_whole_pages():
    pages = {"page", *(view.template.split(".")[0] for view in PAGES.values())}
    helpers = {"parts", "table", "crossing"}  # within others
    used = {view.template.split(".")[0] for view in FRAGMENTS.values()}
    names = {path.name.split(".")[0] for path in Path(rendering.__file__).parent.glob("templates/*")}
    assert used | pages | helpers == names
