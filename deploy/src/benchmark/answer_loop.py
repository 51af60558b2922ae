"""The inside of a process that answers requests when told to; the standard library only, as peers run it as well."""

import json
import sys
from collections.abc import Callable
from time import perf_counter

Answer = Callable[[bytes], bytes]
"""From a request's JSON to the answer's JSON."""


def answer_when_told(answer: Answer) -> None:
    """Until the input ends: `{"answer": BODY}` is answered; `{"bodies": […], "seconds": S}` is answered round by round
    for so long, and says how many answers a second that came to.
    """
    for line in sys.stdin.buffer:
        told = json.loads(line)
        if "answer" in told:
            sys.stdout.buffer.write(answer(told["answer"].encode()) + b"\n")
        else:
            bodies = [body.encode() for body in told["bodies"]]
            sys.stdout.buffer.write(b"%f\n" % _per_second(answer, bodies, told["seconds"]))
        sys.stdout.buffer.flush()


def _per_second(answer: Answer, bodies: list[bytes], seconds: float) -> float:
    rounds, began = 0, perf_counter()
    while (elapsed := perf_counter() - began) < seconds or not rounds:
        for body in bodies:
            answer(body)
        rounds += 1
    return rounds * len(bodies) / elapsed
