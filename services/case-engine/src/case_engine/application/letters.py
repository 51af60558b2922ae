"""The letters of a case as files, and whether a file is one of them."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final, Protocol

from case_engine.application.act_on_case import Cases, UnknownCase
from case_engine.domain.case.case import Case
from case_engine.domain.case.letter import Letter as Issued
from case_engine.domain.letters.decision_letter import decision_letter
from case_engine.domain.letters.letter import Cite, Letter, LetterKind
from case_engine.domain.letters.of_case import CaseLetter, letter_if_any, letter_of, letters_of
from case_engine.domain.refusal import Refusal
from wenze.sealing.fingerprints import fingerprint

DRAWN_AT_ONCE: Final = 2
"""Drawing keeps a processor busy; more at once would only slow the service's other answers."""


class DrawsLetters(Protocol):
    """What turns letters into files. Its calls work a while and are made in a thread."""

    def undrawable(self, letter: Letter) -> str:
        """The characters of the letter that cannot be drawn, each once."""
        ...

    def pdf(self, letter: Letter) -> bytes:
        """The issued form: equal letters are equal to the byte."""
        ...

    def docx(self, letter: Letter) -> bytes:
        """The form to work on."""
        ...


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of checking a file: its SM3, and which of the case's letters it is; None when it is none."""

    fingerprint: str
    cadre_id: str = ""
    letter: Letter | None = None


class Letters:
    """Draws from the journal, a few letters at once and never on the event loop."""

    def __init__(self, cases: Cases, drawing: DrawsLetters, cite: Cite) -> None:
        self._cases = cases
        self._drawing = drawing
        self._cite = cite
        self._drawn_at_once = asyncio.Semaphore(DRAWN_AT_ONCE)

    async def pdf(self, case_id: str, cadre_id: str, kind: LetterKind) -> bytes:
        """The issued file, to the byte.

        Raises: UnknownCase, Transient; Refusal when there is no such letter, a character cannot be drawn, or the file
        cannot be drawn any more as it was issued.
        """
        found = await self._found(case_id, cadre_id, kind)
        content = await self._drawn(found.letter, self._drawing.pdf)
        if found.fingerprint and fingerprint(content) != found.fingerprint:
            raise Refusal("accountability:10.2", _drawn_otherwise(found.letter))
        return content

    async def docx(self, case_id: str, cadre_id: str, kind: LetterKind) -> bytes:
        """Raises: UnknownCase, Transient; Refusal when there is no such letter or a character cannot be drawn."""
        return await self._drawn((await self._found(case_id, cadre_id, kind)).letter, self._drawing.docx)

    async def sealed(self, case: Case, cadre_id: str, issued: Issued) -> Issued:
        """The letter about to be issued with the SM3 of its PDF, or as it is when there is no decision.

        Raises: Refusal when a character cannot be drawn.
        """
        proceeding = case.proceeding(cadre_id)
        if proceeding is None or proceeding.decision is None:
            return issued
        decision = replace(proceeding.decision, document_number=issued.document_number, appeal_body=issued.appeal_body)
        return replace(issued, fingerprint=await self._fingerprint(decision_letter(decision, self._cite)))

    async def fingerprint_of(self, case: Case, cadre_id: str, kind: LetterKind) -> str:
        """The SM3 of a letter of the case as it would stand, blank when there is none.

        Raises: Refusal when a character cannot be drawn.
        """
        found = letter_if_any(case, cadre_id, kind, self._cite)
        return await self._fingerprint(found.letter) if found else ""

    async def verify(self, case_id: str, content: bytes) -> Verification:
        """Whether the file is a letter of the case, to the byte. Raises: UnknownCase, Transient."""
        sought = fingerprint(content)
        for found in letters_of(await self._case(case_id), self._cite):
            # What cannot be drawn was never issued.
            with suppress(Refusal):
                if (found.fingerprint or await self._fingerprint(found.letter)) == sought:
                    return Verification(sought, found.cadre_id, found.letter)
        return Verification(sought)

    async def _found(self, case_id: str, cadre_id: str, kind: LetterKind) -> CaseLetter:
        return letter_of(await self._case(case_id), cadre_id, kind, self._cite)

    async def _fingerprint(self, letter: Letter) -> str:
        return fingerprint(await self._drawn(letter, self._drawing.pdf))

    async def _case(self, case_id: str) -> Case:
        history = await self._cases.load(case_id)
        if history is None or history.state is None:
            raise UnknownCase(case_id)
        return history.state

    async def _drawn(self, letter: Letter, draw: Callable[[Letter], bytes]) -> bytes:
        async with self._drawn_at_once:
            return await asyncio.to_thread(self._checked, letter, draw)

    def _checked(self, letter: Letter, draw: Callable[[Letter], bytes]) -> bytes:
        if missing := self._drawing.undrawable(letter):
            raise Refusal("accountability:10.2", _cannot_draw(letter, missing))
        return draw(letter)


def _drawn_otherwise(letter: Letter) -> str:
    return (
        f"字体或者排版程序已经更换，重新生成的{letter.title}与制发时登记的 SM3 不同，不能作为原件。"
        "请使用制发时保存的 PDF，或者下载 DOCX 查看内容。"
    )


def _cannot_draw(letter: Letter, missing: str) -> str:
    named = "、".join(f"“{character}”（U+{ord(character):04X}）" for character in missing)
    return f"{letter.title}有字体不能显示的字：{named}。请在字体目录中加入含有这些字的字体，或者核对是否录入有误。"
