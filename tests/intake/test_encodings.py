"""A table and a text in an older encoding are read alike."""

import pytest

from broker.intake import read_text
from broker.vocabulary import decode

SAID = {
    "ru": "Горное партнёрство: охрана вод и пастбищ в горах Памира.\n",
    "el": "Ορεινή συνεργασία για τα νερά και τα δάση των βουνών.\n",
    "th": "ความร่วมมือภูเขาเพื่อน้ำและป่าไม้\n",
    "ja": "山岳パートナーシップは水と森林を守ります。\n",
    "zh": "山区伙伴关系保护水源和森林。\n",
    "fr": "Partenariat de la montagne : eau, forêts, élevage à Genève.\n",
}
WAYS = {
    "table": lambda data: decode(data, label="members.csv")[0],
    "text": lambda data: read_text(data, name="proposal.txt"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        *(("ru", one) for one in ("cp1251", "koi8_r", "iso8859_5")),
        *(("el", one) for one in ("cp1253", "iso8859_7")),
        *(("ja", one) for one in ("shift_jis", "euc_jp")),
        *(("fr", one) for one in ("cp1252", "mac_roman")),
        ("th", "cp874"),
        ("zh", "gb18030"),
    ],
)
def test_an_older_encoding_is_told_by_what_it_says(way, language, encoding):
    said = SAID[language] * 6
    assert WAYS[way](said.encode(encoding)).strip() == said.strip()
