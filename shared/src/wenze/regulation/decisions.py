"""What a deployment has decided on the open questions, read from its TOML file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from wenze.regulation.settings import Setting, SettingValue, frozen

_ENTRIES = {"value", "decided_by", "decided_on", "document"}
_FORM = "{ value = …, decided_by = 决定机关， decided_on = 日期， document = 文号 }"


class InvalidDecisionError(ValueError):
    """The deployment's file cannot be used; the message says in Chinese what to change."""


@dataclass(frozen=True, slots=True)
class SettingInForce:
    """The answer that holds here; `decided_by` is None while it is the default."""

    name: str
    value: SettingValue
    clause: str
    decider: str
    decided_by: str | None = None
    decided_on: date | None = None
    document: str | None = None


def settings_in_force(settings: Mapping[str, Setting], overrides: Path | None) -> dict[str, SettingInForce]:
    """The defaults, replaced where the file at `overrides` holds `name = {value, decided_by, decided_on, document}`.

    Raises:
        InvalidDecisionError: the file cannot be read, or an entry is unknown, inadmissible or decided by nobody.
    """
    in_force = {
        name: SettingInForce(name, setting.default, setting.clause, setting.decider)
        for name, setting in settings.items()
    }
    for name, entry in _read(overrides).items() if overrides else ():
        in_force[name] = _decided(settings, name, entry)
    return in_force


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidDecisionError(
            f"设置文件 {path} 无法读取（{error}）：请检查文件是否存在、是否为 UTF-8 编码的 TOML。"
        ) from error


def _decided(settings: Mapping[str, Setting], name: str, entry: object) -> SettingInForce:
    setting = settings.get(name)
    if setting is None:
        raise InvalidDecisionError(f"没有名为“{name}”的设置：请改为 {'、'.join(settings)} 之一，或者删去。")
    if not isinstance(entry, dict) or "value" not in entry:
        raise InvalidDecisionError(f"设置“{name}”的写法不对：请写成 {name} = {_FORM}。")
    table = cast("dict[str, Any]", entry)
    _check_entries(setting, table)
    if not setting.admits(table["value"]):
        raise InvalidDecisionError(
            f"设置“{name}”不能取“{table['value']}”（{setting.question}）：可以取 {setting.allowed_in_words()}。"
        )
    fields: dict[str, Any] = {**table, "value": frozen(table["value"])}
    return SettingInForce(name, clause=setting.clause, decider=setting.decider, **fields)


def _check_entries(setting: Setting, table: Mapping[str, Any]) -> None:
    if unknown := table.keys() - _ENTRIES:
        raise InvalidDecisionError(f"设置“{setting.name}”中有多余的项 {'、'.join(sorted(unknown))}：请删去。")
    if not _is_text(table.get("decided_by")):
        raise InvalidDecisionError(
            f"设置“{setting.name}”没有写明由谁决定：请在 decided_by 填写决定机关（有权决定的是{setting.decider}）。"
        )
    if type(table.get("decided_on", date.min)) is not date:
        raise InvalidDecisionError(f"设置“{setting.name}”的 decided_on 应是不加引号的日期，例如 2026-01-05。")
    if not _is_text(table.get("document", "无")):
        raise InvalidDecisionError(f"设置“{setting.name}”的 document 应是文号：请填写，或者删去这一项。")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
