"""The step that brings the catalogues up to date with the code."""

from broker.wording.update import merged, messages, read, rendered, update

CODE = """
def greet(words, text):
    words.say("Good morning, %(name)s", name="A")
    words.say("A sentence in "
              "two parts")
    words.count("%(number)s guest", "%(number)s guests", 3)
    text.count("no sentence")
    words.say("%(red)s are red.", **{light: words.amount(n) for light, n in text.items()})
"""


def project(tmp_path, code=CODE):
    (tmp_path / "broker" / "deep").mkdir(parents=True, exist_ok=True)
    (tmp_path / "broker" / "deep" / "a.py").write_text(code, encoding="utf-8")
    (tmp_path / "app.py").write_text('say("Welcome")', encoding="utf-8")
    return tmp_path


def test_sentences_are_found_and_nothing_else(tmp_path):
    assert set(messages(project(tmp_path))) == {
        "Good morning, %(name)s",
        "A sentence in two parts",
        ("%(number)s guest", "%(number)s guests"),
        "%(red)s are red.",
        "Welcome",
    }


def test_what_the_shipped_tables_say_of_calls_is_found_too(tmp_path):
    root = project(tmp_path)
    (root / "data").mkdir()
    (root / "data" / "rules.csv").write_text(
        "funder,rule\nA,note if place in LDC: bring boots; and rope\nA,members >= 2\n",
        encoding="utf-8",
    )
    (root / "data" / "funders.csv").write_text(
        "name,eligible_countries\nA,Snowy countries\nB,ESP;FRA\n", encoding="utf-8"
    )
    found = set(messages(root))
    assert {"bring boots; and rope", "Snowy countries"} <= found
    assert not found & {"ESP;FRA", "members >= 2"}


def test_it_tells_what_is_left_to_translate(tmp_path):
    left = list(update(project(tmp_path), folder=tmp_path))
    assert "fr: Welcome" in left
    assert "es: %(number)s guest" in left
    assert len(left) == 10


def test_translations_stay_new_sentences_come_and_old_ones_go(tmp_path):
    list(update(project(tmp_path), folder=tmp_path))
    catalogue = read("fr", folder=tmp_path)
    catalogue["Welcome"].string = "Bienvenue"
    catalogue["%(number)s guest"].string = ("%(number)s invité", "%(number)s invités")
    (tmp_path / "fr.po").write_bytes(rendered(catalogue))
    code = CODE.replace("Good morning", "Good evening")
    left = list(update(project(tmp_path, code), folder=tmp_path))
    assert [line for line in left if line.startswith("fr")] == [
        "fr: Good evening, %(name)s",
        "fr: A sentence in two parts",
        "fr: %(red)s are red.",
    ]
    after = read("fr", folder=tmp_path)
    assert after["Welcome"].string == "Bienvenue"
    assert after["%(number)s guest"].string == ("%(number)s invité", "%(number)s invités")
    assert after.get("Good morning, %(name)s") is None


def test_a_changed_plural_needs_a_new_translation(tmp_path):
    list(update(project(tmp_path), folder=tmp_path))
    catalogue = read("es", folder=tmp_path)
    catalogue["%(number)s guest"].string = ("%(number)s invitado", "%(number)s invitados")
    changed = (("%(number)s guest", "%(number)s people"),)
    assert not any(merged(catalogue, found=changed)["%(number)s guest"].string)


def test_running_it_twice_gives_the_same_bytes(tmp_path):
    list(update(project(tmp_path), folder=tmp_path))
    first = (tmp_path / "fr.po").read_bytes()
    list(update(project(tmp_path), folder=tmp_path))
    assert (tmp_path / "fr.po").read_bytes() == first


def test_french_is_set_as_french_is_whatever_was_typed(tmp_path):
    root = project(tmp_path, 'words.say("Say: %(what)s?")\nwords.count("%(number)s a", "b", 2)')
    list(update(root, folder=tmp_path))
    for language in ("fr", "es"):
        catalogue = read(language, folder=tmp_path)
        catalogue["Say: %(what)s?"].string = "Dis : « l'eau » ; écris --map 'a=b' ?"
        catalogue["%(number)s a"].string = ("l'a :", "65 % de 250 000\u202f; b")
        (tmp_path / f"{language}.po").write_bytes(rendered(catalogue))
    list(update(root, folder=tmp_path))
    french, spanish = (read(language, folder=tmp_path) for language in ("fr", "es"))
    assert french["Say: %(what)s?"].string == (
        "Dis\xa0: «\xa0l’eau\xa0»\xa0; écris --map 'a=b'\xa0?"
    )
    assert french["%(number)s a"].string == ("l’a\xa0:", "65\xa0% de 250\xa0000\xa0; b")
    assert spanish["Say: %(what)s?"].string == "Dis : « l'eau » ; écris --map 'a=b' ?"
