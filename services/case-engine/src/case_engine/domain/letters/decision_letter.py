"""问责办法 10.2: the 《问责决定书》, with every content that it must have."""

from case_engine.domain.assessment.verdict import Effect
from case_engine.domain.assessment.words import MEASURE_NAMES, chinese_date
from case_engine.domain.case.decision import Decision
from case_engine.domain.letters.letter import Cite, Letter, LetterKind
from case_engine.domain.letters.wording import cited, concluded, full_width, paragraphs_of, sections


def decision_letter(decision: Decision, cite: Cite) -> Letter:
    """The letter of the decision, for the subject and their unit. The approving body issues it."""
    subject = decision.subject
    return Letter(
        kind=LetterKind.DECISION,
        title="问责决定书",
        issuer=decision.approving_body,
        document_number=decision.document_number,
        addressee=f"{subject.unit}、{subject.name}：",
        paragraphs=concluded(
            sections(
                ("问责对象", [f"{subject.name}，{subject.unit}{subject.post}，干部编号 {subject.cadre_id}。"]),
                ("问责事实", paragraphs_of(decision.facts)),
                ("问责依据", [f"{cited(decision.basis, cite, introduced=True)}。"]),
                ("问责方式", [f"给予{subject.name}{MEASURE_NAMES[decision.measure]}的问责处理。"]),
                ("影响和期限", [_effect(number, each, cite) for number, each in enumerate(decision.effects, start=1)]),
                (
                    "批准机关和生效时间",
                    [
                        f"本决定由{decision.approving_body}于{chinese_date(decision.decided_on)}批准，"
                        f"自{chinese_date(decision.effective_on)}起生效。"
                    ],
                ),
                (
                    "申诉期限和受理机关",
                    [
                        f"对本决定不服的，可以自收到本决定书之日起{decision.appeal_period_days}日内，"
                        f"以书面形式向{decision.appeal_body}申诉。申诉期间，本决定照常执行。"
                    ],
                ),
            ),
            "特此决定。",
        ),
        dated=decision.decided_on,
    )


def _effect(number: int, effect: Effect, cite: Cite) -> str:
    begins, ends = chinese_date(effect.effective_from), effect.effective_until
    until = f"，至{chinese_date(ends)}止（含当日）" if ends else ""
    clause = full_width(cite(effect.clause))
    return f"{number}．{effect.text.rstrip('。')}。自{begins}起{until}。依据：{clause}。"
