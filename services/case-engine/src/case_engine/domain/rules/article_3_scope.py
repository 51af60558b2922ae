"""问责办法 3: leading cadres are in scope, some others by reference (参照), everybody else is outside."""

from typing import Final

from case_engine.domain.assessment.codes import Scope
from case_engine.domain.assessment.verdict import Reason

RULE: Final = "article_3_scope"
CLAUSE: Final = "accountability:3"

REASONS: Final = {
    Scope.LEADING_CADRE: Reason(CLAUSE, "对象是领导干部或者受权受托管理公共事务的负责人，直接适用。", RULE),
    Scope.BY_REFERENCE: Reason(
        CLAUSE, "对象是国企负责人、村（社区）工作人员或者领导干部以外的国家工作人员，参照执行。", RULE
    ),
    Scope.OUTSIDE: Reason(
        CLAUSE, "对象不在适用范围之内，不得依照《问责办法》问责。如有其他责任，请转有权机关依其他规定处理。", RULE
    ),
}
