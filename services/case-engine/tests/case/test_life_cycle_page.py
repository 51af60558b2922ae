"""The README shows the life cycle as its table is; run as a program, this file brings it up to date."""

from pathlib import Path
from typing import Final

from case_engine.domain.case.lifecycle import TABLE
from case_engine.domain.case.stages import ACTION_NAMES, STAGE_NAMES, Stage

README: Final = Path(__file__).parents[2] / "README.md"
FIRST: Final = "<!-- generated from domain/case/lifecycle.py by tests/case/test_life_cycle_page.py -->\n"
LAST: Final = "<!-- end of what is generated -->\n"


def page() -> str:
    """Everything between the two marks."""
    return f"{FIRST}\n{diagram()}\n{table()}\n{LAST}"


def diagram() -> str:
    """The stages and the steps between them; a step that stays at its stage is left to the table."""
    ways: dict[tuple[Stage, Stage], list[str]] = {}
    for step in TABLE:
        if step.stage is not step.leads_to:
            ways.setdefault((step.stage, step.leads_to), []).append(ACTION_NAMES[step.action])
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{STAGE_NAMES[stage]}" as {_identifier(stage)}' for stage in Stage]
    lines += [f"    [*] --> {_identifier(Stage.START_PROPOSED)}"]
    lines += [
        f"    {_identifier(start)} --> {_identifier(end)}: {'、'.join(dict.fromkeys(actions))}"
        for (start, end), actions in ways.items()
    ]
    ends = set(Stage) - {step.stage for step in TABLE if step.leads_to is not step.stage}
    lines += [f"    {_identifier(stage)} --> [*]" for stage in Stage if stage in ends]
    return "\n".join([*lines, "```", ""])


def table() -> str:
    """Every step of the table; those that stay at their stages in one row for each action."""
    rows: dict[tuple[str, str, str, str], list[str]] = {}
    for step in TABLE:
        leads_to = "the same stage" if step.leads_to is step.stage else step.leads_to.value
        rows.setdefault((step.action.value, leads_to, step.who, step.clause), []).append(step.stage.value)
    lines = ["| at this stage | action | leads to | by | clause |", "|---|---|---|---|---|"]
    lines += [
        f"| {', '.join(stages)} | {action} | {leads_to} | {who} | {clause} |"
        for (action, leads_to, who, clause), stages in rows.items()
    ]
    return "\n".join([*lines, ""])


def current() -> str:
    """What the README has between the marks, with them."""
    text = README.read_text(encoding="utf-8")
    return text[text.index(FIRST) : text.index(LAST) + len(LAST)]


def _identifier(stage: Stage) -> str:
    return stage.value.replace("-", "_")


def test_the_readme_shows_the_table_as_it_is() -> None:
    assert current() == page()


if __name__ == "__main__":
    README.write_text(README.read_text(encoding="utf-8").replace(current(), page()), encoding="utf-8")
