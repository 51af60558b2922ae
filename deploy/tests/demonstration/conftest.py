from datetime import date

import pytest

from demonstration.joint_case.outcome import JointCase, JointSubject, Step
from demonstration.outcome import (
    Answer,
    Buried,
    Decision,
    NoticeFigures,
    Outcome,
    Rejected,
    Secrecy,
    SourceFigures,
    Told,
)
from demonstration.reconciliation import Accounted, Acknowledged, Check, Reconciliation
from demonstration.synthetic.data_set import DataSet, data_set

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def data() -> DataSet:
    return data_set(seed=7, today=TODAY)


def decision(**changes: object) -> Decision:
    given: dict[str, object] = {
        "scenario": "overdue-petition",
        "case_id": "case-1",
        "source": "citizen-report",
        "cadre_id": "SYN-000123",
        "name": "合成·甲",
        "unit": "合成·平江县水利局",
        "post": "局长",
        "outcome": "accountable",
        "direction": "aggravated",
        "recommended": "public-apology",
        "measure": "public-apology",
        "decision_id": "case-1-1",
        "document_number": "合成·岳问责〔2026〕4号",
        "basis": ("accountability:8.6", "accountability:15.1", "accountability:14.2"),
        "written_reason": "",
        "reasons": (Told("accountability:15.1", "《问责办法》第十五条第(一)项", "有从重情节：阻挠调查。"),),
    }
    return Decision(**{**given, **changes})  # type: ignore[arg-type]


@pytest.fixture
def outcome() -> Outcome:
    acknowledged, accounted = Acknowledged(2, 1, 1, 1), Accounted(2, 1, 1, 1)
    return Outcome(
        seed=7,
        on=TODAY,
        cadres=2000,
        clues=(SourceFigures("citizen-report", "accountability:9.1", 2, 1, 1),),
        completed_later=1,
        secrecy=Secrecy(named=1, sealed=1, found_in_public=0),
        rejected=(Rejected("信访事项（合成）.csv", "第 94 行", "信访编号", "没有填写"),),
        dead_letters=(Buried("feeds", 7, 8, "not a CloudEvent"),),
        decisions=(
            decision(),
            decision(measure=None, outcome="exempt", direction="neutral", basis=("accountability:17.1",)),
        ),
        answers=(
            Answer(
                question="受诫勉谈话三个月后，能否提拔？",
                cadre_id="SYN-000123",
                name="合成·甲",
                on=TODAY,
                eligible=False,
                summary="不得办理。",
                blocking=(Told("accountability:18.1", "《问责办法》第十八条第(一)项", "不得提拔。"),),
                conditions=(),
            ),
        ),
        notices=(NoticeFigures("unit", 1, 1, 1),),
        joint_case=JointCase(
            case_id="case-2",
            title="合成·平江县饮用水水源地整治项目逾期未完成",
            subjects=(
                JointSubject("SYN-000124", "合成·乙", "合成·平江县人民政府", "分管负责人", "调离岗位，决定已执行"),
            ),
            timeline=(
                Step(
                    "登记送达", "accountability:10.3", "《问责办法》第十条第(三)项", "《问责决定书》送达合成·乙本人。"
                ),
                Step(
                    "登记送达",
                    "accountability:10.3",
                    "《问责办法》第十条第(三)项",
                    "《问责决定书》送达合成·乙所在单位。",
                ),
                Step(
                    "登记申诉", "accountability:12", "《问责办法》第十二条", "合成·乙提出书面申诉。" + "理由很长，" * 30
                ),
            ),
            papers=("合成·岳问责〔2025〕201号 问责决定书 合成·乙.pdf",),
        ),
        reconciliation=Reconciliation.of(acknowledged, accounted, (Check.of("每条线索一件案件", 2, 2),)),
        seconds=42.0,
    )
