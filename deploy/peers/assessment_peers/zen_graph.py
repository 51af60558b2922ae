"""The decision as a graph of zen-engine (JDM): decision tables for what is a table, expressions for what joins them."""

import json
from typing import Any, Final

from assessment_peers import content
from assessment_peers.zen_nodes import Row, expressions, node, reason, table, text
from case_engine.domain.assessment.circumstance_rule import Bearing, CircumstanceRule
from case_engine.domain.assessment.codes import ConductItem, Direction, ManagementLevel, Scope, Severity
from case_engine.domain.assessment.facts import AssessedSubject, Referral
from case_engine.domain.assessment.verdict import ApprovalStep, Exclusion, Reason
from case_engine.domain.assessment.words import SEVERITY_NAMES
from case_engine.domain.rules import (
    article_3_measures_by_reference,
    article_3_scope,
    article_4_competence,
    article_6_referral,
    article_7_not_acting,
    article_8_acting_wrongly,
    article_10_1_beyond_authority,
    article_10_1_vertical,
    article_10_2_city_managed,
    article_10_2_collective_study,
)

BEARINGS: Final = {
    Bearing.AGGRAVATING: "aggravating",
    Bearing.MITIGATING: "mitigating",
    Bearing.EXEMPTING: "exempting",
    Bearing.LEAVES_EXEMPTION_TO_PEOPLE: "left to people",
}
BENCHMARK: Final = "accountability:14"
NOT_SET: Final = "本部署没有设定《问责办法》的施行日期，未检查行为是否发生在施行之前。请由有权机关设定印发日。"
BARRED: Final = "免予问责情节与从重情节并存：系统不自动免予问责，由集体决定是否免予并写明理由。"


def graph() -> str:
    """The graph as the JSON that the engine loads."""
    chain = ["request", "gist", "result element", "own rules", "judged", "weighed", "concluded", "measures", "answer"]
    beside = {
        "circumstances": ("request", "weighed"),
        "effects": ("measures", "answer"),
        **dict.fromkeys(("scope", "competence", "route", "referrals"), ("request", "answer")),
    }
    edges = [*zip(chain, [*chain[1:], "response"], strict=True)]
    edges += [edge for name, (source, target) in beside.items() for edge in ((source, name), (name, target))]
    nodes = [
        node("request", "inputNode", {}),
        _gist(),
        _result_element(),
        _own_rules(),
        _judged(),
        _circumstances(),
        _weighed(),
        _concluded(),
        _measures(),
        _effects(),
        _scope(),
        _competence(),
        _route(),
        _referrals(),
        _answer(),
        node("response", "outputNode", {}),
    ]
    listed = [
        {"id": f"edge {number}", "type": "edge", "sourceId": source, "targetId": target}
        for number, (source, target) in enumerate(edges)
    ]
    return json.dumps({"nodes": nodes, "edges": listed}, ensure_ascii=False)


def _gist() -> dict[str, Any]:
    *others, (_, last) = SEVERITY_NAMES.items()
    named = " : ".join(f"severity == {text(severity)} ? {text(name)}" for severity, name in others) + f" : {text(last)}"
    rows: list[Row] = []
    for item in ConductItem:
        said = content.CONDUCT[item, Severity.MINOR]
        template = said.text.replace(f"情节{SEVERITY_NAMES[Severity.MINOR]}", f"情节${{{named}}}")
        rows.append(((text(item),), (reason(said.clause, template),)))
    return table("gist", ["item"], ["gist"], rows, each="findings", into="findings", keep=True)


def _result_element() -> dict[str, Any]:
    rows: list[Row] = []
    for article, item in (
        ("accountability:7.", ConductItem.NOT_ACTING_1),
        ("accountability:8.", ConductItem.ACTING_WRONGLY_1),
    ):
        for test, adverse_result in (
            (("", "true"), True),
            (("true", ""), True),
            (("false", ""), False),
            (("", ""), None),
        ):
            counts, said = content.result_element(item, adverse_result)
            ruling = f"{{counts: {text(counts)}, clause: {text(said.clause)}, text: {text(said.text)}}}"
            rows.append(((f"startsWith($, {text(article)})", *test), (ruling,)))
    tests = ["item", "adverse_result", "serious_consequences"]
    return table("result element", tests, ["result"], rows, each="findings", into="findings", keep=True)


