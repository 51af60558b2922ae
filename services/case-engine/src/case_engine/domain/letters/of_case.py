"""Which letters a case has: each of what was recorded about one of its subjects."""

from typing import Final

from case_engine.domain.case.case import Case
from case_engine.domain.case.events import HearingDeclined, SubjectHeard
from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.case.subjects import Subject
from case_engine.domain.letters.case_letter import (
    CaseLetter,
    appeal_decision_of,
    clearance_of,
    referral_of,
    revocation_of,
)
from case_engine.domain.letters.decision_letter import decision_letter
from case_engine.domain.letters.hearing_record import declined_record, hearing_record
from case_engine.domain.letters.letter import Cite, Letter, LetterKind
from case_engine.domain.refusal import Refusal

_NOT_RECORDED: Final = {
    LetterKind.DECISION: ("accountability:10.2", "决定书的制发"),
    LetterKind.HEARING_RECORD: ("accountability:11", "陈述申辩"),
    LetterKind.APPEAL_DECISION: ("accountability:12", "申诉处理决定"),
    LetterKind.REVOCATION: ("accountability:13", "取消问责的决定"),
    LetterKind.CLEARANCE: ("incentive:9", "澄清意见"),
    LetterKind.REFERRAL: ("accountability:6", "移送"),
}


def letter_of(case: Case, cadre_id: str, kind: LetterKind, cite: Cite) -> CaseLetter:
    """The letter of this kind about the subject. Raises: Refusal when what it tells has not been recorded."""
    letters = _letters_about(case, cadre_id, cite)
    if kind not in letters:
        clause, what = _NOT_RECORDED[kind]
        raise Refusal(clause, f"没有干部编号 {cadre_id} 的{what}可以生成的文书。请先办理，或者核对编号和文书种类。")
    return letters[kind]


def letter_if_any(case: Case, cadre_id: str, kind: LetterKind, cite: Cite) -> CaseLetter | None:
    """The letter of this kind about the subject, None when what it tells has not been recorded."""
    return _letters_about(case, cadre_id, cite).get(kind)


def letters_of(case: Case, cite: Cite) -> list[CaseLetter]:
    """Every letter of the case."""
    cleared = [each.cadre_id for each in case.cleared]
    numbers = [*(proceeding.subject.cadre_id for proceeding in case.proceedings), *cleared]
    return [letter for number in numbers for letter in _letters_about(case, number, cite).values()]


def _letters_about(case: Case, cadre_id: str, cite: Cite) -> dict[LetterKind, CaseLetter]:
    """Of several hearings the last; the decision's letter once it is issued and so has its number."""
    letters: dict[LetterKind, CaseLetter] = {}
    proceeding = case.proceeding(cadre_id)
    if proceeding is None:
        return _after_refusal(case, cadre_id, cite)
    if proceeding.hearings:
        record = _record_of(proceeding.subject, proceeding.hearings[-1])
        letters[LetterKind.HEARING_RECORD] = CaseLetter(cadre_id, record)
    if proceeding.decision is not None and proceeding.letter is not None:
        letter = decision_letter(proceeding.decision, cite)
        letters[LetterKind.DECISION] = CaseLetter(cadre_id, letter, proceeding.letter.letter.fingerprint)
    letters |= _afterwards(proceeding, case, cite)
    return letters


def _after_refusal(case: Case, cadre_id: str, cite: Cite) -> dict[LetterKind, CaseLetter]:
    letters: dict[LetterKind, CaseLetter] = {}
    for each in case.cleared:
        if each.cadre_id == cadre_id and each.subject and each.clearance.is_in_writing:
            letters[LetterKind.CLEARANCE] = clearance_of(each.subject, each.clearance, case.title, cite)
    return letters


def _afterwards(proceeding: Proceeding, case: Case, cite: Cite) -> dict[LetterKind, CaseLetter]:
    """Of several appeals or referrals the last; a letter without its number or a body that it names is none."""
    letters: dict[LetterKind, CaseLetter] = {}
    decided = [each for each in proceeding.appeals if each.decided and each.decided.ruling.document_number]
    if decided:
        letters[LetterKind.APPEAL_DECISION] = appeal_decision_of(proceeding, decided[-1], cite)
    if proceeding.revoked:
        letters[LetterKind.REVOCATION] = revocation_of(proceeding, proceeding.revoked, cite)
    if proceeding.cleared and proceeding.cleared.clearance.is_in_writing:
        clearance = proceeding.cleared.clearance
        letters[LetterKind.CLEARANCE] = clearance_of(proceeding.subject, clearance, case.title, cite)
    referred = [each.referral for each in proceeding.referrals if each.referral.receiving_body and each.referral.issuer]
    if referred:
        letters[LetterKind.REFERRAL] = referral_of(proceeding, referred[-1], cite)
    return letters


def _record_of(subject: Subject, heard: SubjectHeard | HearingDeclined) -> Letter:
    if isinstance(heard, SubjectHeard):
        return hearing_record(subject, heard.hearing)
    return declined_record(subject, heard.declined)
