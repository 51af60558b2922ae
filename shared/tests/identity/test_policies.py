"""What the policies refuse, and that each says why."""

import pytest

from wenze.http.problems import NotPermitted
from wenze.identity import Policies, Principal, Resource, Role
from wenze.identity.policies.decide import NOTHING_PERMITS, PolicyFile, policy_files_of_this_package
from wenze.identity.roles import SEPARATED
from wenze.testing.identity import BUSINESS

POLICIES = Policies()
COUNTY = "430602"


def who(*roles: Role, person: str = "甲", counties: tuple[str, ...] = (COUNTY,), unit: str = "", close: str = ""):
    return Principal(person, frozenset(roles), frozenset(counties), unit, frozenset({close} - {""}))


def refused(principal: Principal, action: str, resource: Resource) -> str:
    denied = POLICIES.denial(principal, f"case-engine:{action}", resource)
    return denied.policy if denied else ""


def test_a_handler_works_in_their_county_only() -> None:
    handler = who(Role.HANDLER)
    assert refused(handler, "record_findings", Resource(county=COUNTY)) == ""
    for elsewhere in ("430603", "*"):
        assert refused(handler, "record_findings", Resource(county=elsewhere)) == "nobody-acts-outside-their-counties"
    assert refused(who(Role.HANDLER, counties=("*",)), "list_cases", Resource(county="*")) == ""
    assert refused(who(Role.HANDLER, counties=()), "get_case", Resource(county=COUNTY)) != ""


def test_nobody_acts_in_their_own_case_or_one_of_somebody_close() -> None:
    own = Resource(county=COUNTY, persons=frozenset({"合成丙"}))
    everything = who(*BUSINESS, person="合成丙", counties=("*",))
    for action in ("get_case", "record_findings", "decide", "take_over", "letter_pdf"):
        assert refused(everything, action, own) == "nobody-acts-in-their-own-case"
        close = who(*BUSINESS, close="合成丙")
        assert refused(close, action, own) == "nobody-acts-in-a-case-of-those-close-to-them"


@pytest.mark.parametrize("action", ["decide", "approve_extension"])
def test_nobody_decides_what_they_prepared(action: str) -> None:
    prepared = Resource(county=COUNTY, prepared_by=frozenset({"甲"}))
    assert refused(who(*BUSINESS), action, prepared) == "nobody-decides-what-they-prepared"
    assert refused(who(*BUSINESS, person="乙"), action, prepared) == ""


def test_the_body_that_decided_hears_no_appeal() -> None:
    decided = Resource(county=COUNTY, decided_by=frozenset({"合成县委"}))
    same, superior = who(Role.APPEAL_BODY, unit="合成县委"), who(Role.APPEAL_BODY, unit="合成市委组织部")
    assert refused(same, "decide_appeal", decided) == "the-body-that-decided-hears-no-appeal"
    assert refused(superior, "decide_appeal", decided) == ""


def test_a_county_does_not_decide_about_a_cadre_of_the_city() -> None:
    managed = Resource(county=COUNTY, city_managed=True)
    body = who(Role.LEADING_BODY)
    assert refused(body, "decide", managed) == "counties-do-not-decide-about-cadres-of-the-city"
    assert refused(who(Role.LEADING_BODY, counties=("*",)), "decide", managed) == ""
    assert refused(body, "get_case", managed) == ""


@pytest.mark.parametrize("administrator", sorted(SEPARATED))
def test_an_administrator_touches_no_business_whatever_else_they_are(administrator: Role) -> None:
    both = who(administrator, *BUSINESS, counties=("*",))
    for action in ("get_case", "list_cases", "decide", "statistics", "clauses"):
        assert refused(both, action, Resource(county=COUNTY)) == "administrators-touch-no-business"


def test_who_has_no_fitting_role_is_told_which_they_have() -> None:
    denied = POLICIES.denial(who(Role.FEED), "case-engine:get_case", Resource())
    assert denied is not None
    assert denied.policy == NOTHING_PERMITS
    assert "报送系统" in denied.reason


def test_what_no_policy_names_nobody_may() -> None:
    assert refused(who(*BUSINESS, counties=("*",)), "an_operation_of_tomorrow", Resource()) == NOTHING_PERMITS


def test_every_prohibition_gives_its_reason_in_chinese_and_cites_a_clause_that_can_be_read() -> None:
    for file in policy_files_of_this_package():
        denied = Policies((file,))._files["policy0"]
        if "forbid (" in file.text:
            told = NotPermitted(denied.policy, denied.reason, denied.clause).problem()
            assert told.detail.endswith("。")
            assert bool(told.clause_text) == bool(denied.clause)


@pytest.mark.parametrize(
    "text",
    ["", "forbid (principal, action, resource);", "permit (principal, action, resource);" * 2, "permit (principal ,"],
)
def test_a_file_is_one_policy_and_a_prohibition_gives_a_reason(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - Cedar's own text for what cannot be read
        Policies((PolicyFile("wrong", text),))


def test_a_policy_that_cannot_be_evaluated_lets_nobody_through() -> None:
    broken = Policies(
        (
            PolicyFile("all", "permit (principal, action, resource);"),
            PolicyFile("broken", '@reason("无。") forbid (principal, action, resource) when { principal.nothing };'),
        )
    )
    with pytest.raises(ValueError, match="could not be evaluated"):
        broken.denial(who(Role.HANDLER), "any", Resource())
