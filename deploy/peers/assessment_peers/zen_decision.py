"""zen-engine: a JDM graph, compiled once, evaluated with its trace."""

import orjson
import zen

from assessment_peers.zen_graph import graph
from benchmark.answer_loop import Answer


def zen_decision() -> Answer:
    """Request JSON to decision JSON, with the engine's trace as the explanation."""
    decision = zen.ZenEngine().create_decision(zen.ZenDecisionContent(graph()))

    def answer(body: bytes) -> bytes:
        told = decision.evaluate(body, {"trace": True})
        return orjson.dumps({"decision": told["result"], "explanation": told["trace"]})

    return answer
