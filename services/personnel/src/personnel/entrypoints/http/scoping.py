"""What each operation is about, for the policies that say who may."""

from personnel.application.look_up_cadre import LookUpCadre
from personnel.domain.particulars import ManagedBy
from wenze.cadre_number import cadre_number
from wenze.http import Scoping
from wenze.identity import Resource


def scoping(look_up: LookUpCadre) -> Scoping:
    """A cadre belongs to the county they are in now."""

    async def of_cadre(written: str) -> Resource | None:
        try:
            cadre_id = cadre_number(written)  # as the operation itself reads it
        except ValueError:
            return None
        known = await look_up(cadre_id)
        if known is None:
            return None
        particulars = known.cadre.particulars
        return Resource(
            county=known.county,
            persons=frozenset({cadre_id, known.cadre.name} - {""}),
            city_managed=particulars is not None and particulars.managed_by is ManagedBy.CITY,
        )

    return Scoping(
        named={"cadre_id": of_cadre},
        told=frozenset({"csv_template", "xlsx_template"}),
        looking_up=frozenset({"batch"}),
    )
