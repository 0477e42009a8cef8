"""Organisations of which it is plain which are the same."""

from broker.identity import Entity

WORLD = (
    Entity(
        id="condesan",
        names=("Consortium for the Sustainable Development of the Andean Ecoregion",),
        acronyms=("CONDESAN",),
        country="PER",
        website="https://condesan.org",
    ),
    Entity(
        id="condesan-es",
        names=("Consorcio para el Desarrollo Sostenible de la Ecorregión Andina",),
        acronyms=("CONDESAN",),
        country="PER",
        website="https://www.condesan.org/es",
    ),
    Entity(id="padova", names=("Università degli Studi di Padova",), country="ITA"),
    Entity(id="padova-2", names=("UNIVERSITA' DEGLI STUDI DI PADOVA",), country="ITA"),
    Entity(id="bonn", names=("Rheinische Friedrich-Wilhelms-Universität Bonn",), country="DEU"),
    Entity(id="bonn-2", names=("RHEINISCHE FRIEDRICH WILHELMS UNIVERSITAET BONN",), country="DEU"),
    Entity(id="milano", names=("Università degli Studi di Milano",), country="ITA"),
    Entity(id="agronomy", names=("University of Zagreb, Faculty of Agronomy",), country="HRV"),
    Entity(id="economics", names=("University of Zagreb, Faculty of Economics",), country="HRV"),
    Entity(id="ministry-dz", names=("Ministry of Higher Education",), country="DZA"),
    Entity(id="ministry-ma", names=("Ministry of Higher Education",), country="MAR"),
    Entity(id="empty"),
)

SAME = {("condesan", "condesan-es"), ("padova", "padova-2"), ("bonn", "bonn-2")}
