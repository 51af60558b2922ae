"""Finds what a change to a schema breaks for those who wrote or stored data under the old one."""

from typing import Any


def breaking_changes(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """What the new JSON Schema no longer accepts or no longer says of the old one, in plain words; empty if nothing.

    Allowed: new optional properties, new definitions, titles, descriptions and defaults, more values of an enumeration
    that is only read. Not allowed: a property gone, of another type, newly required, or an enumeration's value gone.
    """
    found = _compare(old, new, "")
    old_definitions, new_definitions = old.get("$defs", {}), new.get("$defs", {})
    for name, definition in old_definitions.items():
        if name not in new_definitions:
            found.append(f"definition {name} is gone")
        else:
            found.extend(_compare(definition, new_definitions[name], f"{name}."))
    return found


def _compare(old: dict[str, Any], new: dict[str, Any], path: str) -> list[str]:
    found = [f"{path}{name} is newly required" for name in _new_required(old, new)]
    properties = new.get("properties", {})
    for name, shape in old.get("properties", {}).items():
        if name not in properties:
            found.append(f"{path}{name} is gone")
        else:
            found.extend(_compare_shape(shape, properties[name], f"{path}{name}"))
    return found


def _new_required(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return sorted(set(new.get("required", [])) - set(old.get("required", [])))


def _compare_shape(old: dict[str, Any], new: dict[str, Any], path: str) -> list[str]:
    if gone := set(old.get("enum", [])) - set(new.get("enum", [])):
        return [f"{path} no longer allows {', '.join(sorted(map(str, gone)))}"]
    if _essence(old) != _essence(new):
        return [f"{path} has another type"]
    return []


def _essence(shape: dict[str, Any]) -> dict[str, Any]:
    """The shape without what neither reader nor writer depends on."""
    ignored = {"title", "description", "default", "enum", "examples"}
    return {key: value for key, value in shape.items() if key not in ignored}
