"""Conditions of EU calls as they are really written: no word of them is lost or overheard."""

import datetime as dt
import json

import pytest

from broker.fund import Facts, Terms
from broker.intake import read_eu_calls
from broker.model import Member, Place, Proposal
from broker.vocabulary import load_vocabulary
from broker.wording import Words

VOCABULARY = load_vocabulary()
READ_ON = dt.date(2026, 7, 1)
ANNEX = "described in Annex B of the Work Programme General Annexes."
JRC = (
    "The Joint Research Centre (JRC) may participate as member of the consortium selected for "
    "funding. The JRC will not participate in the preparation and submission of the proposal - "
    "see General Annex B."
)
LEAD_IN = "The following additional eligibility criteria apply: "
CONTROL = (
    "entities established in an eligible country but which are directly or indirectly controlled "
    "by China are not eligible to participate in the action."
)
RESEARCH = "HORIZON  Research and Innovation Actions"
SUPPORT = "HORIZON Coordination and Support Actions"
GENERAL_SUPPORT = "note if any.country not in EU, AC: partners from other countries"
PLAN = ("each.gender_plan=yes",)


def call(other=ANNEX, *, countries="All.", action=RESEARCH, conditions=None, **more):
    given = {
        "topicId": "HORIZON-1",
        "title": "Water in the mountains",
        "programme": "Horizon Europe",
        "typesOfAction": action,
        "deadline": "2026-09-17",
        "callStatus": "open",
        "deadlineModel": "single-stage",
        "description": "Springs and wells.",
        "topicConditions": f"2. Eligible countries{countries}3. Other Eligible Conditions{other}"
        "4. Financial and operational capacity and exclusionNone."
        if conditions is None
        else conditions,
        **more,
    }
    data = json.dumps([given]).encode()
    found = read_eu_calls(data, name="f", vocabulary=VOCABULARY, read_on=READ_ON)
    assert not found.problems
    return found.calls[0]


def rules(*given, **more):
    return [str(one) for one in call(*given, **more).conditions]


def verdict(found, *seats, told=(), on=READ_ON, places=()):
    """Return the answer for a team, its lead first, of kinds and countries: `government AUT`."""
    team = [
        Member(id=f"o{n}", name=f"O{n}", kind=kind, country=None if country == "?" else country,
               source="https://example.org")
        for n, (kind, country) in enumerate(seat.split() for seat in seats)
    ]  # fmt: skip
    terms = Terms(
        Proposal(
            text="Work.",
            lead="o0",
            places=tuple(Place(kind="country", key=key, name=key) for key in places),
        ),
        team=team,
        vocabulary=VOCABULARY,
        year=on.year,
        on=on,
        words=Words(),
        facts=Facts.read(told, find={one.id: one for one in team}.__getitem__),
    )
    return terms.check(found)[0]


@pytest.mark.parametrize(
    "before",
    [JRC, CONTROL, "International organisations are exceptionally eligible for funding."],
)
def test_a_condition_after_an_introduction_is_not_lost_with_the_sentence_before(before):
    asked = "The proposals must apply the multi-actor approach"
    assert f"note: {asked}" in rules(f"{before}{LEAD_IN}{asked}.{ANNEX}")


def test_lists_and_abbreviations_do_not_break_a_sentence():
    asked = (
        "demonstrations must cover one basin (e.g. 1. Atlantic or 2. Baltic), with (i) one city; "
        "and (ii) one region"
    )
    assert f"note: {asked}" in rules(f"{asked}.{ANNEX}")


def test_a_rule_that_says_more_than_its_number_keeps_its_words_whole():
    asked = (
        "participation as coordinators is limited to legal entities established in Widening "
        "countries, that have been coordinator of a Teaming action"
    )
    found = rules(f"{asked}.{ANNEX}", action=SUPPORT)
    assert "lead.country in WIDENING" in found
    assert f"note: {asked}" in found
    found = rules(
        "due to the specific challenge of this topic, in addition to the minimum number of "
        "participants set out in the General Annexes, consortia must include at least three "
        f"independent legal entities established in an African Union member state*.{ANNEX}"
    )
    assert "members >= 3 of AFRICAN_UNION" in found
    assert not any(one.startswith("note") for one in found)


