import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from wenze.telemetry import OTHER, Label, Metrics, gives_someone_away
from wenze.telemetry import metric_table as table
from wenze.telemetry.labels import ADMITTED, FIXED

COUNTERS = [metric for metric in table.METRICS if isinstance(metric, table.Counter)]


def label_values(metrics: Metrics) -> set[str]:
    families = text_string_to_metric_families(metrics.exposition().decode())
    technical = {"le", "implementation", "version", "major", "minor", "patchlevel"}
    return {
        value
        for family in families
        for sample in family.samples
        for label, value in sample.labels.items()
        if label not in technical
    }


def test_what_is_counted_is_exposed():
    metrics = Metrics()
    metrics.count(table.CLUE_SUBMISSIONS, source="citizen-report", status="admitted")
    metrics.count(table.MESSAGES_CONSUMED, 25, topic="clues")

    exposed = metrics.exposition().decode()
    assert 'wenze_clue_submissions_total{source="citizen-report",status="admitted"} 1.0' in exposed
    assert 'wenze_messages_consumed_total{topic="clues"} 25.0' in exposed


def test_gauges_and_histograms_are_exposed():
    metrics = Metrics()
    metrics.admit(Label.GROUP, ["case-engine"])
    metrics.set(table.CONSUMER_LAG, 7, topic="clues", group="case-engine", partition="3")
    metrics.observe(table.BATCH_SIZE, 25, topic="clues")
    metrics.set(table.PUBLISH_PENDING, 2)

    exposed = metrics.exposition().decode()
    assert 'wenze_consumer_lag_messages{group="case-engine",partition="3",topic="clues"} 7.0' in exposed
    assert 'wenze_batch_messages_bucket{le="20.0",topic="clues"} 0.0' in exposed
    assert 'wenze_batch_messages_bucket{le="50.0",topic="clues"} 1.0' in exposed
    assert metrics.value(table.PUBLISH_PENDING) == 2


def test_a_timed_block_is_observed_even_when_it_raises():
    metrics = Metrics()
    with pytest.raises(KeyError), metrics.timed(table.BATCH_SECONDS, topic="clues"):
        raise KeyError

    assert 'wenze_batch_seconds_count{topic="clues"} 1.0' in metrics.exposition().decode()


def test_two_processes_in_one_do_not_share_metrics():
    one, other = Metrics(), Metrics()
    one.count(table.COMMITS_APPENDED)

    assert one.value(table.COMMITS_APPENDED) == 1
    assert other.value(table.COMMITS_APPENDED) == 0


@given(st.sampled_from(COUNTERS), st.text(st.characters(exclude_categories=["Cs"])))
def test_no_label_ever_holds_what_was_not_admitted(metric: table.Counter, value: str):
    metrics = Metrics()
    metrics.count(metric, 1, **dict.fromkeys(metric.labels, value))

    fixed = frozenset[str]().union(*FIXED.values())
    assert label_values(metrics) <= fixed | {OTHER}


def test_every_label_has_either_a_fixed_or_an_admitted_vocabulary():
    assert set(FIXED) | ADMITTED == set(Label)
    assert not set(FIXED) & ADMITTED


def test_no_fixed_vocabulary_holds_personal_data():
    for values in FIXED.values():
        assert all(value.isascii() and not gives_someone_away(value) for value in values)


def test_a_service_admits_the_values_of_an_open_label_once():
    metrics = Metrics()
    metrics.admit(Label.STATE, ["proposed", "started"])
    metrics.count(table.CASE_STATE_CHANGES, state="started")
    metrics.count(table.CASE_STATE_CHANGES, state="unknown")

    assert metrics.value(table.CASE_STATE_CHANGES, state="started") == 1
    assert metrics.value(table.CASE_STATE_CHANGES, state=OTHER) == 1


@pytest.mark.parametrize("value", ["张三", "13800000000", "430602199001010010", "someone@example.com", "two words", ""])
def test_nothing_personal_can_be_admitted(value: str):
    with pytest.raises(ValueError, match="technical"):
        Metrics().admit(Label.STATE, [value])


def test_a_fixed_vocabulary_cannot_be_extended():
    with pytest.raises(ValueError, match="fixed"):
        Metrics().admit(Label.SOURCE, ["rumour"])


def test_labels_that_are_not_the_metrics_own_are_refused():
    with pytest.raises(ValueError, match="has the labels"):
        Metrics().count(table.MESSAGES_CONSUMED, source="citizen-report")
    with pytest.raises(ValueError, match="has the labels"):
        Metrics().count(table.MESSAGES_CONSUMED)


def test_every_metric_is_named_and_explained_once():
    names = [metric.name for metric in table.METRICS]

    assert len(set(names)) == len(names)
    assert all(name.startswith("wenze_") and not name.endswith("_total") for name in names)
    assert all(metric.help for metric in table.METRICS)
