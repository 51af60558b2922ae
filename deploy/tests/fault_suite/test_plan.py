from collections import Counter

from fault_suite.plan import INFRASTRUCTURE, SERVICES, Extent, plan
from fault_suite.submissions import submissions

EXTENT = Extent(seconds=300, kills=20, restarts=8, replicas=2, broker_restarts=True)


def test_the_same_seed_plans_the_same_faults_and_another_seed_others():
    assert plan(7, EXTENT) == plan(7, EXTENT) != plan(8, EXTENT)


def test_each_service_is_killed_as_often_as_asked_and_each_part_of_the_infrastructure_restarted():
    faults = plan(7, EXTENT)
    kills = Counter(fault.target.rpartition("-")[0] or fault.target for fault in faults if fault.kind == "kill")
    stops = Counter(fault.target for fault in faults if fault.kind == "stop")
    assert {service: kills[service] for service in SERVICES} == dict.fromkeys(SERVICES, 20)
    assert {part: kills[part] + stops[part] for part in INFRASTRUCTURE} == dict.fromkeys(INFRASTRUCTURE, 8)


def test_every_kind_of_fault_is_planned_and_each_in_its_time():
    faults = plan(7, EXTENT)
    assert len({fault.kind for fault in faults}) == 11
    assert all(0 <= fault.at <= EXTENT.seconds for fault in faults)
    assert list(faults) == sorted(faults, key=lambda fault: fault.at)


def test_a_broker_that_forgets_is_not_restarted():
    faults = plan(7, Extent(300, 20, 8, 2, broker_restarts=False))
    assert not [fault for fault in faults if fault.target == "broker" and fault.kind in {"kill", "stop"}]


def test_the_same_seed_submits_the_same_clues():
    assert list(submissions(7, "clue", 50)) == list(submissions(7, "clue", 50))
    assert list(submissions(7, "clue", 50)) != list(submissions(8, "clue", 50))


def test_some_clues_are_held_some_repeated_and_some_sent_again_under_another_key():
    sent = list(submissions(7, "clue", 500))
    keys = [{submission.key for submission in of_one_clue} for of_one_clue in sent]
    assert any(not of_one_clue[0].meets for of_one_clue in sent)
    assert any(len(known) > 1 for known in keys)
    assert any(len(of_one_clue) > len(known) for of_one_clue, known in zip(sent, keys, strict=True))
    assert {submission.way for of_one_clue in sent for submission in of_one_clue} == {"http", "feeds"}
