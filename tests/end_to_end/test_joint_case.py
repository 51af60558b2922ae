"""One case about three subjects over HTTP: its timeline holds every step in its order, each with its clause."""

from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from demonstration.joint_case.leading import LeadJointCase
from demonstration.joint_case.outcome import JointCase
from demonstration.office import feeding
from demonstration.office.services import services_of
from demonstration.synthetic.data_set import data_set
from wenze.clock import SystemClock

pytestmark = [
    pytest.mark.embedded,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.timeout(180),
    pytest.mark.xdist_group("end-to-end"),
]

THREE, BOTH = 3, 2
START = [("提请启动问责", "accountability:9"), ("批准启动问责", "accountability:9")]
EXTENSION = [("申请延长期限", "accountability:10.1"), ("批准延长期限", "accountability:10.1")]
FINDINGS = [("认定事实并评定", "accountability:10.1")]
OPINION = [("提出初步处理意见", "accountability:10.1")]
HEARING = [("听取陈述和申辩", "accountability:11")]
DELIBERATED_AND_APPROVED = [("登记审议审批", "accountability:10.2")] * 2
REPORTED_AND_PROPOSED = [("登记审议审批", "accountability:10.1")] * 2
STUDIED = [("登记审议审批", "accountability:10.2")]
DECISION = [("作出决定", "accountability:10.2")]
LETTER_AND_FORCE = [("制发决定书", "accountability:10.2"), ("决定生效", "accountability:10.2")]
SERVICE = [("登记送达", "accountability:10.3")]
PUBLICATION = [("在一定范围内公开", "accountability:10.3")]
EXECUTION = [("登记执行情况", "accountability:10.3")]
APPEAL = [
    ("登记申诉", "accountability:12"),
    ("作出申诉处理决定", "accountability:12"),
    ("作出申诉处理决定", "accountability:12"),
    ("澄清正名", "incentive:9"),
    ("结案归档", "accountability:18.7"),
]
RECTIFICATION = [("登记整改到位", "accountability:13")]
REFERRAL = [("移交移送", "accountability:6"), ("登记移交结果", "accountability:6")]
CONVERSION = [("转为调离岗位", "accountability:18.2")]
REVOCATION = [("取消问责", "accountability:13"), ("结案归档", "accountability:18.7")]

EXPECTED = [
    *START,
    *EXTENSION,
    *FINDINGS * THREE,
    *OPINION * THREE,
    *HEARING * THREE,
    *DELIBERATED_AND_APPROVED,
    *REPORTED_AND_PROPOSED,
    *STUDIED,
    *STUDIED,
    *DECISION * THREE,
    *LETTER_AND_FORCE * THREE,
    *SERVICE * THREE * BOTH,
    *PUBLICATION * THREE,
    *EXECUTION * THREE,
    *APPEAL,
    *RECTIFICATION,
    *REFERRAL,
    *CONVERSION,
    *OPINION,
    *HEARING,
    *DELIBERATED_AND_APPROVED,
    *DECISION,
    *LETTER_AND_FORCE,
    *CONVERSION,
    *SERVICE * BOTH,
    *PUBLICATION,
    *EXECUTION,
    *REVOCATION,
]


async def test_the_timeline_of_three_subjects_holds_every_step_with_its_clause(
    office: Any, until: Any, tmp_path: Path
) -> None:
    data = data_set(seed=3, today=SystemClock().today())
    async with AsyncExitStack() as open_until:
        services = await services_of(office.settings, open_until)
        submissions = [each for each in data.submissions if each.key == data.joint_clue.external_id]
        await feeding.submit(services.clue_intake, submissions)

        async def cases() -> list[Any]:
            return (await services.case_engine.get("/v1/cases"))["items"]

        (case,) = await until(cases)
        leading = LeadJointCase(services, data.joint_cast, data.joint_clue, tmp_path)
        told, checks = await leading(case["case_id"])

    assert [(step.step, step.clause) for step in told.timeline] == EXPECTED
    assert [check for check in checks if not check.holds] == []
    assert [subject.ending for subject in told.subjects] == [
        "调离岗位，决定已执行，问责期内",
        "诫勉谈话，期满取消问责，已结案归档",
        "诫勉谈话，经申诉撤销，已结案归档",
    ]
    _every_paper_is_there(told, tmp_path)


def _every_paper_is_there(told: JointCase, folder: Path) -> None:
    beginnings = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04"}
    assert len(told.papers) == len(set(told.papers)) == 24
    for name in told.papers:
        assert (folder / name).read_bytes().startswith(beginnings[Path(name).suffix])