def test_what_stands_under_eligible_countries_is_read_too():
    only = "Entities eligible for funding shall be the competent national authorities"
    assert f"note: {only}" in rules(
        "n/a", countries=f"described in section 6.{only}.", programme="PERI"
    )
    found = rules(
        countries="In accordance with Article 48(2) ,participation is limited to SMEs, including "
        "small mid-caps, established in the Union, in Ukraine, or in an EEA member associated to "
        "Horizon Europe.",
    )
    assert "each.country in EU, UKR, EEA_EFTA" in found
    assert any(one.startswith("note:") and "SMEs" in one for one in found)
    usual = (
        "described in Annex B of the Work Programme General Annexes.A number of non-EU/non-"
        "Associated Countries have made specific provisions for their participants. See the "
        "information in the Horizon Europe Programme Guide."
    )
    assert rules(countries=usual) == rules()


def test_headings_may_bear_other_numbers():
    text = (
        "2. Proposal page limits: Part B3. Eligible countries: described in section 6 of the call "
        "document4. Other eligibility conditions: described in section 6 of the call document"
        "5. Financial and operational capacity"
    )
    assert rules(conditions=text, programme="CEF") == [
        "note: who may apply is set out in the call document"
    ]


@pytest.mark.parametrize(
    ("where", "rule"),
    [
        ("Member States and the following Associated Countries: Norway and Iceland",
         "EU, NOR, ISL"),
        ("Member States, Norway and Iceland and countries associated to Horizon Europe",
         "EU, NOR, ISL, AC"),
        ("Member States and in countries associated to the Euratom Research and Training Programme "
         "(Ukraine and Switzerland)", "EU, UKR, CHE"),
    ],
)  # fmt: skip
def test_lists_of_countries_are_read_however_they_are_written(where, rule):
    text = f"participation is limited to legal entities established in {where}.{ANNEX}"
    assert f"each.country in {rule}" in rules(text)


LISTED = (
    "For this reason, participation is limited to legal entities established in Member States, "
    "Iceland and Norway and the following additional associated countries : Canada, New-Zealand "
    "and Switzerland. "
)
GROWS = (
    "In addition, entities established in third countries which may become associated to Horizon "
    "Europe during 2026 and 2027 may be eligible to participate in this topic. In any case, the "
    "association agreement to the Programme must apply by the time of the signature."
)


def test_who_is_on_a_list_that_may_grow_need_not_wonder():
    found = call(f"{LISTED}{GROWS}{ANNEX}")
    assert verdict(found, "academic_research AUT", "academic_research CHE", "academic_research ISL",
                   told=PLAN) == "yes"  # fmt: skip
    assert verdict(found, "academic_research AUT", "academic_research ITA", "academic_research SVN",
                   "civil_society NPL", told=PLAN) == "unknown"  # fmt: skip
    sure = call(f"{LISTED}{ANNEX}")
    assert verdict(sure, "academic_research AUT", "academic_research ITA", "academic_research SVN",
                   "civil_society NPL", told=PLAN) == "no"  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "for proposals under topics identified as restricted, participation is limited to legal "
        "entities established in Member States.",
        "participation is limited to legal entities established in Member States, except Hungary.",
    ],
)
def test_a_limit_with_an_exception_or_for_some_calls_alone_is_no_rule(text):
    found = rules(f"{text}{ANNEX}")
    assert not any(one.startswith("each.country") for one in found)
    assert "note: only organisations from the countries that it lists may take part" in found


