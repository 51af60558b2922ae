"""All that one demonstration brings in, made from a seed and a day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from demonstration.cast import cast
from demonstration.joint_case.cast import JointCast, joint_cast, joint_clue
from demonstration.scenario import Scenario, scenarios
from demonstration.synthetic.audit_file import audit_file
from demonstration.synthetic.clue import Clue, Matter
from demonstration.synthetic.clues import synthetic_clues
from demonstration.synthetic.feed_file import FeedFile
from demonstration.synthetic.feed_messages import feed_messages, poison
from demonstration.synthetic.media_file import media_file
from demonstration.synthetic.petition_files import petition_files
from demonstration.synthetic.roster import Cadre, synthetic_roster
from demonstration.synthetic.roster_file import roster_file
from demonstration.synthetic.submissions import Submission, refused_submissions, submissions
from wenze.bus.publisher import Record
from wenze.contracts.envelope import Envelope
from wenze.contracts.message import Source

BY_MESSAGE: Final[tuple[Source, ...]] = ("functional-department-check", "appraisal-finding")
BY_REQUEST: Final[tuple[Source, ...]] = (
    "leadership-instruction",
    "inspection-recommendation",
    "delegates-joint-proposal",
    "major-incident",
)


@dataclass(frozen=True, slots=True)
class DataSet:
    """The roster and its file, the clues, and the forms in which they come; `cast` has each led case's subject.

    `joint_cast` and `joint_clue` are of the case of three subjects, whose clue is among the clues.
    """

    cadres: tuple[Cadre, ...]
    roster_file: bytes
    scenarios: tuple[Scenario, ...]
    cast: dict[str, Cadre]
    joint_cast: JointCast
    joint_clue: Clue
    clues: tuple[Clue, ...]
    files: tuple[FeedFile, ...]
    submissions: tuple[Submission, ...]
    refused_submissions: tuple[Submission, ...]
    messages: tuple[Envelope, ...]
    poison: tuple[Record, ...]


def data_set(seed: int, today: date) -> DataSet:
    """The same for the same seed and day, to the byte."""
    cadres = synthetic_roster(seed, today)
    played = cast(scenarios(), cadres)
    clues = synthetic_clues(seed, today, cadres, _led(played))
    joint = joint_cast(cadres, {cadre.number for cadre in played.values()})
    about_three = joint_clue(joint, today)
    clues[about_three.source] = (about_three, *clues[about_three.source])
    requested = [clue for source in BY_REQUEST for clue in clues[source]]
    sent = [clue for source in BY_MESSAGE for clue in clues[source]]
    return DataSet(
        cadres=cadres,
        roster_file=roster_file(cadres),
        scenarios=scenarios(),
        cast=played,
        joint_cast=joint,
        joint_clue=about_three,
        clues=tuple(clue for each in clues.values() for clue in each),
        files=(
            *petition_files(clues["citizen-report"], today),
            audit_file(clues["joint-meeting-member-proposal"]),
            media_file(clues["media-exposure"]),
        ),
        submissions=submissions(requested),
        refused_submissions=refused_submissions(requested[0]),
        messages=feed_messages(sent),
        poison=poison(sent[0]),
    )


def _led(played: dict[str, Cadre]) -> dict[Source, list[Matter]]:
    led: dict[Source, list[Matter]] = {}
    for scenario in scenarios():
        matter = Matter(scenario.findings[0].item, played[scenario.name], scenario=scenario.name)
        led.setdefault(scenario.source, []).append(matter)
    return led
