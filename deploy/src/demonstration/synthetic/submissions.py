"""Clues that offices submit over HTTP, one request each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from demonstration.synthetic.clue import Clue
from demonstration.synthetic.roster import Cadre


@dataclass(frozen=True, slots=True)
class Submission:
    """A request; the same `key` is the same wish, however often it is sent."""

    key: str
    body: dict[str, Any]


def submissions(clues: Sequence[Clue]) -> tuple[Submission, ...]:
    """Each clue once; four come again as a new request, and two requests are sent twice."""
    first = [Submission(clue.external_id, _body(clue)) for clue in clues]
    later = [Submission(f"{clue.external_id}-2", _body(clue)) for clue in clues[:20:5]]
    return (*first, *later, *first[1:3])


def refused_submissions(clue: Clue) -> tuple[Submission, ...]:
    """Requests that cannot be accepted: no such source, and a day that has not come."""
    body = _body(clue)
    return (
        Submission("SYN-WRONG-1", body | {"external_id": "SYN-WRONG-1", "source": "rumour"}),
        Submission("SYN-WRONG-2", body | {"external_id": "SYN-WRONG-2", "received_on": "2999-01-01"}),
    )


def _body(clue: Clue) -> dict[str, Any]:
    return {
        "source": clue.source,
        "feed": f"office-{clue.source}",
        "external_id": clue.external_id,
        "county": clue.county,
        "received_on": clue.received_on.isoformat(),
        "title": clue.title,
        "content": clue.content,
        "subjects": [_named(subject) for subject in (clue.subject, *clue.others)],
        "admission": clue.admission.model_dump(exclude_none=True),
    }


def _named(subject: Cadre) -> dict[str, str]:
    return {
        "name": subject.name,
        "unit": subject.unit.name,
        "post": subject.post.title,
        "cadre_id": subject.number,
    }
