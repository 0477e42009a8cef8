"""The report card says what was measured, to anybody, and needs nothing else."""

import re
from html.parser import HTMLParser

import pytest

from broker.evaluate import (
    BestPeer,
    PartnersReport,
    Report,
    require_place,
    write_card,
    write_report,
)
from broker.model import BrokerError, InputError
from broker.wording import LANGUAGES, Words

HOSTILE = '<script>alert("x")</script>&\0\u202eevil'
VOID = {"meta", "rect", "circle", "path"}


def values(base):
    metrics = ("recall@20", "recall@100", "ndcg@10", "ndcg@20", "mrr", "hit@20")
    return {metric: min(base * factor, 1.0) for metric, factor in
            zip(metrics, (1, 2.5, 0.8, 0.9, 2, 4), strict=True)}  # fmt: skip


def report(**more):
    methods = {
        "ours_raw": values(0.137), "ours": values(0.13), "popularity": values(0.06),
        "bm25_voting": values(0.11), "minilm_voting": values(0.105), HOSTILE: values(0.01),
        "without_text": values(0.1), "without_place": values(0.125),
    }  # fmt: skip
    parts = {"new_pairs": 0.09, "newcomers": 0.05, "kind:university": 0.14, "country:NPL": 0.13}
    return Report(
        task="partners",
        queries=241,
        candidates=46000,
        methods=methods,
        best_peer=BestPeer(metric="ndcg@20", name="bm25_voting", ratio=1.27, ci95=(1.13, 1.42)),
        slices={name: {method: values(base) for method in methods} for name, base in parts.items()},
        seconds=12.0,
    ).model_copy(update=more)


def found(**more):
    facts = {
        "calibration_error": 0.0123, "base_rate": 0.0061, "exposure_gini": 0.55,
        "exposure_gini_raw": 0.85, "organisations_shown": 2100.0, "organisations_shown_raw": 1200.0,
        "true_partners_known": 0.67, "true_partners_weighed": 0.51,
    }  # fmt: skip
    return PartnersReport(
        report=report(**more),
        facts=facts,
        bins=((0.02, 0.018, 90000), (0.15, 0.14, 900), (0.35, 0.42, 40)),
        shown=((HOSTILE, 44), ("Alpine Institute", 40)),
    )