def test_one_that_may_apply_alone_is_not_told_to():
    text = (
        "The consortium may exceptionally be composed of a single legal entity (mono-beneficiary "
        f"grant) which is an SME.{ANNEX}"
    )
    found = call(text, action=SUPPORT)
    assert not any(str(one).startswith("members <=") for one in found.conditions)
    assert verdict(found, "private_sector AUT", "private_sector ITA", told=PLAN) == "unknown"
    alone = "Applications may only be submitted by one legal entity (mono-beneficiary)."
    sme = (
        "Beneficiaries must be a small firm (SME) established in a Horizon Europe Widening country"
    )
    found = rules(f"{alone}{LEAD_IN}{sme}.{ANNEX}", action=SUPPORT)
    assert {"members <= 1", "each.country in WIDENING", f"note: {sme}"} <= set(found)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("This topic requires the active involvement, as beneficiaries, of at least 2 Border or "
         "Coast Guard Authorities from at least 2 different EU Member States or Associated "
         "Countries.", "countries >= 2 of EU, AC"),
        ("At least four cities, represented by a local authority, each from a different Member "
         "State or Associated Country, must participate as beneficiaries.",
         "countries >= 4 of EU, AC"),
        ("In addition, at least one (1) legal entity shall be established in a “widening country”.",
         "members >= 1 of WIDENING"),
        ("Consortia must include: a minimum of three (3) to a maximum of seven (7) partners.",
         "members <= 7"),
    ],
)  # fmt: skip
def test_numbers_of_partners_and_countries_are_rules(text, rule):
    assert rule in rules(f"{text}{ANNEX}", action=SUPPORT)


def test_places_of_the_work_are_no_countries_of_the_team():
    text = "Demonstrations must take place in 3 sites, each in a different Member State or region."
    assert not any(one.startswith("countries") for one in rules(f"{text}{ANNEX}", action=SUPPORT))


def test_a_weaker_limit_beside_a_stricter_one_is_not_said_twice():
    text = "It requires, as beneficiaries, 2 bodies from 2 different Member States or Associated "
    found = rules(f"{text}Countries.{ANNEX}")
    assert [one for one in found if one.startswith("countries")] == ["countries >= 3 of EU, AC"]


def test_support_actions_are_for_the_union_and_associated_countries():
    plain = call(action=SUPPORT)
    assert verdict(plain, "civil_society NPL", told=PLAN) == "no"
    assert verdict(plain, "civil_society FRA") == "yes"
    assert verdict(plain, "civil_society PER", "civil_society FRA", told=PLAN) == "unknown"
    assert any(GENERAL_SUPPORT in rule for rule in rules(action=SUPPORT))


def test_support_actions_may_be_opened_to_others():
    africa = call(
        "Due to the scope of this topic, legal entities established in all African Union member "
        f"states* are exceptionally eligible for Union funding. {ANNEX}",
        action=SUPPORT,
    )
    assert verdict(africa, "civil_society KEN", "civil_society FRA") == "yes"
    text = (
        "legal entities established in non-associated third countries may exceptionally "
        "participate in this Coordination and Support Action as a beneficiary or affiliated entity"
    )
    wide = call(f"{text} and are exceptionally eligible for Union funding.{ANNEX}", action=SUPPORT)
    assert verdict(wide, "civil_society NPL", "civil_society FRA") == "yes"
    assert verdict(wide, "civil_society NPL") == "unknown"
    some = call(f"If eligible for funding, {text}.{ANNEX}", action=SUPPORT)
    assert verdict(some, "civil_society NPL", "civil_society FRA") == "unknown"
    assert verdict(some, "civil_society AUT", "civil_society FRA") == "yes"


@pytest.mark.parametrize(
    "action",
    [
        "HORIZON Programme Cofund Actions",
        "HORIZON TMA MSCA Doctoral Networks",
        "HORIZON EIC Grants",
        "HORIZON ERC Grants",
    ],
)
def test_actions_of_one_organisation_still_need_somebody_inside(action):
    elsewhere = call("Described in a part of the Work Programme.", action=action)
    for found in (elsewhere, call(action=action)):
        assert verdict(found, "academic_research NPL", told=PLAN) == "no"
        assert verdict(found, "academic_research CHE", told=PLAN) == "unknown"
    prize = call(action="HORIZON Recognition Prize")
    assert verdict(prize, "academic_research NPL", told=PLAN) == "unknown"


