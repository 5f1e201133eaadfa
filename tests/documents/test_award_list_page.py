"""The award list for the web, for programs and for the press before the hour."""

import csv
import json
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from io import StringIO

from jury_app.documents.award_list import (
    build_award_list_csv,
    build_award_list_page,
    build_award_list_pdf,
    build_award_list_schema,
)

AWKWARD = 'L\'été & <b>x</b> &amp; "ça" œuvre Ελλάδα 🎉 </td><script>alert(1)</script>'


class Reader(HTMLParser):
    """What a browser finds: elements that are closed in order, and their texts."""

    VOID = frozenset({"meta", "link", "img", "br"})

    def __init__(self, page):
        super().__init__()
        self.found, self.open, self.texts = [], [], []
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)

    def named(self, tag):
        return [attrs for name, attrs in self.found if name == tag]


def with_name(content, name):
    domain = content.domains[0]
    award = replace(domain.awards[0], title=name, applicants=(name,), citation=name)
    domain = replace(domain, name=name, sponsor=name, awards=(award,))
    return replace(content, organiser=name, domains=(domain,))


def test_the_page_needs_nothing_else_and_runs_nothing(make_award_list, built):
    page = Reader(built(build_award_list_page, with_name(make_award_list(3), AWKWARD)))

    assert page.open == []
    assert not {name for name, _attrs in page.found} & {"script", "link", "img", "iframe", "b"}
    links = page.named("a")
    assert all(attrs["href"].startswith("#") for attrs in links)
    assert {attrs["href"][1:] for attrs in links} <= {
        attrs["id"] for _name, attrs in page.found if "id" in attrs
    }
    assert " ".join(page.texts).count(AWKWARD.replace("'", "’")) == 7


def test_whoever_hears_the_page_finds_the_way(make_award_list, built):
    page = Reader(built(build_award_list_page, make_award_list(7, language="en")))

    assert page.named("html") == [{"lang": "en"}]
    assert [len(page.named(each)) for each in ("h1", "header", "nav", "main", "footer")] == [1] * 5
    assert all(attrs["scope"] in ("col", "row") for attrs in page.named("th"))
    assert len(page.named("caption")) == len(page.named("table")) == 4
    assert len(page.named("section")) == 5
    assert page.texts.count("The jury has made no award in this domain.") == 1


def test_equal_lists_make_equal_pages_and_schemas(make_award_list, built):
    for build in (build_award_list_page, build_award_list_schema):
        assert built(build, make_award_list(4)) == built(build, make_award_list(4))


def test_the_schema_tells_every_column_of_the_open_data(make_award_list, built):
    content = make_award_list(4)
    schema = json.loads(built(build_award_list_schema, content))
    rows = csv.DictReader(StringIO(built(build_award_list_csv, content).decode(), newline=""))

    assert [field["name"] for field in schema["fields"]] == rows.fieldnames
    assert all(field["description"] for field in schema["fields"])
    for row in rows:
        for field in schema["fields"]:
            value, limits = row[field["name"]], field["constraints"]
            assert value or not limits["required"]
            assert not value or value in limits.get("enum", [value])


def test_each_page_for_the_press_says_until_when_it_is_secret(make_award_list, built, page_texts):
    content = replace(make_award_list(30), embargo=datetime(2026, 11, 28, 18, 0))
    french = page_texts(built(build_award_list_pdf, content))
    english = page_texts(built(build_award_list_pdf, replace(content, language="en")))

    assert len(french) > 2
    assert all(page.count("Sous embargo jusqu’au 28 novembre 2026 à 18 h") == 2 for page in french)
    assert all("Under embargo until 28 November 2026, 18:00" in page for page in english)
    assert "Rien ne doit en être publié" in french[0]
    assert "embargo" not in " ".join(page_texts(built(build_award_list_pdf, make_award_list(3))))
