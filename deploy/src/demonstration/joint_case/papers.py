"""The papers of the case: letters and hearing records, as PDF and DOCX, kept in a folder."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from demonstration.joint_case.subject import Subject
from demonstration.office.api import Api
from demonstration.office.staff import HANDLER

_TITLES: Final = {
    "hearing-record": "听取陈述申辩记录",
    "decision": "问责决定书",
    "appeal-decision": "申诉处理决定书",
    "clearance": "澄清函",
    "referral": "移送函",
    "revocation": "取消问责决定书",
}
_FORMS: Final = ("pdf", "docx")


class Papers:
    """Downloads papers and has each PDF verified: `kept` are the files, `verified` counts the PDFs that were issued."""

    def __init__(self, case_engine: Api, case_id: str, folder: Path) -> None:
        self._case_engine = case_engine
        self._case_id = case_id
        self._folder = folder
        self.kept: list[str] = []
        self.verified = 0

    async def keep(self, subject: Subject, document_number: str, kinds: Iterable[str]) -> None:
        """The subject's papers of these kinds as they are now. Raises: UnexpectedAnswer, NoAnswer."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for kind in kinds:
            for form in _FORMS:
                await self._keep(subject, kind, form, f"{document_number} {_TITLES[kind]} {subject.cadre.name}.{form}")

    async def _keep(self, subject: Subject, kind: str, form: str, name: str) -> None:
        path = f"/v1/cases/{self._case_id}/letter.{form}"
        content = await self._case_engine.download(path, cadre_id=subject.cadre.number, kind=kind)
        (self._folder / name).write_bytes(content)
        self.kept.append(name)
        if form == "pdf":
            self.verified += await self._is_issued(content)

    async def _is_issued(self, content: bytes) -> bool:
        key = f"{self._case_id}-paper-{len(self.kept)}"
        answer = await self._case_engine.upload(
            "/v1/letters/verifications", content, key=key, by=HANDLER, case_id=self._case_id
        )
        return bool(answer["issued"])