def test_a_layout_of_its_own_is_no_want_of_conditions():
    text = (
        "1. Admissibility conditionsAs usual.2. EligibilityEligible Principal Investigators: The "
        "host institution must engage them. To participate the Host Institution must be established"
        " either in an EU Member State or an Associated Country as a legal entity created under "
        "national law. Principal Investigators must spend half of their time there.3. Proposal "
        "submissionBy portal."
    )
    found = call(conditions=text, action="HORIZON ERC Grants")
    said = [str(one) for one in found.conditions]
    assert "applicant.country in EU, AC" in said
    assert not any("gives no conditions" in one for one in said)
    assert verdict(found, "academic_research NPL") == "no"
    assert verdict(found, "academic_research AUT") == "unknown"


def test_a_description_tells_how_large_a_team_must_be():
    asked = (
        "Proposals must be submitted by at least 3 applicants (beneficiaries; not affiliated "
        "entities) from 3 different eligible countries."
    )
    elsewhere = "described in section 6 of the call document."
    found = call(elsewhere, programme="LIFE", description=f"Energy.{asked}")
    assert verdict(found, "civil_society NPL") == "no"
    assert (
        verdict(found, "civil_society FRA", "civil_society ITA", "civil_society AUT") == "unknown"
    )
    either = f"{asked} Under scope B they may be submitted by a single applicant."
    found = call(elsewhere, programme="LIFE", description=either)
    assert verdict(found, "civil_society FRA") == "unknown"
    found = call(elsewhere, programme="EDF", description="The number of legal entities forming "
                 "part of the consortium shall not exceed 15 as per Article 34.")  # fmt: skip
    assert "members <= 15" in [str(one) for one in found.conditions]


def test_a_prize_for_persons_says_so():
    found = rules("described in Rules of Contest",
                  description="In order to be eligible, the applicants must:be a natural person "
                  "below 50 years.")  # fmt: skip
    assert "note: applicants must be natural persons, not organisations" in found
    found = rules("n/a", description="applicants must:be a natural person or a legal person;")
    assert not any("natural" in one for one in found)


MONEY = "4. Financial and operational capacity6. Legal and financial set-up of the grants"


@pytest.mark.parametrize(
    ("terms", "about", "share"),
    [
        ("the EU-funding rate for eligible costs in grants for this topic will be up to 50% of the "
         "eligible costs.", "", "cofinancing >= 50%"),
        ("", "Funding rateOther Action Grants (OAGs) — 95% Objective:Energy.", "cofinancing >= 5%"),
        ("", "Maximum funding rate: 90%Maximum EU contribution: some.", "cofinancing >= 10%"),
        ("The funding rate is 60% of the eligible costs, except for non-profit legal entities "
         "where the funding rate is up to 100% of the total eligible costs.", "", None),
    ],
)  # fmt: skip
def test_the_share_to_be_brought_is_read_where_it_stands(terms, about, share):
    found = rules(conditions=f"3. Other Eligible Conditions{ANNEX}{MONEY}{terms}",
                  description=about)  # fmt: skip
    assert [one for one in found if one.startswith("cofinancing")] == ([share] if share else [])


def test_a_share_is_asked_for_once_and_in_the_readers_language():
    text = f"3. Other Eligible Conditions{ANNEX}{MONEY}The funding rate is 70 % of the eligible "
    found = call(conditions=f"{text}costs.")
    assert found.cofinancing == "yes"
    one = Member(id="o", name="O", kind="civil_society", country="AUT", source="https://x.org")
    terms = Terms(Proposal(text="Work."), team=(one,), vocabulary=VOCABULARY, year=2026,
                  on=READ_ON, words=Words("fr"))  # fmt: skip
    said = [sentence for sentence in terms.check(found)[1] if "30" in sentence]
    assert len(said) <= 1
    assert not any("at least" in sentence for sentence in said)


