"""Pictures of networks, as people draw them: Kumu, yEd, Gephi, igraph, networkx."""

import json

import pytest

from tests.intake.sheets import examined

SET = {"constants": {"kind": "NGO", "country": "PE"}}


def read(folder, text, *, name="net.graphml"):
    found = examined(folder, text, name=name, kind="network", **SET)
    assert not found.report.problems
    return found.after.around[1:], " ".join(found.report.remarks)


def graph(*inner, keys=""):
    return (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="urn:yed">'
        f'{keys}<graph edgedefault="undirected">{"".join(inner)}</graph></graphml>'
    )


def drawn(key, label):
    return (
        f'<node id="{key}"><data key="d6"><y:ShapeNode><y:Geometry/><y:NodeLabel> </y:NodeLabel>'
        f"<y:NodeLabel>{label}<y:LabelModel>model</y:LabelModel></y:NodeLabel></y:ShapeNode>"
        "</data></node>"
    )


YED = '<key for="node" id="d6" yfiles.type="nodegraphics"/>'


def test_a_drawn_node_is_called_by_its_label(tmp_path):
    (one,), _ = read(tmp_path, graph(drawn("n0", "Himal\nTrust"), keys=YED))
    assert one.name == "Himal Trust"


def test_frames_around_nodes_are_no_organisations(tmp_path):
    frame = '<node id="n1" yfiles.foldertype="group"><data key="d6"><y:NodeLabel>Funders'
    frame += f"</y:NodeLabel></data><graph>{drawn('n1::n0', 'Himal Trust')}</graph></node>"
    edge = '<edge source="n1" target="n1::n0"/>'
    some, remarks = read(tmp_path, graph(frame, edge, keys=YED))
    assert [one.name for one in some] == ["Himal Trust"]
    assert "'Funders'" in remarks
    assert "which is not there" not in remarks


def test_what_a_graph_says_of_all_nodes_holds_for_each(tmp_path):
    keys = '<key id="c" for="node" attr.name="Country"><default>Nepal</default></key>'
    nodes = '<node id="Himal Trust"/><node id="Bolivian Lab"><data key="c">Bolivia</data></node>'
    some, _ = read(tmp_path, graph(nodes, keys=keys))
    assert [one.country for one in some] == ["NPL", "BOL"]


@pytest.mark.parametrize("title", ["label", "Label", "name"])
def test_the_id_of_a_node_is_its_name_only_where_it_has_no_other(tmp_path, title):
    keys = f'<key id="l" for="node" attr.name="{title}"/><key id="i" for="node" attr.name="id"/>'
    node = '<node id="n0"><data key="l">Himal Trust</data><data key="i">n0</data></node>'
    (one,), _ = read(tmp_path, graph(node, keys=keys))
    assert one.name == "Himal Trust"
    (bare,), _ = read(tmp_path, graph('<node id="Himal Trust"/>'))
    assert bare.name == "Himal Trust"


def test_links_are_told_to_be_left_out(tmp_path):
    edge = '<edge source="Himal" target="Himal Trust"/>'
    _, remarks = read(tmp_path, graph('<node id="Himal"/><node id="Himal Trust"/>', edge))
    assert "the links between them are not read (1 in all)" in remarks


def test_exports_from_before_ids_were_tokens_still_come_in(tmp_path):
    keys = "".join(
        f'<key id="{name}" for="node" attr.name="{name}"/>'
        for name in ("table", "name", "kind", "source_url")
    )
    cells = {"table": "network", "name": "Himal", "kind": "government", "source_url": "s"}
    data = "".join(f'<data key="{key}">{cell}</data>' for key, cell in cells.items())
    text = graph(f'<node id="network:himal/1">{data}</node>', keys=keys)
    found = examined(tmp_path, text, name="old.graphml", kind=None)
    assert found.after.around[-1].id == "himal/1"


def element(key, **fields):
    return {"_id": key, "attributes": fields}


def test_the_backup_of_a_kumu_project_says_what_a_blueprint_says(tmp_path):
    himal = {"label": "Himal Trust", "tags": ["water"], "country": "Nepal"}
    backup = {
        "name": "Map",
        "elements": [element("elem-1", **himal, **{"element type": "NGO"})],
        "connections": [{"_id": "conn-1", "from": "elem-1", "to": "elem-1", "attributes": {}}],
        "maps": [],
    }
    (one,), remarks = read(tmp_path, json.dumps(backup), name="backup.json")
    assert (one.name, one.kind, one.country) == ("Himal Trust", "civil_society", "NPL")
    assert "the links between them are not read (1 in all)" in remarks
    assert "from 'elem-1' to itself" in remarks
