"""`wenze token` prints what a stack with that data folder believes, and nothing where there is no such stack."""

from pathlib import Path

from typer.testing import CliRunner

from wenze.commands import application
from wenze.identity import Role
from wenze.identity.issuer_keys import IssuerKeys, keys_at
from wenze.identity.local_issuer import LocalIssuer
from wenze.identity.tokens import Tokens

RUNNER = CliRunner()


def asked(folder: Path, *options: str):
    person = ("--person", "合成经办人") if "--person" not in options else ()
    return RUNNER.invoke(application, ["token", "--data-folder", str(folder), *person, *options])


async def test_a_printed_token_says_who_it_is_for(tmp_path: Path) -> None:
    issuer = LocalIssuer(tmp_path / "identity")
    issuer.prepare()
    options = (
        "--role",
        "handler",
        "--role",
        "server",
        "--county",
        "平江县",
        "--unit",
        "合成局",
        "--relation",
        "合成乙",
    )
    printed = asked(tmp_path, *options)
    assert printed.exit_code == 0, printed.output
    tokens = Tokens(issuer.settings(), IssuerKeys(keys_at(issuer.settings().keys)))
    principal = await tokens.principal(printed.output.strip())
    assert (principal.person, principal.roles) == ("合成经办人", {Role.HANDLER, Role.SERVER})
    assert (principal.counties, principal.unit, principal.relations) == ({"430626"}, "合成局", {"合成乙"})


def test_without_a_stack_there_is_no_token_and_no_key_is_made(tmp_path: Path) -> None:
    refused = asked(tmp_path, "--role", "handler", "--county", "*")
    assert refused.exit_code == 2
    assert "签发密钥" in refused.output
    assert not (tmp_path / "identity").exists()


def test_what_no_token_may_say_is_refused_in_words(tmp_path: Path) -> None:
    LocalIssuer(tmp_path / "identity").prepare()
    both = asked(tmp_path, "--role", "system-administrator", "--role", "audit-administrator", "--county", "*")
    assert both.exit_code == 2
    assert asked(tmp_path, "--role", "handler", "--county", "长沙市").exit_code == 2
    assert asked(tmp_path, "--role", "king", "--county", "*").exit_code == 2
