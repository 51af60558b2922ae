"""What each operation is about, for the policies that say who may."""

from clue_intake.application.submit_clues import Clues
from wenze.http import Scoping
from wenze.identity import Resource


def scoping(clues: Clues) -> Scoping:
    """A clue belongs to its county and is about its subjects; what is submitted says so itself; pushes are signed."""

    async def of_clue(clue_id: str) -> Resource | None:
        history = await clues.load(clue_id)
        if history is None or history.state is None:
            return None
        subjects = history.state.first.clue.subjects
        persons = {text.strip() for each in subjects for text in (each.cadre_id, each.name)}
        return Resource(county=history.commits[0].county, persons=frozenset(persons - {""}))

    return Scoping(
        named={"clue_id": of_clue}, told=frozenset({"submit_clue", "take_in_proposal"}), signed=("/v1/feeds/",)
    )
