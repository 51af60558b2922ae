"""The letters of what follows a decision, each as the case recorded it."""

from dataclasses import dataclass

from case_engine.domain.case.clearance import Clearance
from case_engine.domain.case.decision import Decision
from case_engine.domain.case.events import AccountabilityRevoked
from case_engine.domain.case.proceeding import Appeal, Proceeding
from case_engine.domain.case.referral import Referral
from case_engine.domain.case.subjects import Subject
from case_engine.domain.letters import appeal_letter, clearance_letter, referral_letter, revocation_letter
from case_engine.domain.letters.letter import Cite, Letter


@dataclass(frozen=True, slots=True)
class CaseLetter:
    """A letter about one subject; `fingerprint` is the SM3 with which it was issued, blank where none is recorded."""

    cadre_id: str
    letter: Letter
    fingerprint: str = ""


def appeal_decision_of(proceeding: Proceeding, appeal: Appeal, cite: Cite) -> CaseLetter:
    """The 《申诉处理决定书》 of an appeal. Raises: ValueError when it is not decided."""
    if appeal.decided is None:
        raise ValueError("an appeal's letter tells what was decided")
    ruling, writ = appeal.decided.ruling, appeal.lodged.writ
    told = appeal_letter.AppealDecided(
        appellant=proceeding.subject,
        document_number=ruling.document_number,
        appealed_document_number=_decision(proceeding, appeal.decision_id).document_number,
        appeal_body=ruling.body,
        lodged_on=writ.lodged_at.date(),
        grounds=writ.grounds,
        outcome=appeal_letter.AppealOutcome(ruling.outcome),
        reasons=ruling.reasons,
        basis=("accountability:12", *ruling.basis),
        decided_on=ruling.decided_on,
    )
    return CaseLetter(proceeding.subject.cadre_id, appeal_letter.appeal_letter(told, cite), ruling.fingerprint)


def revocation_of(proceeding: Proceeding, revoked: AccountabilityRevoked, cite: Cite) -> CaseLetter:
    """The 《取消问责决定书》; the body that approved the decision issues it."""
    rectified = proceeding.rectified.rectification if proceeding.rectified else None
    told = revocation_letter.Revocation(
        decision=revoked.decision,
        document_number=revoked.revocation.document_number,
        issuer=revoked.decision.approving_body,
        rectification=f"{rectified.reflection}\n{rectified.rectification}" if rectified else "",
        revoked_on=revoked.revocation.revoked_on,
    )
    letter = revocation_letter.revocation_letter(told, cite)
    return CaseLetter(proceeding.subject.cadre_id, letter, revoked.revocation.fingerprint)


def clearance_of(subject: Subject, clearance: Clearance, accusation: str, cite: Cite) -> CaseLetter:
    """The 《澄清函》, to be made known to everybody whom the accusation reached."""
    told = clearance_letter.Clearance(
        subject=subject,
        document_number=clearance.document_number,
        issuer=clearance.issuer,
        accusation=accusation,
        established=clearance.facts,
        circle="、".join(dict.fromkeys((clearance.circle, *clearance.reached))),
        cleared_on=clearance.cleared_on,
    )
    letter = clearance_letter.clearance_letter(told, cite)
    return CaseLetter(subject.cadre_id, letter, clearance.fingerprint)


def referral_of(proceeding: Proceeding, referral: Referral, cite: Cite) -> CaseLetter:
    """The 《移送函》, with the facts that were found and why they are handed over."""
    told = referral_letter.Referral(
        subject=proceeding.subject,
        to=referral.target,
        receiving_body=referral.receiving_body,
        document_number=referral.document_number,
        issuer=referral.issuer,
        facts=f"{proceeding.findings.facts}\n{referral.reasons}",
        enclosures=referral.enclosures,
        referred_on=referral.referred_on,
    )
    return CaseLetter(proceeding.subject.cadre_id, referral_letter.referral_letter(told, cite), referral.fingerprint)


def _decision(proceeding: Proceeding, decision_id: str) -> Decision:
    standing = () if proceeding.standing is None else (proceeding.standing,)
    return next(each for each in (*proceeding.superseded, *standing) if each.decision_id == decision_id)
