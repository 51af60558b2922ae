"""问责办法 7: the ten items of not acting (为官不为), with their gists and what a finding needs."""

from typing import Final

from case_engine.domain.assessment.codes import ConductItem
from case_engine.domain.assessment.conduct import ConductEntry, reasons_by_severity
from case_engine.domain.assessment.verdict import Reason

RULE: Final = "article_7_not_acting"

ENTRIES: Final = (
    ConductEntry(
        ConductItem.NOT_ACTING_1,
        "对方针政策和上级部署不认真落实，或者拒不执行。",
        ("上级部署的文件或会议纪要", "落实情况与要求的差距", "本人职责分工"),
    ),
    ConductEntry(
        ConductItem.NOT_ACTING_2,
        "对市里的重要工作应付了事、落实率低，拖累全局。",
        ("任务分解和责任清单", "落实率或进度数据", "对整体工作的影响"),
    ),
    ConductEntry(
        ConductItem.NOT_ACTING_3,
        "面对强揽工程、阻工闹事等违法行为躲避、放任，损害发展环境。",
        ("违法违规行为的记录", "本人知情和应当处置的依据", "对经济发展环境的影响"),
    ),
    ConductEntry(
        ConductItem.NOT_ACTING_4,
        "没有正当理由而工作长期停滞倒退、完不成目标，或者考评排名连续靠后。",
        ("目标任务和完成情况", "连续年度的考评排名", "对正当理由的核实"),
    ),
    ConductEntry(
        ConductItem.NOT_ACTING_5,
        "作风懈怠推诿、群众意见大，或者建议提案、审批、信访等事项逾期低效。",
        ("办理时限和实际办结日期", "群众反映或满意率", "本人经办或主管的依据"),
    ),
    ConductEntry(
        ConductItem.NOT_ACTING_6,
        "能办的民生大事拖着不办，合理诉求处理不好，或者公开承诺没有按时做到。",
        ("问题或诉求的内容和提出时间", "具备解决条件的依据", "公开承诺的内容和期限"),
    ),
    ConductEntry(
        ConductItem.NOT_ACTING_7,
        "防汛、防火、防疫、救灾等重大工作中不听指挥、误了事。",
        ("指挥机构的指令和时间", "执行情况", "贻误的后果"),
    ),
    ConductEntry(
        ConductItem.NOT_ACTING_8,
        "对分管的人和事疏于管理造成重大损失，或者对突发、群体事件处置不力使事态恶化。",
        ("管理监督职责的依据", "损失数额或事态经过", "失管与后果之间的联系"),
    ),
    ConductEntry(
        ConductItem.NOT_ACTING_9,
        "履职不到位使征拆、招商、项目等重点工作缓慢，或者安全生产、综治等工作被“一票否决”。",
        ("重点工作的进度要求和实际进度", "“一票否决”的决定", "本人职责与滞后之间的联系"),
    ),
    ConductEntry(
        ConductItem.NOT_ACTING_10,
        "未列明的不作为，后果严重或影响不好才可认定，并须写出理由。",
        ("后果严重或影响不好的事实", "书面认定理由", "不属于前九项的说明"),
    ),
)

REASONS: Final = reasons_by_severity(ENTRIES, RULE)
NONE_FOUND: Final = Reason("accountability:7", "没有可以计入的“为官不为”情形。", RULE)
