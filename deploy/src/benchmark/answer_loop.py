"""The inside of a process that answers requests when told to; the standard library only, as peers run it as well."""

import json
import sys
from collections.abc import Callable
from time import perf_counter

Answer = Callable[[bytes], bytes]
"""From a request's JSON to the answer's JSON."""

Answers = Callable[[list[bytes]], list[bytes]]
"""The same for many requests at once."""


def one_by_one(answer: Answer) -> Answers:
    """Many requests, each for itself."""
    return lambda bodies: [answer(body) for body in bodies]


def answer_when_told(answers: Answers) -> None:
    """Until the input ends: `{"bodies": […]}` is answered by an array; with `"seconds": S` besides, it is answered
    round by round for so long, and says how many answers a second that came to.
    """
    for line in sys.stdin.buffer:
        told = json.loads(line)
        bodies = [body.encode() for body in told["bodies"]]
        if "seconds" in told:
            sys.stdout.buffer.write(b"%f\n" % _per_second(answers, bodies, told["seconds"]))
        else:
            sys.stdout.buffer.write(b"[" + b",".join(answers(bodies)) + b"]\n")
        sys.stdout.buffer.flush()


def _per_second(answers: Answers, bodies: list[bytes], seconds: float) -> float:
    rounds, began = 0, perf_counter()
    while (elapsed := perf_counter() - began) < seconds or not rounds:
        answers(bodies)
        rounds += 1
    return rounds * len(bodies) / elapsed