class Reader(HTMLParser):
    """Reads a page, and fails where a tag is not closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.attributes, self.said = [], [], [], []
        self.feed(text)
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.said.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.said).split())


@pytest.fixture(params=LANGUAGES)
def page(request, tmp_path):
    path = tmp_path / "card.html"
    oddities = {"projects listed twice": 1234, HOSTILE: 2}
    write_card(found(), path=path, oddities=oddities, words=Words(request.param))
    return path.read_text("utf-8")


def english(tmp_path, given=None, **more):
    path = tmp_path / "card.html"
    write_card(given or found(), path=path, oddities={}, **more)
    return Reader(path.read_text("utf-8"))


def test_nothing_of_the_data_becomes_part_of_the_page(page):
    reader = Reader(page)
    assert "script" not in reader.tags
    assert not set("\0\u202e") & set(page)
    assert '<script>alert("x")' in reader.text, "it is shown as it is written"


def test_it_asks_nobody_for_anything(page):
    reader = Reader(page)
    for tag, given in reader.attributes:
        assert not {"src", "href", "style", "srcset"} & set(given), tag
        assert not any(name.startswith("on") for name in given), tag
    assert not {"link", "img", "iframe", "script", "object"} & set(reader.tags)
    assert "url(" not in page
    assert "default-src 'none'" in page
    assert not re.search(r"https?://", page)


def test_every_picture_has_a_name_a_description_and_a_table(page):
    reader = Reader(page)
    pictures = [given for tag, given in reader.attributes if tag == "svg"]
    assert len(pictures) == 8
    ids = {given["id"] for _, given in reader.attributes if "id" in given}
    assert len(ids) == 2 * len(pictures), "no id is used twice"
    for given in pictures:
        assert given["role"] == "img"
        assert set(given["aria-labelledby"].split()) <= ids
    assert reader.tags.count("title") == len(pictures) + 1
    assert reader.tags.count("desc") == len(pictures)
    assert reader.tags.count("table") == reader.tags.count("caption") == 8


def test_it_fits_a_small_screen_and_a_dark_one(page):
    reader = Reader(page)
    assert any(given.get("name") == "viewport" for _, given in reader.attributes)
    assert "prefers-color-scheme: dark" in page
    assert "width: 100%" in page
    for tag, given in reader.attributes:
        if tag == "svg":
            width = float(given["viewbox"].split()[2])
            assert width <= 360
        if tag == "rect":
            assert float(given["x"]) + float(given["width"]) <= 300, "its figure still fits"


def test_the_page_says_in_which_language_it_is(page, request):
    language = request.node.callspec.params["page"]
    assert f'<html lang="{language}">' in page
    if language != "en":
        assert "This engine" not in page
        assert "Projects listed twice" not in page


def test_figures_have_the_comma_of_their_language(page, request):
    language = request.node.callspec.params["page"]
    assert ("1.27" in page) == (language == "en")
    assert ("1,27" in page) == (language != "en")
    assert ("0,850" in page) == (language != "en")


def test_it_says_how_much_better_it_is_and_how_sure_that_is(tmp_path):
    said = english(tmp_path).text
    assert "1.27 times the ndcg@20 of the best other method (Words of similar works (BM25))" in said
    assert "between 1.13 and 1.42" in said


def test_a_difference_that_may_be_chance_is_called_so(tmp_path):
    peer = BestPeer(metric="ndcg@20", name="bm25_voting", ratio=1.02, ci95=(0.95, 1.1))
    assert "leaves open which" in english(tmp_path, found(best_peer=peer)).text


def test_a_method_that_is_surely_better_than_ours_is_called_so(tmp_path):
    peer = BestPeer(metric="ndcg@20", name="bm25_voting", ratio=0.8, ci95=(0.7, 0.9))
    said = english(tmp_path, found(best_peer=peer)).text
    assert "leaves open" not in said
    assert "reaches only 0.80 times" in said


def test_what_is_explained_fits_lists_of_any_length(tmp_path):
    names = {"hit@10": 0.9, "recall@10": 0.7, "mrr": 0.6}
    path = tmp_path / "short.html"
    methods = {"ours": names, "bm25_voting": names}
    peer = BestPeer(metric="mrr", name="bm25_voting", ratio=1.2, ci95=(1.1, 1.3))
    write_report(report(methods=methods, best_peer=peer, slices={}), path=path)
    said = Reader(path.read_text("utf-8")).text
    assert "@20" not in said
    assert "one over the place of the first true partner" in said


def test_it_says_what_is_missed_and_who_is_served_less_well(tmp_path):
    said = english(tmp_path).text
    assert "33% had no earlier work" in said
    assert (
        "Clearly below that: Partners with a single earlier work and Partners new to the "
        "coordinator." in said
    )
    assert "goes from 0.850 to 0.550" in said
    assert "2,100 organisations are shown instead of 1,200" in said
    assert "costs 5.1 percent of ndcg@20" in said
    assert "1.23 percentage points apart" in said
    assert "Nothing odd was met." in said


def test_without_an_ablation_there_is_no_section_on_it(tmp_path):
    methods = {name: one for name, one in report().methods.items() if "without" not in name}
    assert "What each signal is worth" in english(tmp_path).text
    assert "What each signal is worth" not in english(tmp_path, found(methods=methods)).text


def test_an_earlier_page_stays_until_the_new_one_is_complete(tmp_path, monkeypatch):
    path = tmp_path / "card.html"
    path.write_text("old", "utf-8")

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(BrokerError, match="could not be written"):
        write_card(found(), path=path, oddities={})
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_is_refused_before_anything_is_computed(tmp_path):
    require_place(tmp_path / "card.html")
    with pytest.raises(InputError, match="is a folder"):
        require_place(tmp_path)
    with pytest.raises(InputError, match="There is no folder"):
        require_place(tmp_path / "none" / "card.html")


def test_other_reports_become_a_page_as_well(tmp_path):
    path = tmp_path / "alliance.html"
    write_report(report(slices={}), path=path)
    said = Reader(path.read_text("utf-8")).text
    assert "1.27 times" in said
    assert "For whom" not in said
