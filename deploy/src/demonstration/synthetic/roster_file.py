"""The roster as the XLSX file that the personnel service imports."""

from collections.abc import Sequence

from demonstration.synthetic.posts import LEVEL_NAMES, MANAGEMENT_NAMES
from demonstration.synthetic.roster import Cadre
from demonstration.synthetic.workbook import xlsx

COLUMNS = ("干部编号", "姓名", "县市区", "单位", "职务", "职务层次", "管理权限", "试用期截止", "垂直管理")


def roster_file(cadres: Sequence[Cadre]) -> bytes:
    """The workbook, a line for each cadre."""
    return xlsx("干部名册", COLUMNS, [dict(zip(COLUMNS, _line(cadre), strict=True)) for cadre in cadres])


def _line(cadre: Cadre) -> tuple[str, ...]:
    return (
        cadre.number,
        cadre.name,
        cadre.unit.county.name,
        cadre.unit.name,
        cadre.post.title,
        LEVEL_NAMES[cadre.post.level],
        MANAGEMENT_NAMES[cadre.post.managed_by],
        cadre.probation_until.isoformat() if cadre.probation_until else "",
        "是" if cadre.vertical else "否",
    )
