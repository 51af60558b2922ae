"""问责办法 18.7: the letter of decision goes into the personal file, and stays there."""

from typing import Final

from case_engine.domain.assessment.codes import EffectKind
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.assessment.regulation import Calendar, Regulation
from case_engine.domain.assessment.verdict import Effect

RULE: Final = "article_18_7_file_entry"
CLAUSE: Final = "accountability:18.7"


def effects(occasion: Occasion, _regulation: Regulation, _calendar: Calendar) -> tuple[Effect, ...]:
    """One entry without an end."""
    text = "《问责决定书》归入本人档案，不设期限。"
    return (Effect(EffectKind.FILE_ENTRY, occasion.effective_on, None, CLAUSE, text, RULE),)
