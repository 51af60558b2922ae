"""The nodes of an Apache Kafka cluster in KRaft mode on loopback: each is broker and controller in one process."""

import json
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from embedded_stack.ports import LOOPBACK

_LOGGING: Final = Path(str(files("embedded_stack.apache_kafka").joinpath("log4j2.xml")))
# Nothing else joins the cluster, so its id need not differ from that of another folder's.
_CLUSTER_ID: Final = "d2VuemUtZW1iZWRkZWQtMQ"
# The records are in the page cache, not in the heap; the serial collector takes no threads away from the services.
_JAVA_OPTIONS: Final = ("-Xms128m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")


@dataclass(frozen=True, slots=True)
class Node:
    """One node: its number from 1, its folder and its two ports."""

    number: int
    folder: Path
    broker_port: int
    controller_port: int

    @property
    def properties_file(self) -> Path:
        """Where the node reads its configuration."""
        return self.folder / "server.properties"

    @property
    def log_folder(self) -> Path:
        """Where the node keeps its records."""
        return self.folder / "records"


def cluster(folder: Path, broker_ports: Sequence[int], controller_ports: Sequence[int]) -> tuple[Node, ...]:
    """The nodes at these ports. Another number of nodes is another cluster, in a folder of its own."""
    home = folder / f"{len(broker_ports)}-nodes"
    return tuple(
        Node(number, home / f"node-{number}", *ports)
        for number, ports in enumerate(zip(broker_ports, controller_ports, strict=True), start=1)
    )


def command(node: Node, java: Path, class_path: str) -> tuple[str, ...]:
    """Formats the node's storage at its first start, then becomes the node."""
    run = shlex.join((str(java), *_JAVA_OPTIONS, f"-Dlog4j2.configurationFile={_LOGGING}", "-cp", class_path))
    configuration = shlex.quote(str(node.properties_file))
    formatted = shlex.quote(str(node.log_folder / "meta.properties"))
    form = f"{run} kafka.tools.StorageTool format --cluster-id {_CLUSTER_ID} --config {configuration}"
    return ("/bin/sh", "-c", f"test -e {formatted} || {form} || exit; exec {run} kafka.Kafka {configuration}")


def properties(node: Node, nodes: tuple[Node, ...]) -> str:
    """The node's configuration.

    A record is acknowledged when it is in the page cache of the in-sync replicas: that outlives a killed process, and
    three nodes outlive the loss of one machine, so no flush is forced.
    """
    replicas = len(nodes)
    voters = ",".join(f"{each.number}@{LOOPBACK}:{each.controller_port}" for each in nodes)
    values: dict[str, object] = {
        "process.roles": "broker,controller",
        "node.id": node.number,
        "controller.quorum.voters": voters,
        "listeners": f"BROKER://{LOOPBACK}:{node.broker_port},CONTROLLER://{LOOPBACK}:{node.controller_port}",
        "advertised.listeners": f"BROKER://{LOOPBACK}:{node.broker_port}",
        "listener.security.protocol.map": "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name": "BROKER",
        "controller.listener.names": "CONTROLLER",
        "log.dirs": node.log_folder,
        "auto.create.topics.enable": "false",
        "default.replication.factor": replicas,
        "min.insync.replicas": max(1, replicas - 1),
        "offsets.topic.replication.factor": replicas,
        "offsets.topic.num.partitions": 12,
        "transaction.state.log.replication.factor": replicas,
        "transaction.state.log.min.isr": max(1, replicas - 1),
        "share.coordinator.state.topic.replication.factor": replicas,
        "share.coordinator.state.topic.min.isr": max(1, replicas - 1),
        # A reader that comes joins at once; one that was killed is missed after the services' session time-out.
        "group.initial.rebalance.delay.ms": 0,
        "group.min.session.timeout.ms": 1_000,
        # A node that was killed gives up its partitions soon. What is stopped is stopped as a whole: without a
        # controlled shutdown the last nodes do not wait for a quorum that is gone.
        "broker.session.timeout.ms": 3_000,
        "broker.heartbeat.interval.ms": 500,
        "controlled.shutdown.enable": "false",
    }
    return "".join(f"{name}={_escaped(value)}\n" for name, value in values.items())


def _escaped(value: object) -> str:
    """Java reads a properties file as Latin-1, with the escapes of JSON for everything else."""
    return json.dumps(str(value))[1:-1]
