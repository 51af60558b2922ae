"""问责办法 8: the ten items of acting wrongly (为官乱为), with their gists and what a finding needs."""

from typing import Final

from case_engine.domain.assessment.codes import ConductItem
from case_engine.domain.assessment.conduct import ConductEntry, reasons_by_severity
from case_engine.domain.assessment.verdict import Reason

RULE: Final = "article_8_acting_wrongly"

ENTRIES: Final = (
    ConductEntry(
        ConductItem.ACTING_WRONGLY_1,
        "重大决策出错，或者没有执行好“三重一大”制度，损失或影响较大。",
        ("决策过程的会议记录", "损失数额或负面影响", "本人在决策中的作用"),
    ),
    ConductEntry(
        ConductItem.ACTING_WRONGLY_2,
        "插手土地、工程、采购等市场活动，或者干预执纪执法部门办案。",
        ("干预的方式、时间和对象", "受影响的交易或案件", "对秩序或公正的影响"),
    ),
    ConductEntry(
        ConductItem.ACTING_WRONGLY_3,
        "在换届和选任等工作中挑拨、拉票、跑要官职，或者指使他人造谣生事。",
        ("行为的时间、地点和参与人", "证人证言或书面材料", "对工作和团结的影响"),
    ),
    ConductEntry(
        ConductItem.ACTING_WRONGLY_4,
        "搞形象工程、破坏生态或数字造假并留下严重问题，或者发生重大突发事件后不报、假报、晚报。",
        ("项目立项和资金情况或虚报数据的对照", "事件发生与报告的时间", "遗留问题或事态后果"),
    ),
    ConductEntry(
        ConductItem.ACTING_WRONGLY_5,
        "违反作风规定，“四风”问题严重且影响不好。",
        ("违反的具体规定", "行为的事实材料", "不良影响"),
    ),
    ConductEntry(
        ConductItem.ACTING_WRONGLY_6,
        "不按权力清单和执法程序办事、违规裁量或审批，或者在服务中索拿卡要、使惠民政策变样。",
        ("权力清单或执法程序的要求", "审批或执法案卷", "服务对象的负担或损失"),
    ),
    ConductEntry(
        ConductItem.ACTING_WRONGLY_7,
        "发的文件与法律法规、上级政策冲突，或者故意沿用废止的规定，损害相对人权益。",
        ("文件文本和签发记录", "相抵触或已废止的依据", "相对人受损的事实"),
    ),
    ConductEntry(
        ConductItem.ACTING_WRONGLY_8,
        "为谋私利扣下、挤用或挪走专项资金，使群众吃亏。",
        ("资金文件和拨付凭证", "截留、挤占、挪用的数额和去向", "群众利益受损的事实"),
    ),
    ConductEntry(
        ConductItem.ACTING_WRONGLY_9,
        "违反选拔任用规定致使用人失误并有严重后果；未查核即提拔的，与《监督办法》第七条衔接。",
        ("任用程序的全程纪实", "违反的选任规定", "严重后果"),
    ),
    ConductEntry(
        ConductItem.ACTING_WRONGLY_10,
        "未列明的乱作为，后果严重或影响不好才可认定，并须写出理由。",
        ("后果严重或影响不好的事实", "书面认定理由", "不属于前九项的说明"),
    ),
)

REASONS: Final = reasons_by_severity(ENTRIES, RULE)
NONE_FOUND: Final = Reason("accountability:8", "没有可以计入的“为官乱为”情形。", RULE)
