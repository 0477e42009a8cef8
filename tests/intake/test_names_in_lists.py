"""Lists of partners as people write them, and names that nobody or several bear."""

import pytest

from broker.intake.tables import examine
from broker.model import Alliance
from tests.intake.sheets import AYNI, PUNA, VOCABULARY, Wishes, examined, workbook
from tests.worlds import member

THERE = Alliance(
    members=(
        AYNI,
        member("eau-vive", acronym="EV"),
        member("milpa-maiz-y-vida", name="Milpa, Maíz y Vida"),
        member("eau-verte", acronym="EV"),
    ),
    around=(PUNA,),
)


def joint(folder, partners):
    text = f'titre;type;statut;membres\nJeu;projet;en cours;"{partners}"\n'
    found = examined(folder, text, kind="initiatives", there=THERE)
    assert found.report.problems == ()
    return found, found.after.initiatives[0]


@pytest.mark.parametrize(
    ("written", "members", "others"),
    [
        ("Ayni, Eau Vive", ("ayni", "eau-vive"), ()),
        ("Ayni / Puna Lab / Eau Vive", ("ayni", "puna-lab", "eau-vive"), ()),
        ("AY et Eau Vive", ("ayni", "eau-vive"), ()),
        ("Ayni, Milpa, Maíz y Vida & Nobody", ("ayni", "milpa-maiz-y-vida"), ("Nobody",)),
        ("Suelo y Agua, AY", ("ayni",), ("Suelo y Agua",)),
        ("Suelo, Agua y Vida", (), ("Suelo, Agua y Vida",)),
        ("puna-lab; Eau-Vive", ("puna-lab", "eau-vive"), ()),
        ("Ayni, Puna Lab, and Eau Vive", ("ayni", "puna-lab", "eau-vive"), ()),
        ("Ayni (AY), Eau Vive", ("ayni", "eau-vive"), ()),
        ("UICN/PACO, Ayni", ("ayni",), ("UICN/PACO",)),
        ("Smith & Daughters, Ayni", ("ayni",), ("Smith & Daughters",)),
        ("Green Trust, Inc., Ayni", ("ayni",), ("Green Trust, Inc.",)),
        ("Ayni, Inc.", ("ayni",), ()),
        ("Ayni, AG", ("ayni",), ("AG",)),
        ("Suelo Vivo (Perú, Bolivia), Ayni", ("ayni",), ("Suelo Vivo (Perú, Bolivia)",)),
        ("Ayni y Suelo", (), ("Ayni y Suelo",)),
        ("Ayni & Puna Lab", ("ayni", "puna-lab"), ()),
    ],
)
def test_partners_are_found_however_they_are_parted(tmp_path, written, members, others):
    found, made = joint(tmp_path, written)
    assert (made.members, made.other_members) == (members, others)
    assert any("link nobody" in one for one in found.report.remarks) == bool(others)


@pytest.mark.parametrize(
    "written",
    [
        "PNUD; Ayni",
        "Ayni, Programme des Nations Unies pour le développement",
        "Organización de las Naciones Unidas para la Alimentación y la Agricultura, Ayni",
    ],
)
def test_well_known_partners_are_found_by_their_names_in_other_languages(tmp_path, written):
    undp = member("undp", name="United Nations Development Programme")
    fao = member("fao", name="Food and Agriculture Organization of the United Nations")
    there = Alliance(members=(AYNI, undp, fao))
    text = f'titre;type;statut;membres\nJeu;projet;en cours;"{written}"\n'
    made = examined(tmp_path, text, kind="initiatives", there=there).after.initiatives[0]
    assert len(made.members) == 2
    assert made.other_members == ()


def test_who_is_not_known_is_told_with_row_and_the_columns_own_name(tmp_path):
    (remark,) = joint(tmp_path, "Ayni; Nobody; Nowhere")[0].report.remarks
    assert "column membres" in remark
    assert "'Nobody' (2), 'Nowhere' (2)" in remark


def test_a_name_that_several_bear_links_none_and_says_whom_it_may_mean(tmp_path):
    found, made = joint(tmp_path, "AY, EV")
    assert (made.members, made.other_members) == (("ayni",), ("EV",))
    (remark,) = found.report.remarks
    assert "eau-vive, eau-verte" in remark
    both, _ = joint(tmp_path, "EV / EV")
    assert len(both.report.remarks) == 1


def test_an_activity_of_a_shared_acronym_is_not_called_unknown(tmp_path):
    text = "membre;intitulé;type;statut\nEV;Puits;projet;en cours\n"
    (problem,) = examined(tmp_path, text, kind="activities", there=THERE).report.problems
    assert "several organisations are called 'EV'" in problem.message
    assert "eau-vive, eau-verte" in problem.message


def test_hyphens_and_apostrophes_are_no_other_name(tmp_path):
    there = Alliance(members=(member("autorite", name="Autorité de l'Eau de la Haute-Volta"),))
    text = "membre;titre;type;statut\nautorité de l’eau de la Haute Volta;Crues;projet;en cours\n"
    found = examined(tmp_path, text, kind="activities", there=there)
    assert found.report.problems == ()
    assert len(found.after.activities) == 1


def test_a_title_page_is_no_table_of_members(tmp_path):
    book = workbook(
        {
            "Lisez-moi": [["Réseau de l'eau"], ["Mise à jour : mars 2024"]],
            "Liste": [["Liste"], ["Nom", "Type", "Pays"], ["Himal", "ONG", "Népal"]],
            "Anciens": [["Nom", "Type"], ["Altai", "ONG"]],
        }
    )
    path = tmp_path / "membres.xlsx"
    path.write_bytes(book)
    wishes = Wishes(kind="members")
    found = examine(path, alliance=Alliance(), vocabulary=VOCABULARY, wishes=wishes)
    assert found.report.problems == ()
    assert [one.name for one in found.after.members] == ["Himal"]
    assert any("'Lisez-moi'" in one for one in found.report.remarks)
    assert any("'Anciens'" in one for one in found.report.remarks)