def _own_rules() -> dict[str, Any]:
    years, veto = "accountability:7.4", "incentive:8"
    met = "考评排名已连续${low_rank_years}年靠后，达到2年。"
    not_met = "考评排名靠后只连续了${low_rank_years}年，不足2年，不能据此认定，该情形不计入。"
    authorised = "所依据的“一票否决”由中央、省级有权机关设置，可以作为依据。"
    unauthorised = "所依据的“一票否决”是下级自行增设的，不能作为依据，该情形不计入。"
    rows: list[Row] = [
        ((text(years), "(low_rank_years ?? -1) >= 2"), (_ruling(True, years, met),)),
        ((text(years), "low_rank_years != null"), (_ruling(False, years, not_met),)),
        ((text("accountability:7.9"), "veto_authorised == true"), (_ruling(True, veto, authorised),)),
        ((text("accountability:7.9"), "veto_authorised == false"), (_ruling(False, veto, unauthorised),)),
        *_catch_all("accountability:7.10", "其他不作为"),
        *_catch_all("accountability:8.10", "其他乱作为"),
    ]
    return table("own rules", ["item", ""], ["own"], rows, each="findings", into="findings", keep=True)


def _catch_all(clause: str, what: str) -> list[Row]:
    consequences = "(serious_consequences == true or adverse_result == true)"
    reasons = 'trim(written_reasons ?? "") != ""'
    fact, written = "后果严重或者影响不好的事实", "书面认定理由"
    missing = "“" + what + "”是兜底情形，还缺{}，该情形不计入。请补齐后重新评定。"
    counts = (
        "“" + what + '”是兜底情形：${serious_consequences == true ? "后果严重" : "影响不好"}，'
        "并已写明理由，可以计入。理由：${trim(written_reasons)}"
    )
    return [
        ((text(clause), f"{consequences} and {reasons}"), (_ruling(True, clause, counts),)),
        ((text(clause), consequences), (_ruling(False, clause, missing.format(written)),)),
        ((text(clause), reasons), (_ruling(False, clause, missing.format(fact)),)),
        ((text(clause), ""), (_ruling(False, clause, missing.format(f"{fact}和{written}")),)),
    ]


def _ruling(counts: bool, clause: str, said: str) -> str:
    return f"{{counts: {text(counts)}, clause: {text(clause)}, text: `{said}`}}"


def _judged() -> dict[str, Any]:
    values = {
        "counts": "result.counts and (own == null or own.counts)",
        "reasons": "$.counts ? filter([gist, result, own], # != null)"
        " : filter([result, own], # != null and not #.counts)",
    }
    return expressions("judged", values, each="findings", into="findings", keep=True)


def _circumstances() -> dict[str, Any]:
    rows = [row for rule in content.CIRCUMSTANCES for row in _circumstance(rule)]
    outputs = ["bearing", "clause", "text"]
    return table(
        "circumstances",
        ["item", "ground", ""],
        outputs,
        rows,
        each="filter(circumstances, #.established)",
        into="held",
        keep=True,
    )


def _circumstance(rule: CircumstanceRule) -> list[Row]:
    ground = content.GROUND_OF.get(rule.name)
    test = text(ground) if ground else ('$ == null or $ == "general-deviation"' if rule.clause == "incentive:8" else "")
    said = (text(BEARINGS[rule.bearing]), text(rule.clause))
    if not rule.needs_basis:
        return [((text(rule.clause), test, ""), (*said, text(rule.says)))]
    named = "`" + rule.says + "出处：${trim(basis)}。`"
    return [
        ((text(rule.clause), test, 'trim(basis ?? "") != ""'), (*said, named)),
        ((text(rule.clause), test, ""), (*said, text(rule.says + "请在决定书中写明出处。"))),
    ]


