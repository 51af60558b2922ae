"""What submissions state about the conditions of their sources (问责办法 9): all that is needed, or not enough."""

from collections.abc import Mapping
from random import Random
from typing import Final

from demonstration.synthetic.people import MARK
from wenze.contracts.feeds import Admission
from wenze.contracts.message import Source

_MET: Final[Mapping[Source, Admission]] = {
    "citizen-report": Admission(factual_basis=True, considerable_impact=True),
    "leadership-instruction": Admission(instruction=f"{MARK}市委专题会议纪要〔2026〕第8号，{MARK}主要领导作出"),
    "inspection-recommendation": Admission(confirmed_by=f"{MARK}市委巡查工作领导小组办公室"),
    "delegates-joint-proposal": Admission(signatories=5, confirmed_by=f"{MARK}市人大常委会代表工作机构"),
    "joint-meeting-member-proposal": Admission(confirmed_by=f"{MARK}市问责处理工作联席会议办公室"),
    "major-incident": Admission(major=True),
    "media-exposure": Admission(major=True),
    "functional-department-check": Admission(major=True),
    "appraisal-finding": Admission(major=True),
}

_NOT_MET: Final[Mapping[Source, tuple[Admission, ...]]] = {
    "citizen-report": (
        Admission(factual_basis=True),
        Admission(considerable_impact=True),
        Admission(factual_basis=False, considerable_impact=True),
        Admission(factual_basis=True, considerable_impact=False),
        Admission(),
    ),
    "leadership-instruction": (Admission(),),
    "inspection-recommendation": (Admission(),),
    "delegates-joint-proposal": (
        Admission(signatories=2, confirmed_by=f"{MARK}市政协提案工作机构"),
        Admission(signatories=6),
        Admission(),
    ),
    "joint-meeting-member-proposal": (Admission(),),
    "major-incident": (Admission(major=False), Admission()),
    "media-exposure": (Admission(major=False), Admission()),
    "functional-department-check": (Admission(major=False), Admission()),
    "appraisal-finding": (Admission(major=False), Admission()),
}


def sufficient(source: Source) -> Admission:
    """All that the source's condition asks for."""
    return _MET[source]


def insufficient(source: Source, stream: Random) -> Admission:
    """Something that the source's condition asks for is not stated, or stated as not so."""
    return stream.choice(_NOT_MET[source])
