"""The search page opened from disk in a browser: it finds words in three scripts and asks for no other file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from english import ENGLISH
from jinja2 import DictLoader, Environment, StrictUndefined
from playwright.sync_api import Browser, Locator, Page, expect

from generator.indexing.documents import Document
from generator.indexing.site import index_files
from generator.indexing.terms import terms_of
from generator.rendering.site import shown_words, told
from generator.rendering.visible import visible

Make = Callable[..., Document]

POLICY = "default-src 'none'; script-src file:; style-src file:; base-uri 'none'; form-action file:"

HOSTILE = "<img src=x onerror=alert(1)> </script>\u2028<b>&amp;"

TEXTS = (
    "Kursk's KN-23, don’t",
    "KIM’S it's's 'so'",
    "11,000 and 1,234,567 but 1,2345 and 12\u00a0000 12\u202f000 12 000",
    "м’ята м'ята мʼята Їжак, йод; за\u0301мок И\u0306од",
    "북한군은 북한 군 KN북한군 \u1107\u116e\u11a8\u1112\u1161\u11ab",
    "Straße ΟΔΟΣ ﬁne İstanbul Çörek e\u0301 ① ½ ٣ 日本語",
    "a_b <img/> … " + "x" * 30 + "𝒳𐐀",
    "",
)


@dataclass
class Visit:
    """A search page, with what the browser reported."""

    page: Page
    root: Path
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @property
    def status(self) -> Locator:
        """The line that says how much was found."""
        return self.page.get_by_role("status")

    @property
    def titles(self) -> list[str]:
        """The titles of the hits shown."""
        return self.page.locator(".xp-hit a").all_inner_texts()

    def open(self, query: str = "") -> None:
        """Open the page as a link with a query does."""
        self.page.goto(f"{(self.root / 'search/index.html').as_uri()}{query}")

    def ask(self, query: str, answer: str) -> None:
        """Type a query, and wait for the answer."""
        self.page.get_by_label("Words, names or numbers").fill(query)
        expect(self.status).to_contain_text(answer)


@dataclass(frozen=True)
class Link:
    """A link of the page for readers without JavaScript."""

    text: str
    address: str
    language: str = ""


@dataclass(frozen=True)
class View:
    """What the template of the search page shows."""

    title: str = "Search"
    title_told: tuple[()] = ()
    language: str = ""
    translated: str = ""
    versions: tuple[()] = ()
    label: str = ""
    trail: tuple[Link, ...] = ()
    description: str = "Find a fact."
    indexes: tuple[Link, ...] = (Link("Claims", "claims/"), Link("Actors", "actors/"))


def write_site(root: Path, templates: Path, documents: list[Document]) -> None:
    """Write the search page, its script and the index of `documents`."""
    names = ("pages/search.html", "partials/top.html", "partials/blocks.html")
    loader = DictLoader({name: (templates / name).read_text(encoding="utf-8") for name in names})
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    environment.filters |= {"visible": visible, "told": told}
    body = environment.get_template("pages/search.html").render(
        page=View(), words=shown_words(ENGLISH), view=View(), base="../"
    )
    style = '<link rel="stylesheet" href="../assets/explainer/search.css">'
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">{style}'
    html = f'<!doctype html><html lang="en"><head>{head}</head><body class="md-typeset">{body}</body></html>'
    assets = {f"assets/explainer/{name}": (templates / "assets" / name) for name in ("search.js", "search.css")}
    files = {address: path.read_bytes() for address, path in assets.items()}
    files |= index_files(documents) | {"search/index.html": html.encode()}
    for address, content in files.items():
        path = root / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.fixture(scope="session")
def small(make: Make, project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site of 300 documents in three scripts."""
    filler = ("soldiers were seen near the border", "військові були біля кордону", "국경 근처에서 군인이 목격되었다")
    documents = [make(f"claims/c{number}/", f"Report {number}", filler[number % 3]) for number in range(291)]
    documents += [
        make("claims/quote/", "Words of an envoy", "He said “utterly groundless rumours” on Monday"),
        make("actors/kn/", "Ballistic missile", "A weapon · Hwasong-11Ga · KN-23", "Term"),
        make("actors/kim/", "Kim Jong Un", "북한의 김정은국무위원장은 말했다", "Actor"),
        make("places/kursk/", "Курськ", "Бої точилися за Курську область", "Place"),
        make("figures/troops/", "How many troops", "At least 11,000 soldiers", "Figure"),
        make("claims/a-troops/", "Several sent", "Troops in large number"),
        make("claims/hostile/", HOSTILE, f"hostile {HOSTILE}"),
        make("terms/border/", "Кордону", "Лінія", "Term"),
        make("claims/object/", "Constructors toString", "prototype"),
    ]
    root = tmp_path_factory.mktemp("small")
    write_site(root, project_root / "site_templates", documents)
    return root


