"""The calls that a member opens to others, as a table for people."""


def test_a_long_list_of_members_says_how_many_more_there_are(call):
    answer = call("unlocks", "ICIMOD")
    lines = answer.out.splitlines()
    opened = next(line for line in lines if "opened to 114 other members" in line)
    assert lines[lines.index(opened) + 1].endswith(" and 111 more")
