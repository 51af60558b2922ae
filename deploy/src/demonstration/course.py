"""The demonstration from start to end: what is done, in which order."""

from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from demonstration import questions
from demonstration.joint_case.leading import LeadJointCase
from demonstration.joint_case.outcome import JointCase
from demonstration.office import delivery, feeding, intake, registry
from demonstration.office.dead_letters import buried
from demonstration.office.leading import LeadCase, led_cases
from demonstration.office.services import Services, services_of
from demonstration.office.together import together
from demonstration.outcome import Buried, Decision, Outcome, Rejected, Secrecy, SourceFigures
from demonstration.polling import eventually
from demonstration.progress import Progress
from demonstration.reconciliation import Accounted, Acknowledged, Check, Reconciliation
from demonstration.synthetic.data_set import BY_REQUEST, DataSet, data_set
from demonstration.watching import watched
from embedded_stack import EmbeddedStack, isolated_settings

COMPLETED: Final = 5
SERVED_DECISIONS: Final = 12
PAPERS: Final = "papers"


async def demonstrate(seed: int, today: date, folder: Path, progress: Progress) -> Outcome:
    """Starts a stack of its own in the folder, drives it, stops it; what came of it.

    Raises: StackRefusedError, ComponentFailedError, Failed, Transient.
    """
    began = perf_counter()
    settings = isolated_settings(folder)
    async with AsyncExitStack() as open_until:
        with progress.step("生成合成数据") as step:
            data = data_set(seed, today)
            step.note = f"干部 {len(data.cadres)} 人，线索 {len(data.clues)} 条"
        with progress.step("启动消息代理、数据库和四个服务"):
            stack = await open_until.enter_async_context(EmbeddedStack(settings))
            services = await services_of(settings, open_until)
        outcome = await watched(stack, Course(seed, today, data, services, folder / PAPERS, progress).run())
        with progress.step("停止全部组件"):
            await open_until.aclose()
    return replace(outcome, seconds=round(perf_counter() - began, 1))


