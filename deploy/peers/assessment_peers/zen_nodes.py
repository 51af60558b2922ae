"""Building blocks of a JDM graph."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

Row = tuple[Sequence[str], Sequence[str]]
"""The cells of a rule: the tests, then the outputs. An empty test passes."""


def text(value: object) -> str:
    """A literal of the expression language."""
    return json.dumps(value, ensure_ascii=False)


def reason(clause: str, said: str) -> str:
    """A reason as an expression; `${…}` in what is said is filled in."""
    return f"{{clause: {text(clause)}, text: `{said}`}}"


def node(name: str, kind: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """A node; its name is its id."""
    return {"id": name, "name": name, "type": kind, "content": dict(content)}


def table(
    name: str,
    tests: Sequence[str],
    outputs: Sequence[str],
    rows: Sequence[Row],
    policy: str = "first",
    each: str | None = None,
    into: str | None = None,
    keep: bool = False,
) -> dict[str, Any]:
    """A decision table; `each`: the expression of the list it is applied to one by one; `keep`: passes its input on."""
    return node(
        name,
        "decisionTableNode",
        {
            "hitPolicy": policy,
            "inputs": [{"id": f"i{n}", "name": field or "test", "field": field} for n, field in enumerate(tests)],
            "outputs": [{"id": f"o{n}", "name": field, "field": field} for n, field in enumerate(outputs)],
            "rules": [
                {
                    "_id": f"{name} {number}",
                    **{f"i{n}": cell for n, cell in enumerate(row[0])},
                    **{f"o{n}": cell for n, cell in enumerate(row[1])},
                }
                for number, row in enumerate(rows)
            ],
            **_placed(each, into, keep),
        },
    )


def expressions(
    name: str, values: Mapping[str, str], each: str | None = None, into: str | None = None, keep: bool = False
) -> dict[str, Any]:
    """An expression node; later expressions may use earlier ones as `$.name`."""
    return node(
        name,
        "expressionNode",
        {
            "expressions": [{"id": f"{name} {key}", "key": key, "value": value} for key, value in values.items()],
            **_placed(each, into, keep),
        },
    )


def _placed(each: str | None, into: str | None, keep: bool) -> dict[str, Any]:
    return {
        "inputField": each,
        "outputPath": into,
        "executionMode": "loop" if each else "single",
        "passThrough": keep,
    }
