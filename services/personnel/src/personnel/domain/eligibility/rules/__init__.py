"""All rules of eligibility, one a file; what they have no rule for is declared here with its reason."""

from typing import Final

from personnel.domain.effect import EffectKind
from personnel.domain.eligibility.rule import Rule
from personnel.domain.eligibility.rules import (
    appointment_ban_18_4_6,
    appraisal_basically_competent_18_4,
    decision_names_this_cadre_10_2,
    higher_post_ban_18_4,
    honours_cancelled_18,
    impact_period_18_2,
    promotion_ban_18_1_3_5,
    related_post_ban_18_3,
    several_effects_18,
    verification_before_promotion_supervision_7,
)

RULES: Final[tuple[Rule, ...]] = (
    honours_cancelled_18.RULE,
    appraisal_basically_competent_18_4.RULE,
    promotion_ban_18_1_3_5.RULE,
    impact_period_18_2.RULE,
    appointment_ban_18_4_6.RULE,
    higher_post_ban_18_4.RULE,
    related_post_ban_18_3.RULE,
    several_effects_18.RULE,
    decision_names_this_cadre_10_2.RULE,
    verification_before_promotion_supervision_7.RULE,
)

WITHOUT_BEARING: Final[dict[EffectKind, str]] = {
    EffectKind.PROBATION_POST_LAPSES: "问责办法 18.6: the post is gone; the year without a post is an appointment ban",
    EffectKind.FILE_ENTRY: "问责办法 18.7: the letter stays in the file and forbids nothing",
}