@dataclass(frozen=True, slots=True)
class Course:
    """One run against running services."""

    seed: int
    today: date
    data: DataSet
    services: Services
    papers: Path
    progress: Progress

    async def run(self) -> Outcome:
        """What came of it."""
        await self._load_roster()
        acknowledged, rejected = await self._bring_in()
        listed = await intake.all_listed(self.services.clue_intake, len(self.data.clues))
        completed = await self._complete(listed)
        clues, letters = await self._account_for(acknowledged)
        secrecy = await self._check_secrecy(listed)
        admitted = await intake.admitted_clues(self.services.clue_intake)
        cases = await self._cases(len(admitted))
        decisions = await self._lead(listed, cases)
        in_force = [decision for decision in decisions if decision.measure]
        recorded = await self._recorded(in_force)
        served = in_force[:SERVED_DECISIONS]
        notices, on_record = await self._serve(len(cases) + 2 * len(in_force), served)
        answers = await registry.ask(self.services.personnel, questions.about(decisions, self.data.cast, self.today))
        joint_case, joint_checks = await self._lead_joint_case(_case_ids(listed, cases))
        checks = (
            *_one_case_each(admitted, [case["clue_id"] for case in cases]),
            Check.of("每个生效的决定恰好登入干部台账一次", len(in_force), recorded),
            Check.of(
                "每个生效的决定恰好有两份通知（单位、本人）", len(in_force), delivery.notified_twice(notices, in_force)
            ),
            Check.of("登记的送达回执（单位、本人各一份）都已记入案卷的决定", len(served), on_record),
            Check.of("每名署名举报人的身份都已密封", secrecy.named, secrecy.sealed),
            Check.of("举报人的姓名、号码或住址在公开内容中出现的次数", 0, secrecy.found_in_public),
            *joint_checks,
        )
        return Outcome(
            seed=self.seed,
            on=self.today,
            cadres=len(self.data.cadres),
            clues=clues,
            completed_later=completed,
            secrecy=secrecy,
            rejected=rejected,
            dead_letters=letters,
            decisions=decisions,
            answers=answers,
            notices=delivery.figures(notices),
            joint_case=joint_case,
            reconciliation=Reconciliation.of(acknowledged, _accounted(clues, letters), checks),
        )

    async def _load_roster(self) -> None:
        with self.progress.step("导入干部名册") as step:
            await registry.load_roster(self.services.personnel, self.data.roster_file, len(self.data.cadres))
            step.note = f"{len(self.data.cadres)} 人"

    async def _bring_in(self) -> tuple[Acknowledged, tuple[Rejected, ...]]:
        intake_api = self.services.clue_intake
        with self.progress.step("导入信访、审计、舆情文件") as step:
            rows, rejected = await feeding.import_files(intake_api, self.data.files)
            step.note = f"收下 {rows} 行，退回 {len(rejected)} 行"
        with self.progress.step("经接口报送") as step:
            requests = await feeding.submit(intake_api, self.data.submissions)
            refused = await feeding.submit_refused(intake_api, self.data.refused_submissions)
            step.note = f"收下 {requests} 件，退回 {len(refused)} 件"
        with self.progress.step("经消息主题 feeds 报送") as step:
            messages, poison = await feeding.send(self.services.bus, self.data.messages, self.data.poison)
            step.note = f"消息 {messages} 条，无法处理的 {poison} 条"
        return Acknowledged(rows, requests, messages, poison), (*rejected, *refused)

    async def _complete(self, listed: dict[str, Any]) -> int:
        with self.progress.step("补充暂缓受理线索所缺的条件") as step:
            held = [each for each in listed.values() if each["status"] == "held" and each["source"] in BY_REQUEST]
            completed = await intake.complete(self.services.clue_intake, held[:COMPLETED])
            step.note = f"重新审查后受理 {completed} 条"
        return completed

    async def _account_for(self, acknowledged: Acknowledged) -> tuple[tuple[SourceFigures, ...], tuple[Buried, ...]]:
        with self.progress.step("核对线索统计和死信"):
            submitted = acknowledged.total - acknowledged.poison
            clues = await intake.figures(self.services.clue_intake, submitted)
            return clues, await buried(self.services.bus, acknowledged.poison)

    async def _check_secrecy(self, listed: dict[str, Any]) -> Secrecy:
        with self.progress.step("检查举报人信息是否密封"):
            return await intake.secrecy(self.services.clue_intake, self.data.clues, listed)

    async def _cases(self, admitted: int) -> list[Any]:
        with self.progress.step("等待受理的线索形成案件") as step:
            cases = await eventually(
                lambda: self.services.case_engine.all("/v1/cases", "case_id"),
                lambda found: len(found) >= admitted,
            )
            step.note = f"{len(cases)} 件"
        return cases

    async def _lead(self, listed: dict[str, Any], cases: Sequence[Any]) -> tuple[Decision, ...]:
        clues = {clue.scenario: clue for clue in self.data.clues if clue.scenario}
        led = led_cases(self.data.scenarios, self.data.cast, clues, _case_ids(listed, cases))
        with self.progress.step("办理案件：启动、认定、听取申辩、决定、生效") as step:
            decisions = await together(LeadCase(self.services.case_engine, self.today), led)
            step.note = f"{len(decisions)} 件"
        return tuple(decisions)

    async def _lead_joint_case(self, case_ids: dict[str, str]) -> tuple[JointCase, tuple[Check, ...]]:
        data = self.data
        with self.progress.step("办理一案三人：延期、送达、公开、申诉、转为调离岗位、取消问责") as step:
            leading = LeadJointCase(self.services, data.joint_cast, data.joint_clue, self.papers)
            told, checks = await leading(case_ids[data.joint_clue.external_id])
            step.note = f"经过 {len(told.timeline)} 步，文书 {len(told.papers)} 份"
        return told, checks

    async def _recorded(self, in_force: Sequence[Decision]) -> int:
        with self.progress.step("核对干部台账") as step:
            recorded = await registry.recorded_once(self.services.personnel, in_force)
            step.note = f"{recorded} 个决定"
        return recorded

    async def _serve(self, expected: int, served: Sequence[Decision]) -> tuple[list[Any], int]:
        notifier = self.services.notifier
        chosen = {decision.decision_id for decision in served}
        with self.progress.step("投递通知，登记送达回执") as step:
            notices = await delivery.delivered_notices(notifier, expected)
            await delivery.serve(notifier, [each for each in notices if each["decision_id"] in chosen], self.today)
            notices = await delivery.served_notices(notifier, expected=2 * len(served))
            on_record = await delivery.on_record(self.services.case_engine, served)
            step.note = f"通知 {len(notices)} 份，回执 {2 * len(served)} 份"
        return notices, on_record


def _case_ids(listed: dict[str, Any], cases: Sequence[Any]) -> dict[str, str]:
    """The cases by the external id of their clue."""
    external_ids = {clue["clue_id"]: external_id for external_id, clue in listed.items()}
    return {external_ids[case["clue_id"]]: case["case_id"] for case in cases}


def _accounted(clues: Sequence[SourceFigures], letters: Sequence[Buried]) -> Accounted:
    return Accounted(
        admitted=sum(each.admitted for each in clues),
        held=sum(each.held for each in clues),
        duplicate=sum(each.duplicate for each in clues),
        dead_letters=len(letters),
    )


def _one_case_each(admitted: set[str], clues_of_cases: Sequence[str]) -> tuple[Check, ...]:
    """`clues_of_cases` has for each case the clue it came from."""
    counted = Counter(clues_of_cases)
    once = sum(counted[clue] == 1 for clue in admitted)
    return (
        Check.of("每条受理的线索恰好形成一件待批准启动的案件", len(admitted), once),
        Check.of("没有受理的线索而形成的案件", 0, sum(clue not in admitted for clue in counted)),
    )
