"""The two notices of a decision: to the unit, which is asked for the receipt, and to the subject (问责办法 10.3)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from notifier.domain.decision import Decision, Effect, require_complete
from notifier.domain.letter import Cite, Letter
from notifier.domain.recipient import Recipient
from notifier.domain.wording import chinese_date, full_width, letter, numbered, paragraphs, sections, shows

_ENDS: Final = "。;\uff1b"


def decision_letters(decision: Decision, office: str, on: date, cite: Cite) -> Mapping[Recipient, Letter]:
    """The notices of a decision to its subject's unit and to the subject, signed by `office` on the day `on`.

    Raises: Refusal when the decision lacks a mandatory content.
    """
    require_complete(decision)
    common = [*_contents(decision, cite), ("申诉期限和受理机关", _appeal(decision, cite))]
    written = full_width(sections(common))

    def addressed(address: _Address) -> Letter:
        opening = full_width("\n\n".join(paragraphs(address.opening)))
        requests = full_width(sections([address.requests], first=len(common) + 1))
        return letter(
            title=f"关于问责决定的通知（{decision.document_number}）",
            salutation=address.salutation,
            body=[opening, written, requests],
            signature=office,
            day=on,
        )

    return {recipient: addressed(address(decision, cite)) for recipient, address in _ADDRESSES.items()}


def _contents(decision: Decision, cite: Cite) -> list[tuple[str, list[str]]]:
    who = (decision.subject_name, decision.subject_unit, decision.subject_post)
    return [
        ("被问责对象", paragraphs(",".join(part for part in who if shows(part)))),
        ("问责事实", paragraphs(decision.facts)),
        ("问责依据", paragraphs("、".join(cite(clause) for clause in decision.basis))),
        ("问责方式", paragraphs(decision.measure)),
        ("批准机关", paragraphs(decision.approving_body)),
        ("生效时间", paragraphs(chinese_date(decision.effective_on))),
        ("对考核和任职的影响", _effects(decision.effects, cite)),
    ]


def _effects(effects: tuple[Effect, ...], cite: Cite) -> list[str]:
    if not effects:
        return paragraphs("本决定没有登记影响事项")
    return numbered(
        f"{effect.text.rstrip(_ENDS)}（{_period(effect)}；依据：{cite(effect.clause)}）" for effect in effects
    )


def _period(effect: Effect) -> str:
    start = f"自{chinese_date(effect.effective_from)}起"
    return start if effect.effective_until is None else f"{start}至{chinese_date(effect.effective_until)}止"


def _appeal(decision: Decision, cite: Cite) -> list[str]:
    return numbered(
        (
            f"本人不服决定的，申诉期限为{decision.appeal_days}日（日历日），从收到《问责决定书》起算",
            f"申诉须用书面形式，受理机关为{decision.appeal_body}（依据：{cite('accountability:12')}）",
            f"提出申诉期间，决定照常执行（依据：{cite('accountability:13')}）",
        )
    )


@dataclass(frozen=True, slots=True)
class _Address:
    """What differs between the two notices. `requests` is the closing section: heading and lines."""

    salutation: str
    opening: str
    requests: tuple[str, list[str]]


def _to_unit(decision: Decision, cite: Cite) -> _Address:
    opening = (
        f"你单位{decision.subject_name}已被问责，《问责决定书》文号为{decision.document_number}。"
        f"依据{cite('accountability:10.3')}，现将决定内容通知你单位，《问责决定书》原件另行送达。"
    )
    requests = (
        "收到《问责决定书》后，请填写送达回执，写明收件人、送达方式和收到日期，加盖公章后交回我办",
        "请配合将《问责决定书》送交本人，由本人另行签收；单位签收不能代替本人签收",
        f"请从生效之日起落实本决定，并将《问责决定书》存入本人档案（依据：{cite('accountability:18.7')}）",
    )
    return _Address(decision.subject_unit, opening, ("请你单位办理的事项", numbered(requests)))


def _to_subject(decision: Decision, cite: Cite) -> _Address:
    opening = (
        f"你已被问责，《问责决定书》文号为{decision.document_number}。"
        f"依据{cite('accountability:10.3')}，现将决定内容告知你，《问责决定书》原件另行送达。"
    )
    requests = (
        "收到《问责决定书》时，请在送达回执上签名并写明收到日期；申诉期限按这一日期计算",
        "请按决定要求认真整改，并配合所在单位落实本决定",
    )
    return _Address(f"{decision.subject_name}同志", opening, ("请你办理的事项", numbered(requests)))


_ADDRESSES: Final[dict[Recipient, Callable[[Decision, Cite], _Address]]] = {
    Recipient.UNIT: _to_unit,
    Recipient.SUBJECT: _to_subject,
}
