"""What clue-intake says of the clues: lists, figures, single clues."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from demonstration.office.api import Api
from demonstration.office.staff import CLERK
from demonstration.office.together import together
from demonstration.outcome import Secrecy, SourceFigures
from demonstration.polling import eventually, until
from demonstration.synthetic.admissions import sufficient
from demonstration.synthetic.clue import Clue, Informant

_FIGURES: Final = ("source", "clause", "admitted", "held", "duplicate")


async def figures(clue_intake: Api, acknowledged: int) -> tuple[SourceFigures, ...]:
    """The figures by source, as soon as they account for all that was acknowledged, else as they are in the end."""
    answer = await eventually(
        lambda: clue_intake.get("/v1/statistics"),
        lambda told: told["total"]["acknowledged"] >= acknowledged,
    )
    return tuple(SourceFigures(**{name: each[name] for name in _FIGURES}) for each in answer["by_source"])


async def all_listed(clue_intake: Api, clues: int) -> dict[str, Any]:
    """The listed clues by external id, once there are as many. Raises: NotInTime."""
    found = await until(
        lambda: clue_intake.all("/v1/clues", "clue_id"),
        lambda found: len(found) >= clues,
        what="线索全部进入列表",
    )
    return {clue["external_id"]: clue for clue in found}


async def admitted_clues(clue_intake: Api) -> set[str]:
    """The ids of all clues that are admitted now."""
    return {clue["clue_id"] for clue in await clue_intake.all("/v1/clues", "clue_id", status="admitted")}


async def complete(clue_intake: Api, held: Sequence[Any]) -> int:
    """State for each held clue what its source's condition lacked; how many were admitted by that, once the list
    shows them so. Raises: NotInTime.
    """
    admitted = {clue["clue_id"] for clue in held if await _complete(clue_intake, clue)}
    await until(
        lambda: admitted_clues(clue_intake),
        lambda found: admitted <= found,
        what="补充条件的线索转为受理",
    )
    return len(admitted)


async def _complete(clue_intake: Api, clue: Any) -> bool:
    body = sufficient(clue["source"]).model_dump(exclude_defaults=True)
    path = f"/v1/clues/{clue['clue_id']}/admission"
    answer = await clue_intake.complete(path, body, key=f"complete-{clue['external_id']}", by=CLERK)
    return answer["status"] == "admitted"


async def secrecy(clue_intake: Api, clues: Sequence[Clue], listed: Mapping[str, Any]) -> Secrecy:
    """Whether the informants of these clues stayed sealed; `listed` has the listed clues by external id."""
    named = [clue for clue in clues if clue.informant]

    async def leaks(clue: Clue) -> bool:
        shown = await clue_intake.get(f"/v1/clues/{listed[clue.external_id]['clue_id']}")
        return clue.informant is not None and _tells(str(shown), clue.informant)

    found = await together(leaks, named)
    return Secrecy(
        named=len(named), sealed=sum(each["informant_sealed"] for each in listed.values()), found_in_public=sum(found)
    )


def _tells(text: str, informant: Informant) -> bool:
    return any(each in text for each in (informant.name, informant.phone, informant.id_number, informant.address))