def _weighed() -> dict[str, Any]:
    clauses = {
        bearing: [rule.clause for rule in content.CIRCUMSTANCES if rule.bearing is bearing] for bearing in Bearing
    }
    values = {
        "counted": "filter(findings, #.counts)",
        "items": "map($.counted, #.item)",
        "circumstances": "filter(map(held as each, merge([each, {covered:"
        ' each.bearing in ["exempting", "left to people"] and len(each.covers ?? []) > 0'
        " ? filter($.items, # in each.covers) : $.items}])), len(#.covered) > 0)",
        "aggravations": 'filter($.circumstances, #.bearing == "aggravating")',
        "mitigations": 'filter($.circumstances, #.bearing == "mitigating")',
        "aggravating": _distinct(clauses[Bearing.AGGRAVATING], "aggravations"),
        "mitigating": _distinct(clauses[Bearing.MITIGATING], "mitigations"),
        "exempting": 'filter($.circumstances, #.bearing == "exempting")',
        "left": 'filter($.circumstances, #.bearing == "left to people")',
        "exempted": "flatMap($.exempting, #.covered)",
        "remaining": "filter($.counted, not (#.item in $.exempted))",
    }
    return expressions("weighed", values, keep=True)


def _distinct(clauses: list[str], held: str) -> str:
    return f"len(filter({text(clauses)} as clause, some($.{held} as each, each.clause == clause)))"


def _concluded() -> dict[str, Any]:
    gravity = '${found.serious_consequences == true ? "后果严重" : found.severity == "grave" ? "情节严重" : "情节较重"}'
    presupposed = '${each.clause == "incentive:8" ? "一般性偏差" : "没有重大影响"}'
    contradicting = (
        'flatMap(filter(exempting, #.clause in ["accountability:17.1", "incentive:8"]) as each,'
        " map(filter(counted as found, found.item in each.covered and (found.serious_consequences == true"
        ' or (each.clause == "incentive:8" and found.severity in ["serious", "grave"]))) as found,'
        f" {{clause: each.clause, text: `以“{presupposed}”为前提的免予问责，与认定的“{gravity}”相矛盾："
        "不自动免予问责，请核实事实后由集体决定。`}))"
    )
    partial = "免予问责只及于所针对的${len(counted) - len(remaining)}项情形，其余${len(remaining)}项仍须问责。"
    conflicting = [
        {"clause": "accountability:15", "text": "从重情节与从轻情节并存：系统不自动升降，也不提出建议。"},
        {"clause": "accountability:16", "text": "请审定的集体在允许的问责方式中一并权衡，并写明理由。"},
    ]
    barred = "aggravating > 0 and (len(exempting) > 0 or len(left) > 0)"
    values = {
        "contradictions": contradicting,
        "doubts": f"flatMap([{barred} ? [{reason('accountability:17', BARRED)}] : [],"
        " len($.contradictions) > 0 ? [$.contradictions[0]] : []], #)",
        "outcome": 'subject.scope == "outside" ? "outside-scope" : len(counted) == 0 ? "no-finding"'
        ' : len($.doubts) > 0 or len(left) > 0 ? "collective-decision"'
        ' : len(remaining) == 0 ? "exempt" : "accountable"',
        "open": '$.outcome in ["accountable", "collective-decision"]',
        "direction": 'not $.open ? "neutral" : aggravating > 0 and mitigating > 0 ? "conflicting"'
        ' : aggravating > 0 ? "aggravated" : mitigating > 0 ? "mitigated" : "neutral"',
        "governing": '$.outcome == "collective-decision" ? counted : $.outcome == "accountable" ? remaining : []',
        "severity": " : ".join(
            f'some($.governing, #.severity == "{each}") ? "{each}"' for each in ("grave", "serious", "moderate")
        )
        + ' : "minor"',
        "steps": '$.direction == "aggravated" ? aggravating : $.direction == "mitigated" ? mitigating : 0',
        "pulling": '$.direction == "aggravated" ? aggravations[0].clause : $.direction == "mitigated"'
        " ? mitigations[0].clause : null",
        "concluding": f'flatMap([$.direction == "conflicting" ? {_objects(conflicting)} : [],'
        ' $.outcome == "collective-decision" ? $.doubts : [],'
        ' $.outcome == "accountable" and len(remaining) < len(counted)'
        f" ? [{reason('accountability:17', partial)}] : []], #)",
    }
    return expressions("concluded", values, keep=True)


def _objects(values: list[dict[str, str]]) -> str:
    return "[" + ", ".join(reason(each["clause"], each["text"]) for each in values) + "]"


