"""Examples in the interface's description. All are synthetic; none has a null, which the framework would drop."""

from typing import Any, Final

from pydantic import JsonValue
from pydantic.config import JsonDict

CLUE_ID: Final = "5f1d0c3ab7e94f0a8c61d2e3"
IMPORT_ID: Final = "petition:9d1c3f70b2a84e5f6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c"

MISSING: Final[list[JsonValue]] = [
    {
        "clause": "accountability:9.1",
        "text": "还没有说明反映的问题影响是否较大：请研判后，补充填写“是否影响较大”",
    }
]
MET: Final[list[JsonValue]] = [
    {"clause": "accountability:9.1", "text": "举报、投诉有事实依据"},
    {"clause": "accountability:9.1", "text": "反映的问题影响较大"},
]
KNOWN: Final[list[JsonValue]] = [
    {
        "clause": "accountability:9",
        "text": "同一来源已报送过同一编号的线索，本次按重复登记，不另立线索；内容没有变化",
    }
]

DUPLICATE: Final[JsonDict] = {
    "clue_id": CLUE_ID,
    "status": "duplicate",
    "reasons": KNOWN,
    "duplicate_of": CLUE_ID,
}
COMPLETED: Final[JsonDict] = {"clue_id": CLUE_ID, "status": "held", "reasons": MISSING}

IDENTITY: Final[JsonDict] = {
    "clue_id": CLUE_ID,
    "county": "430602",
    "county_name": "岳阳楼区",
    "source": "citizen-report",
    "feed": "petition-office",
    "external_id": "合成-2026-0001",
    "received_on": "2026-03-01",
    "title": "合成路长期积水无人处理（合成）",
    "status": "admitted",
    "admitted_on": "2026-03-02",
    "duplicates": 0,
    "informant_sealed": True,
    "self_found": False,
}
CLUE: Final[JsonDict] = {
    **IDENTITY,
    "content": "〔举报人〕反映：合成路积水三年。（合成）",
    "subjects": [{"name": "张样例", "unit": "合成街道办事处", "post": "主任", "cadre_id": ""}],
    "admission": {
        "factual_basis": True,
        "considerable_impact": True,
        "major": False,
        "confirmed_by": "",
        "signatories": 1,
        "instruction": "",
    },
    "attachments": [{"name": "现场照片.zip", "location": "档案柜 3-12", "fingerprint": ""}],
    "original_sealed": True,
    "reasons": MET,
    "basis": {"as_of": "2026-03-02", "ruleset_version": "yueyang-1", "ruleset_hash": "3f…", "settings": {}},
    "later_versions": [],
    "history": [
        {
            "what": "clue-received",
            "at": "2026-03-02T09:00:00+08:00",
            "on": "2026-03-02",
            "by": "合成经办人",
            "clause": "accountability:9.1",
            "text": "收到线索",
        }
    ],
}

COUNTS: Final[JsonDict] = {
    "import_id": IMPORT_ID,
    "feed": "petition",
    "file": "信访台账（合成）.xlsx",
    "imported_at": "2026-03-02T09:00:00+08:00",
    "imported_by": "合成经办人",
    "rows": 3,
    "admitted": 1,
    "held": 1,
    "duplicate": 0,
    "repeated": 0,
}
IMPORT: Final[JsonDict] = {
    **COUNTS,
    "rejected": [{"row": 4, "column": "来信来访日期", "message": "不是日期，请写成 2026-03-01 的样式"}],
    "already_imported": False,
    "message": "已导入；1 行没有收下，请按说明改正这些行后另行导入",
}

FIGURES: Final[JsonDict] = {"acknowledged": 12, "admitted": 7, "held": 3, "duplicate": 2, "self_found": 1}
STATISTICS: Final[JsonDict] = {
    "total": FIGURES,
    "by_source": [FIGURES | {"source": "citizen-report", "clause": "accountability:9.1"}],
}

PUSHED: Final[JsonDict] = {
    "移送编号": "合成审移〔2026〕7号",
    "移送日期": "2026-02-10",
    "审计项目": "合成专项资金审计（合成）",
    "涉及单位": "合成县农业农村局",
    "责任人": "王样例",
    "问题摘要": "截留专项资金。（合成）",
    "是否确认": "是",
    "确认单位": "市审计局",
}


def example(value: JsonDict) -> JsonDict:
    """What a model adds to its schema."""
    return {"examples": [value]}


def page_of(item: JsonDict) -> dict[int | str, dict[str, Any]]:
    """What a list's operation adds to its answer."""
    page = {"items": [item], "page": 1, "page_size": 20, "total": 1}
    return {200: {"content": {"application/json": {"example": page}}}}
