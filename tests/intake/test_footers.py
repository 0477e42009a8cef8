"""Totals, sources and notes below a table are no organisations."""

import pytest

from broker.model import Alliance
from tests.intake.sheets import examined

TABLE = "N°\tSigle\tNom\tType\tPays\n1\tHI\tHimal\tONG\tNépal\n2\tAL\tAltaï\tONG\tMongolie\n"


def read(folder, below):
    return examined(folder, TABLE + below, name="m.tsv", there=Alliance())


@pytest.mark.parametrize(
    "below",
    [
        "\tTotal\t2\t\t\n",
        "\t\tTotal : 2\t\t\n",
        "Total général\t\t2\t\t\n",
        "\t\t\t\t\n\tSource : secrétariat du réseau\t\t\t\n",
        "\tTotal\t2\n\n* Chiffres de mars 2024\t\t\t\t\n",
        "\tLes sigles en gras sont nouveaux\t\t\t\n",
    ],
)
def test_what_stands_below_a_table_is_left_out_and_told(tmp_path, below):
    found = read(tmp_path, below)
    assert found.report.problems == ()
    assert [one.name for one in found.after.members] == ["Himal", "Altaï"]
    assert any("stands below the table" in one for one in found.report.remarks)


@pytest.mark.parametrize(
    "last",
    [
        "3\tTO\tTotal Development Trust\tONG\tPérou\n",
        "\t\tSource\tONG\t\n",
        "\t\tTotal\tONG\tPérou\n",
        "\t\tLigue des montagnes libres\t\t\n",
        "3\tXY\t\tONG\tPérou\n",
    ],
)
def test_nobody_is_taken_for_a_note(tmp_path, last):
    found = read(tmp_path, last)
    assert not any("stands below the table" in one for one in found.report.remarks)
    assert found.report.problems or len(found.after.members) == 3


@pytest.mark.parametrize(
    "name",
    [
        "Total Foundation 2030",
        "Suma 21",
        "Source Vive",
        "Quelle e.V.",
        "Stand up for Mountains",
        "Notes of the Himalaya",
        "Nota Bene",
    ],
)
def test_an_organisation_of_a_list_of_names_is_no_total_and_no_note(tmp_path, name):
    kinds = {"kind": "civil_society"}
    found = examined(
        tmp_path,
        f"Nom\tPays\nHimal\tNépal\nAltaï\tMongolie\n{name}\t\n",
        name="m.tsv",
        there=Alliance(),
        constants=kinds,
    )
    assert [one.name for one in found.after.members] == ["Himal", "Altaï", name]


@pytest.mark.parametrize("last", ["Total\t2", "Total 2\t", "Total général : 7\t", "Stand 2026\t"])
def test_a_total_in_the_column_of_names_is_known_by_its_numbers(tmp_path, last):
    kinds = {"kind": "civil_society"}
    text = f"Nom\tPays\nHimal\tNépal\nAltaï\tMongolie\n{last}\n"
    found = examined(tmp_path, text, name="m.tsv", there=Alliance(), constants=kinds)
    assert [one.name for one in found.after.members] == ["Himal", "Altaï"]


def test_totals_of_groups_are_left_out_wherever_they_stand(tmp_path):
    text = (
        "nom;pays;type\nHimal;Népal;ONG\nSous-total Népal;1;\nAyni;Pérou;ONG\n"
        "Sub-total Peru;1;\nTOTAL GENERAL;2;\nMise à jour : 12 mars 2024;;\n"
        "Fait à Lima, le 12 mars 2024;;\n"
    )
    found = examined(tmp_path, text, there=Alliance())
    assert [one.name for one in found.after.members] == ["Himal", "Ayni"]
    said = " ".join(found.report.remarks)
    assert "row 3 is left out: 'Sous-total Népal' is the total of other rows" in said
    assert "row 8 is left out: 'Fait à Lima, le 12 mars 2024' stands below" in said


@pytest.mark.parametrize("name", ["Fait à la main", "Updated Minds", "As of Now", "Sub-Total Arts"])
def test_an_organisation_may_be_called_like_a_note(tmp_path, name):
    found = examined(tmp_path, f"name;kind\nHimal;NGO\n{name};NGO\n", there=Alliance())
    assert [one.name for one in found.after.members] == ["Himal", name]
