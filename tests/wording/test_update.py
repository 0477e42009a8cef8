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
