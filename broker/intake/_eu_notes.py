"""What we say ourselves of conditions of EU calls that no rule expresses.

These are notes like any other once they are stored; a reader gets them in the own language.
"""

from broker.model import Said

IN_CALL_DOCUMENT = Said("who may apply is set out in the call document")
IN_WORK_PROGRAMME = Said("who may apply to this type of action is set out in the work programme")
NOT_GIVEN = Said("the portal gives no conditions here; who may apply stands in the call text")
LISTED_COUNTRIES = Said("only organisations from the countries that it lists may take part")
CONTROLLED = Said("who is controlled from a country that is not eligible may not take part")
FROM_CHINA = Said("who is controlled from China may not take part")
PERSONS = Said("applicants must be natural persons, not organisations")
FURTHER = Said("the call sets further conditions besides these")
WITHOUT_UNION = Said(
    "whether a team may do without anybody from the EU and the countries associated to it"
)
IF_FUNDED = Said("partners from other countries may take part if they are eligible for funding")
IN_EXCEPTIONS = Said("partners from other countries may take part in exceptional cases only")
ASSOCIATED = Said("its country is associated to the programme")
INTERNATIONAL = Said(
    "which international organisations are paid is set out in Annex B of the General Annexes"
)
LISTED_COUNTRY = Said(
    "of organisations from low- and middle-income countries, those are paid whose country the work "
    "programme lists, or is associated by then; look it up before you apply"
)
LIFE_ABROAD = Said(
    "organisations from countries that are not associated to LIFE take part in exceptional cases "
    "only, and in principle pay for their own part"
)
OWN_COST = Said(
    "organisations from other countries in principle pay for their own part, unless the call or "
    "the work programme names the country, or it is associated by then"
)