def _measures() -> dict[str, Any]:
    rows: list[Row] = [(("", "", "", "", '"outside-scope", "no-finding", "exempt"'), ("null", "[]", "[]", "[]"))]
    for probation, cell in ((True, "true"), (False, "")):
        permitted, excluded = content.measures_where_people_decide(probation)
        test = ("", "", "", cell, '"collective-decision"')
        rows.append((test, ("null", text(permitted), _excluded(excluded), "[]")))
        rows += [_measures_row(row, cell) for row in content.measures_table() if row.probation is probation]
    tests = ["severity", "direction", "steps", "subject.probation", "outcome"]
    return table("measures", tests, ["recommended", "permitted", "excluded", "proposing"], rows, keep=True)


def _measures_row(row: content.MeasuresRow, probation: str) -> Row:
    moved = row.direction in {Direction.AGGRAVATED, Direction.MITIGATED}
    several = ("> 1" if row.several else "1") if moved else ""
    more = row.opening_for_more.replace("{count}", "${len(governing)}")
    opening = f"len(governing) > 1 ? {reason(BENCHMARK, more)} : {reason(BENCHMARK, row.opening_for_one)}"
    reasons = [reason(clause, said.replace("{steps}", "${steps}")) for clause, said in row.reasons]
    return (
        (text(row.severity), text(row.direction), several, probation, '"accountable"'),
        (
            text(row.recommended),
            text(row.permitted),
            _excluded(row.excluded),
            f"[{', '.join([f'({opening})', *reasons])}]",
        ),
    )


def _excluded(exclusions: tuple[Exclusion, ...]) -> str:
    listed = [
        f"{{measure: {text(each.measure)}, clause: {text(each.clause) if each.clause else 'pulling'},"
        f" text: {text(each.text)}, with_reasons: {text(each.with_reasons)}}}"
        for each in exclusions
    ]
    return f"[{', '.join(listed)}]"


def _effects() -> dict[str, Any]:
    start = "(effective_on ?? as_of)"
    end = {months: f'd({start}).add({months}, "M").format("%Y-%m-%d")' for months in (6, 12, 24)}
    year = f"`${{d({start}).year()}}"
    admonished, resigned = '"admonition-talk", "public-apology"', '"resignation", "ordered-resignation", "removal"'
    limit = f'${{d({start}).add(6, "M").format("%Y年%-m月%-d日")}}'
    until_rectified = f"`影响期从作出决定之日起，到整改到位为止；{limit}（含当日）仍没有整改到位的，另行决定调离岗位。`"
    related = "不得到监管原职务的部门任领导职务，也不得任与所处理问题有关联的职务；条文没有规定期限。"
    lapses = "试任职务自然取消，待遇回到试用之前的标准。"
    entry = "《问责决定书》归入本人档案，不设期限。"

    def row(measures: str, probation: str, kind: str, until: str, clause: str, said: str, details: str = "{}") -> Row:
        clause = text(f"accountability:{clause}")
        return ((measures, probation), (text(kind), start, until, clause, said, details))

    no_promotion, no_post = text("不得提拔。"), "不安排职务，临时性、专项性工作除外。"
    of_year = f"{{year: {year}`}}"
    rows = [
        row("$ != null", "", "honours-cancelled", f"{year}-12-31`", "18", f"{year}年度不得参加评优评先。`", of_year),
        row(admonished, "", "promotion-ban", end[6], "18.1", no_promotion),
        row('"suspension"', "", "impact-period", "null", "18.2", until_rectified),
        row('"reassignment"', "", "related-post-ban", "null", "18.3", text(related)),
        row('"reassignment"', "", "promotion-ban", end[12], "18.3", no_promotion),
        row(
            resigned,
            "",
            "appraisal-basically-competent",
            f"{year}-12-31`",
            "18.4",
            f"{year}年度考核定为基本称职。`",
            of_year,
        ),
        row(resigned, "$ != true", "appointment-ban", end[12], "18.4", text(no_post)),
        row(resigned, "", "higher-post-ban", end[24], "18.4", text("不得任比原职务层次更高的职务。")),
        row('"demotion"', "", "promotion-ban", end[24], "18.5", no_promotion),
        row(resigned, "true", "probation-post-lapses", "null", "18.6", text(lapses)),
        row(resigned, "true", "appointment-ban", end[12], "18.6", text("不安排职务。")),
        row("$ != null", "", "file-entry", "null", "18.7", text(entry)),
    ]
    outputs = ["kind", "from", "until", "clause", "text", "details"]
    return table("effects", ["recommended", "subject.probation"], outputs, rows, policy="collect", into="effects")


