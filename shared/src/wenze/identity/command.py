"""`wenze token`: a token of the embedded stack's own issuer."""

from pathlib import Path
from typing import Annotated

import typer

from wenze.identity.local_issuer import LIFETIME_SECONDS, LocalIssuer
from wenze.identity.principal import ClaimsUnusable, principal_of
from wenze.identity.roles import Role

ROLES = "、".join(f"{role.value} {role.in_chinese}" for role in Role)


def token(
    person: Annotated[str, typer.Option(help="姓名或者工号")],
    role: Annotated[list[Role], typer.Option(help=f"角色，可以多次填写：{ROLES}")],
    county: Annotated[list[str], typer.Option(help="县市区的代码或名称，可以多次填写；* 为全市")],
    unit: Annotated[str, typer.Option(help="所在单位")] = "",
    relation: Annotated[list[str] | None, typer.Option(help="申报应当回避的人，可以多次填写")] = None,
    seconds: Annotated[int, typer.Option(min=1, max=86_400, help="有效秒数")] = LIFETIME_SECONDS,
    data_folder: Annotated[Path, typer.Option(envvar="WENZE_EMBEDDED_DATA_FOLDER", help="内嵌部署的数据目录")] = Path(
        "data"
    ),
) -> None:
    """Print a token that the stack with this data folder believes."""
    issuer = LocalIssuer(data_folder.absolute() / "identity")
    if not issuer.exists():
        raise typer.BadParameter(
            f"数据目录 {data_folder} 中没有签发密钥，请先用 make up 启动，或者改正 --data-folder。"
        )
    claims = {"sub": person, "roles": role, "counties": county, "unit": unit, "relations": relation or []}
    try:
        principal = principal_of(claims)
    except ClaimsUnusable as unusable:
        raise typer.BadParameter(str(unusable)) from None
    typer.echo(issuer.token(principal, seconds))