@pytest.fixture(scope="session")
def large(make: Make, project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site whose words are so many that chunks are split and lists cut."""
    words = ("prague", "press", "prime", "proof")
    documents = [
        make(f"claims/c{one}/", f"Report {one}", f"{' '.join(words)} predicate{one % 5}") for one in range(2100)
    ]
    documents.append(make("claims/only/", "The only pretender", "prague"))
    documents.append(make("claims/lacks/", "A predicament", "Nothing else"))
    documents += [make(f"claims/p{one}/", "Something", "Predicament of prague") for one in range(12)]
    root = tmp_path_factory.mktemp("large")
    write_site(root, project_root / "site_templates", documents)
    return root


@pytest.fixture
def alone(make: Make, project_root: Path, tmp_path: Path) -> Path:
    """Return a site of one document, whose files a test may take away."""
    write_site(tmp_path, project_root / "site_templates", [make("a/", "Alone", "groundless")])
    return tmp_path


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page on a wide screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def visit_of(page: Page, root: Path) -> Visit:
    """Return the visit of one site, which notes what goes on."""
    visit = Visit(page, root)
    page.on("console", lambda message: visit.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    page.on("dialog", lambda dialog: visit.errors.append(dialog.message))
    page.on("request", lambda request: visit.requests.append(request.url))
    return visit


@pytest.fixture
def visit(page: Page, small: Path) -> Iterator[Visit]:
    """Visit the small site; afterwards, see that nothing went wrong and nobody else was asked."""
    visit = visit_of(page, small)
    yield visit
    assert visit.errors == []
    allowed = tuple((small / name).as_uri() for name in ("search/", "assets/explainer/search."))
    assert [url for url in visit.requests if not url.startswith(allowed)] == []


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_both_sides_cut_words_alike(visit: Visit, text: str) -> None:
    """The page's terms of a text are the index's terms of it."""
    visit.open()
    assert visit.page.evaluate("text => xpSearch.terms(text)", text) == terms_of(text)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("groundless", "Words of an envoy"),
        ("hwasong", "Ballistic missile"),
        ("정은", "Kim Jong Un"),
        ("김정은", "Kim Jong Un"),
        ("Курсь", "Курськ"),
        ("курську", "Курськ"),
        ("11,000", "How many troops"),
        ("11000", "How many troops"),
        ("sold 11000", "How many troops"),
        ("constructor prototype", "Constructors toString"),
    ],
)
def test_a_word_is_found(visit: Visit, query: str, title: str) -> None:
    """A word of a quote, another name, syllables inside a longer word, an inflected name and a number are found."""
    visit.open()
    visit.ask(query, f"1 hit for “{query}”.")
    assert visit.titles == [title]


@pytest.mark.parametrize("query", ["groundless kursk", "valueof", "은정", "toString hasOwnProperty"])
def test_all_words_must_be_there(visit: Visit, query: str) -> None:
    """Words that stand in different documents, or nowhere, find nothing."""
    visit.open()
    visit.ask(query, "No hits for")
    assert visit.titles == []


def test_a_hit_in_the_title_comes_first(visit: Visit) -> None:
    """Documents with the word in their title stand above others, whatever their address."""
    visit.open()
    visit.ask("troops", "2 hits")
    assert visit.titles == ["How many troops", "Several sent"]
    visit.ask("кордону", "98 hits")
    assert visit.titles[0] == "Кордону"


def test_the_address_holds_the_query(visit: Visit) -> None:
    """A link with a query shows its hits, with the words marked, the kind named, and the page linked from disk."""
    visit.open("?q=groundless+rum")
    expect(visit.status).to_have_text("1 hit for “groundless rum”.")
    expect(visit.page.locator(".xp-hit .xp-kind")).to_have_text("Claim")
    assert visit.page.locator(".xp-hit mark").all_inner_texts() == ["groundless", "rumours"]
    link = visit.page.locator(".xp-hit a").get_attribute("href")
    assert link == "../claims/quote/index.html"


def test_only_the_chunks_of_a_query_are_loaded(visit: Visit) -> None:
    """A query of two rare words loads the directory, two chunks of terms and one shard, each once."""
    visit.open()
    before = len(visit.requests)
    for _ in range(2):
        visit.ask("utterly groundless", "1 hit")
        visit.ask("", "")
    assert len(visit.requests) - before == 4


def test_more_hits_come_on_request(visit: Visit) -> None:
    """Twenty hits are shown; a button adds twenty, moves the focus to the first of them, and goes at the end."""
    visit.open()
    visit.ask("кордону", "98 hits")
    button = visit.page.get_by_role("button", name="Show more")
    for number in (20, 40, 60, 80):
        expect(visit.page.locator(".xp-hit")).to_have_count(number)
        button.click()
        expect(visit.page.locator(".xp-hit").nth(number).locator("a")).to_be_focused()
    expect(visit.page.locator(".xp-hit")).to_have_count(98)
    expect(button).to_be_hidden()
    assert len(set(visit.titles)) == 98


def test_what_is_found_is_only_text(visit: Visit) -> None:
    """A title of tags is shown as it is, and nothing in it becomes an element."""
    visit.open()
    visit.ask("hostile", "1 hit")
    link = visit.page.locator(".xp-hit a")
    assert link.evaluate("element => element.textContent") == HOSTILE
    assert visit.page.locator(".xp-hit img, .xp-hit b, .xp-hit script").count() == 0


def test_the_form_needs_a_script_that_answers(browser: Browser, small: Path) -> None:
    """Without JavaScript there is no form, but a sentence with links to the indexes."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((small / "search/index.html").as_uri())
    expect(page.get_by_role("search")).to_have_count(0)
    expect(page.get_by_role("link", name="Claims")).to_have_attribute("href", "../claims/")
    context.close()


@pytest.mark.parametrize(
    ("missing", "message"),
    [("directory.js", "The search index could not be loaded."), ("t-*.js", "Part of"), ("d-*.js", "Part of")],
)
def test_a_missing_file_is_said(page: Page, alone: Path, missing: str, message: str) -> None:
    """Where a file of the index cannot be loaded, the page says so, and another try loads it."""
    kept = {path: path.read_bytes() for path in (alone / "search").glob(missing)}
    assert kept
    for path in kept:
        path.unlink()
    visit = visit_of(page, alone)
    visit.open()
    visit.ask("groundless", message)
    for path, content in kept.items():
        path.write_bytes(content)
    page.get_by_role("button", name="Search").click()
    expect(visit.status).to_have_text("1 hit for “groundless”.")


def test_a_split_chunk_is_found_by_beginning(page: Page, large: Path) -> None:
    """A word is found in the longest chunk that fits it, and its beginning in all chunks that fit."""
    visit = visit_of(page, large)
    visit.open()
    visit.ask("pretender", "1 hit for")
    assert visit.titles == ["The only pretender"]
    visit.ask("predicate3", "420 hits for")
    visit.ask("pret", "1 hit for")
    assert visit.errors == []


def test_a_cut_list_excludes_nothing(page: Page, large: Path) -> None:
    """A word so common that its list is cut leaves a rare word's hits as they are, and makes numbers approximate."""
    visit = visit_of(page, large)
    visit.open()
    visit.ask("prague predicate3", "About 420 hits")
    visit.ask("prague pretender", "About 1 hit for")
    visit.ask("prague press", "About 2,")
    visit.ask("prague predicament", "About 13 hits")
    assert visit.titles[0] == "Something", "what surely holds both words comes first"
    assert visit.errors == []