def _scope() -> dict[str, Any]:
    rows: list[Row] = [((text(scope),), (_said(said),)) for scope, said in article_3_scope.REASONS.items()]
    return table("scope", ["subject.scope"], ["scope_reason"], rows)


def _competence() -> dict[str, Any]:
    rows: list[Row] = [
        ((text(managed_by), text(handled_by)), (_said(said),))
        for managed_by in ManagementLevel
        for handled_by in ManagementLevel
        if (said := article_4_competence.reason(AssessedSubject(Scope.OUTSIDE, managed_by, handled_by=handled_by)))
    ]
    rows.append((("", ""), ("null",)))
    return table("competence", ["subject.managed_by", "subject.handled_by"], ["competence_reason"], rows)


def _route() -> dict[str, Any]:
    inside, beyond = 'subject.scope != "outside"', _beyond_authority()
    steps = [
        (("", f"{inside} and subject.vertical == true"), article_10_1_vertical.STEPS),
        (("", f"{inside} and {beyond}"), article_10_1_beyond_authority.STEPS),
        (('"city"', inside), article_10_2_city_managed.STEPS),
        (("", 'subject.scope == "outside" or subject.managed_by != "city"'), article_10_2_collective_study.STEPS),
    ]
    rows: list[Row] = [(test, _step(step)) for test, route in steps for step in route]
    outputs = ["step", "body", "clause", "text"]
    return table("route", ["subject.managed_by", ""], outputs, rows, policy="collect", into="approval_route")


def _beyond_authority() -> str:
    city, county, unit = ManagementLevel
    pairs = ((city, (county, unit)), (county, (unit,)))
    each = (f'(subject.managed_by == "{level}" and subject.handled_by in {text(below)})' for level, below in pairs)
    return f"({' or '.join(each)})"


def _step(step: ApprovalStep) -> tuple[str, ...]:
    return text(step.step), text(step.body), text(step.clause), text(step.text)


def _referrals() -> dict[str, Any]:
    discipline, crime = article_6_referral.referrals(Referral(discipline=True, crime=True))
    rows: list[Row] = [
        (test, (text(due.to), text(due.clause), text(due.text)))
        for test, due in ((("true", ""), discipline), (("", "true"), crime))
    ]
    tests = ["referral.discipline", "referral.crime"]
    return table("referrals", tests, ["to", "clause", "text"], rows, policy="collect", into="referrals")


def _answer() -> dict[str, Any]:
    nothing = [_said(each) for each in (article_7_not_acting.NONE_FOUND, article_8_acting_wrongly.NONE_FOUND)]
    by_reference = _said(article_3_measures_by_reference.REASON)
    found = "flatMap(findings, #.reasons)"
    reasons = [
        "[scope_reason]",
        f'outcome != "outside-scope" ? {found} : []',
        f'outcome == "no-finding" ? [{", ".join(nothing)}] : []',
        'not (outcome in ["outside-scope", "no-finding"])'
        f" ? flatMap([circumstances, [{reason('accountability:19', NOT_SET)}], concluding, proposing], #) : []",
        f'subject.scope == "by-reference" and open ? [{by_reference}] : []',
        'not (outcome in ["outside-scope", "no-finding"]) and competence_reason != null ? [competence_reason] : []',
    ]
    every = ", ".join(f"({each})" for each in reasons)
    values = {
        "outcome": "outcome",
        "direction": "direction",
        "counted": "map(governing, #.item)",
        "measures": "{recommended: recommended, permitted: permitted, excluded: excluded}",
        "effects": "effects",
        "referrals": "referrals",
        "approval_route": "approval_route",
        "reasons": f"map(flatMap([{every}], #), {{clause: #.clause, text: #.text}})",
    }
    return expressions("answer", values)


def _said(said: Reason) -> str:
    return f"{{clause: {text(said.clause)}, text: {text(said.text)}}}"
