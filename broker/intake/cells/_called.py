"""What people call kinds and countries where the vocabulary, which also reads texts, does not."""

GONE = {
    "SU": "SUN", "SUN": "SUN", "YU": "YUG", "YUG": "YUG", "CS": "SCG", "CSK": "CSK", "SCG": "SCG",
    "DD": "DDR", "DDR": "DDR", "ZR": "ZAR", "ZAR": "ZAR", "BU": "BUR", "BUR": "BUR", "TP": "TMP",
    "TMP": "TMP", "AN": "ANT", "ANT": "ANT", "UDSSR": "SUN", "URSS": "SUN", "USSR": "SUN",
}  # fmt: skip
HEIRS = {
    "DDR": ("the German Democratic Republic", ("DEU",)),
    "ZAR": ("Zaire", ("COD",)),
    "BUR": ("Burma", ("MMR",)),
    "TMP": ("East Timor", ("TLS",)),
    "SUN": ("the Soviet Union", ("RUS", "KGZ", "TJK", "KAZ", "UZB", "GEO", "ARM", "AZE", "UKR")),
    "YUG": ("Yugoslavia", ("SRB", "MNE", "BIH", "HRV", "MKD", "SVN")),
    "SCG": ("Serbia and Montenegro", ("SRB", "MNE")),
    "CSK": ("Czechoslovakia", ("CZE", "SVK")),
    "ANT": ("the Netherlands Antilles", ("CUW", "SXM", "BES")),
}
"""Countries that are no more, as people write them, and the countries of today."""

PLATES = {
    "A": "AUT", "B": "BEL", "D": "DEU", "E": "ESP", "F": "FRA", "FL": "LIE", "H": "HUN", "I": "ITA",
    "L": "LUX", "P": "PRT", "S": "SWE", "SLO": "SVN",
}  # fmt: skip
"""Signs on vehicles that lists of Central Europe write for countries: suggested, for many letters
mean other things elsewhere."""

FORMS = {"university": "academic_research", "private_sector": "private_sector"}
"""What a form of name stands for, of those forms that say enough."""

OF_REGISTERS = {
    "education": "academic_research", "facility": "academic_research",
    "archive": "academic_research",
    "academic": "academic_research", "educacion": "academic_research",
    "recherche": "academic_research",
    "formation": "academic_research", "bildung": "academic_research",
    "company": "private_sector", "empresa privada": "private_sector", "industry": "private_sector",
    "industria": "private_sector", "industrie": "private_sector", "for profit": "private_sector",
    "organismo publico": "government", "organisme public": "government",
    "ente pubblico": "government", "orgao publico": "government", "etat": "government",
}  # fmt: skip
"""What registers and lists call kinds, where a text would mean something else by it."""

OTHER = frozenset(
    "other others autre autres otro otra otros otras altro altri outro outra outros outras "
    "sonstige sonstiges andere anderes".split()
)
"""Words for a kind that is none of those that a list knows."""

CALLED = {
    "country": {
        "burkina": "BFA", "guinee conakry": "GIN", "guinea conakry": "GIN", "rci": "CIV",
        "congo, dem. rep.": "COD", "congo, democratic republic": "COD", "congo, rep.": "COG",
        "korea, dem. people's rep.": "PRK", "korea, dem. rep.": "PRK", "korea, rep.": "KOR",
        "centrafrique": "CAF", "rca": "CAF", "moldawien": "MDA", "weissrussland": "BLR",
    },
    "kind": {
        "ocb": "civil_society", "ongd": "civil_society", "movimiento social": "civil_society",
        "mouvement social": "civil_society", "movimento sociale": "civil_society",
        "bureau d'etudes": "private_sector", "consulting firm": "private_sector",
        "gobierno autonomo descentralizado": "subnational_authority",
        "ente parco": "government", "enti parco": "government",
        **dict.fromkeys(
            "e.v.|e. v.|ggmbh|asbl|a.s.b.l.|vzw|eingetragener verein|cbo|fbo"
            "|faith based organisation|faith based organization|women's group|onlus|odv"
            "|aps|ets|a.c.|oscip|ingo|nngo|lngo|trade union|non profit|not for profit"
            "|non governmental|no gubernamental|non gouvernemental|nao governamental"
            "|non governativo|sans but lucratif|a but non lucratif|sin fines de lucro"
            "|sin animo de lucro|sem fins lucrativos"
            "|senza scopo di lucro|gemeinnutzig".split("|"),
            "civil_society",
        ),
        **dict.fromkeys(
            "multilateral|multilateral organisation|multilateral organization"
            "|multilateral agency|united nations|un|onu|inter governmental"
            "|organisation des nations unies|naciones unidas".split("|"),
            "intergovernmental",
        ),
        **dict.fromkeys(
            "private|prive|privado|privato|privat|private sector|sme|smes|pme|pyme|pymes|pmi"
            "|startup|start up".split("|"),
            "private_sector",
        ),
        **dict.fromkeys(
            "groupement|groupement de femmes|groupement paysan|association villageoise"
            "|federation paysanne".split("|"),
            "civil_society",
        ),
        **dict.fromkeys("ecole superieure|grande ecole|faculte".split("|"), "academic_research"),
        **dict.fromkeys(
            "city|town|county|district|ville|commune rurale|commune urbaine|conseil communal"
            "|departement|ciudad|departamento|citta|cidade|stadt|gemeinde|landkreis".split("|"),
            "subnational_authority",
        ),
    },
}  # fmt: skip
"""What people in a region call a country or kind, and what no text is searched for."""

BESIDE = OTHER | {"funder", "healthcare"}
"""What a register says of an organisation beside its kind: a hospital may be of any."""