@pytest.mark.parametrize(
    ("about", "most", "expected"),
    [
        ("The Commission considers that proposals requesting a contribution from the EU of up to "
         "EUR 2 million would allow it.", 2_000_000, True),
        ("proposals requesting a contribution from the EU in a range of EUR 1 to 1.5 million",
         1_500_000, True),
        ("proposals requesting a contribution from the EU of up to 1.75 million EUR",
         1_750_000, True),
        ("The requested funding cannot exceed EUR 3 000 000. Targeted", 3_000_000, False),
        ("Grants may be awarded up to a maximum of EUR 1 500 000 for 60 months", 1_500_000, False),
        ("Indicative budget: EUR 90 000 000 for this topic.", None, False),
    ],
)  # fmt: skip
def test_the_amount_for_one_project_is_read_in_the_description(about, most, expected):
    found = call(description=about)
    assert (found.max_grant, found.currency) == (most, "EUR" if most else None)
    assert found.amounts_expected is expected
    assert call(description=about, budgetMax=7).max_grant == 7


def test_an_amount_in_the_row_is_expected_unless_it_is_a_prize_or_a_limit():
    assert call(budgetMax=5_000_000).amounts_expected
    assert not call(budgetMax=15_000, action="HORIZON Recognition Prize").amounts_expected
    limit = "Grants may be awarded up to a maximum of EUR 7 000 000 for four years."
    assert not call(budgetMax=7_000_000, description=limit).amounts_expected


def test_remarks_on_amounts_read_well_for_one_amount_and_one_grant():
    one = call(budgetMin=4_000_000, budgetMax=4_000_000, expectedGrants=1).status_note
    assert "About EUR 4,000,000 is expected for one project. About one grant is expected." in one
    more = call(budgetMin=4_000_000, budgetMax=5_000_000, expectedGrants=2).status_note
    assert "About EUR 4,000,000 to 5,000,000 is expected" in more
    assert "About 2 grants are expected." in more


def test_the_reference_of_a_call_abroad_tells_where_the_work_is():
    abroad = {"programme": "EU External Action - Prospect (RELEX-PROSPECT)", "conditions": ""}
    found = call(topicId="EuropeAid/186661/DD/ACT/JM", **abroad)
    assert "place in JAM" in [str(one) for one in found.conditions]
    assert found.languages == ()
    assert verdict(found, "civil_society JAM", places=["JAM"]) == "unknown"
    assert verdict(found, "civil_society NPL", places=["NPL"]) == "no"
    several = call(topicId="EuropeAid/186358/DD/ACT/Multi", **abroad)
    assert verdict(several, "civil_society NPL", places=["NPL"]) == "unknown"


@pytest.mark.parametrize(
    ("title", "inside", "outside"),
    [
        ("Papua New Guinea (PNG) – Civic Participation", "PNG", "NPL"),
        ("CONVOCATORIA PARA LA SOCIEDAD CIVIL EN ECUADOR", "ECU", "PER"),
        ("Borderlands V - West Africa", "GIN", "NPL"),
    ],
)
def test_the_title_of_a_call_for_several_countries_tells_where(title, inside, outside):
    abroad = {"programme": "EU External Action - Prospect (RELEX-PROSPECT)", "conditions": ""}
    found = call(topicId="EuropeAid/186358/DD/ACT/Multi", title=title, **abroad)
    assert verdict(found, "civil_society KEN", places=[inside]) == "unknown"
    assert verdict(found, "civil_society KEN", places=[outside]) == "no"


def test_a_call_with_several_cut_offs_is_not_over_with_the_first():
    found = call(deadlineModel="multiple cut-off")
    team = ("civil_society AUT", "civil_society ITA", "civil_society FRA")
    assert verdict(found, *team, told=PLAN) == "yes"
    assert verdict(found, *team, told=PLAN, on=dt.date(2026, 10, 1)) == "unknown"
    assert verdict(call(), *team, told=PLAN, on=dt.date(2026, 10, 1)) == "no"
