"""The configuration of a feed: which of its columns says what, and how its words are to be understood."""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from clue_intake.domain.source import Source

FieldName = Literal[
    "external_id",
    "received_on",
    "county",
    "title",
    "content",
    "self_found",
    "subject.name",
    "subject.unit",
    "subject.post",
    "subject.cadre_id",
    "admission.factual_basis",
    "admission.considerable_impact",
    "admission.major",
    "admission.confirmed",
    "admission.confirmed_by",
    "admission.signatories",
    "admission.instruction",
    "attachment.name",
    "attachment.location",
    "informant.name",
    "informant.phone",
    "informant.id_number",
    "informant.address",
    "informant.note",
]

INFORMANT: Final = "informant."
ALWAYS_NEEDED: Final[tuple[FieldName, ...]] = ("received_on", "county")


def _one_or_several(columns: Any) -> Any:
    return (columns,) if isinstance(columns, str) else columns


Columns = Annotated[tuple[str, ...], BeforeValidator(_one_or_several), Field(min_length=1)]


class FeedMapping(BaseModel):
    """One feed. `columns` names for each field the column that says it, or several that are put together.

    `external_id_from` names the columns whose content identifies an entry where the feed has no number of its own.
    `fixed` is what a field says when its column is absent or empty. `values` translates a column's own words: counties
    into codes or names, findings into 是 and 否.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=1)
    kind: Literal["table", "news"]
    source: Source
    columns: dict[FieldName, Columns]
    external_id_from: tuple[str, ...] = ()
    fixed: dict[FieldName, str] = {}
    values: dict[FieldName, dict[str, str]] = {}

    @model_validator(mode="after")
    def _identifies_its_entries(self) -> Self:
        if ("external_id" in self.columns) == bool(self.external_id_from):
            raise ValueError(
                "没有写清楚线索的编号从哪里来：请在 columns 中写明 external_id 来自哪一列，或者用 external_id_from "
                "写明由哪几列的内容合成编号，两种写法只能选用其中一种"
            )
        if secret := set(self.external_id_from) & set(self.informant_columns()):
            raise ValueError(f"合成编号的列（external_id_from）不能是举报人的列，请去掉：{'、'.join(sorted(secret))}")
        return self

    @model_validator(mode="after")
    def _says_what_every_clue_needs(self) -> Self:
        missing = [name for name in ALWAYS_NEEDED if name not in self.columns and name not in self.fixed]
        if missing:
            raise ValueError(
                f"没有写明收到线索的日期和所属的县市区分别来自哪一列（还缺 {'、'.join(missing)}），"
                "请在 columns 中写明列名，或者在 fixed 中写明固定的内容"
            )
        if not {"title", "content"} & self.columns.keys():
            raise ValueError("标题（title）和内容（content）至少要有一个，请在 columns 中写明来自哪一列")
        return self

    def informant_columns(self) -> tuple[str, ...]:
        """The columns that tell of the informant."""
        return tuple(
            column for name, columns in self.columns.items() if name.startswith(INFORMANT) for column in columns
        )

    def mapped_columns(self) -> tuple[str, ...]:
        """All columns that the mapping uses, each once, in the order of the configuration."""
        used = [column for columns in self.columns.values() for column in columns]
        return tuple(dict.fromkeys((*used, *self.external_id_from)))

    def needed_columns(self) -> tuple[str, ...]:
        """The columns without which no row can be read; also `needed_one_of`."""
        told = self._telling_columns()
        needed = [
            column
            for name in ("external_id", *ALWAYS_NEEDED)
            if name not in self.fixed
            for column in self.columns.get(name, ())
        ]
        return tuple(dict.fromkeys((*needed, *(told if len(told) == 1 else ()), *self.external_id_from)))

    def needed_one_of(self) -> tuple[str, ...]:
        """Several columns that are put together to say what a clue is about, one of which must be there; or none."""
        told = self._telling_columns()
        return told if len(told) > 1 else ()

    def _telling_columns(self) -> tuple[str, ...]:
        name: FieldName = "content" if "content" in self.columns else "title"
        return () if name in self.fixed else self.columns[name]

    def column_of(self, name: str) -> str:
        """The column or columns that say a field, for a person who has to mend them."""
        if name == "external_id" and self.external_id_from:
            return "、".join(self.external_id_from)
        written = next((columns for field, columns in self.columns.items() if field == name), ())
        return "、".join(written or self.columns.get("content", (name,)))

    def sample(self, cells: Mapping[str, str]) -> dict[str, str]:
        """What the mapping takes of a row: the mapped columns that say anything."""
        return {column: text for column in self.mapped_columns() if (text := cells.get(column, "").strip())}
