"""Taking a roster line over."""

from personnel.domain.cadre import Cadre
from personnel.domain.events import CadreRegistered, ParticularsChanged
from personnel.domain.particulars import Particulars


def decide_registration(
    cadre: Cadre | None, cadre_id: str, particulars: Particulars
) -> tuple[CadreRegistered | ParticularsChanged, ...]:
    """Register the cadre, or note what changed; the same line again changes nothing."""
    if cadre is None or cadre.particulars is None:
        return (CadreRegistered(cadre_id, particulars),)
    if cadre.particulars == particulars:
        return ()
    return (ParticularsChanged(cadre_id, particulars),)
