"""激励办法 9: whom an accusation reached in its case: who was served, told in public, or handed the matter."""

from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.case.referral import TARGET_NAMES


def reached_by(proceeding: Proceeding) -> tuple[str, ...]:
    """Everybody beside the subject who learned of it by a step of the case, each once, in the order of the steps."""
    served = [proceeding.subject.unit for each in proceeding.served if each.recipient == "unit"]
    published = [proceeding.published.publication.scope] if proceeding.published else []
    referred = [each.referral.receiving_body or TARGET_NAMES[each.referral.target] for each in proceeding.referrals]
    return tuple(dict.fromkeys(text.strip() for text in (*served, *published, *referred) if text.strip()))
