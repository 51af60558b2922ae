"""The links pass everything on as it is until they are told otherwise."""

import asyncio
import random
from collections.abc import AsyncIterator

import bson
import pytest_asyncio

from embedded_stack.ports import LOOPBACK, free_ports
from fault_suite.database_link import DatabaseLink, halved
from fault_suite.link import Link


@pytest_asyncio.fixture
async def link() -> AsyncIterator[Link]:
    """In front of a server that answers what it is told."""

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(1024):
            writer.write(data)
        writer.close()

    port, target = free_ports(2)
    server = await asyncio.start_server(echo, LOOPBACK, target)
    async with Link(port, target, random.Random(1)) as made:
        yield made
    server.close()


async def _answer(link: Link, data: bytes) -> bytes:
    reader, writer = await asyncio.open_connection(LOOPBACK, link.port)
    writer.write(data)
    try:
        return await asyncio.wait_for(reader.read(1024), 5)
    finally:
        writer.close()


async def test_what_is_sent_arrives_and_is_answered(link: Link):
    assert await _answer(link, b"hello") == b"hello"


async def test_a_cut_ends_what_is_connected_and_nothing_that_comes_later(link: Link):
    reader, writer = await asyncio.open_connection(LOOPBACK, link.port)
    writer.write(b"hello")
    assert await reader.readexactly(5) == b"hello"
    await link.cut()
    assert await asyncio.gather(reader.read(1), return_exceptions=True) != [b"h"]
    assert reader.at_eof() or reader.exception()
    assert await _answer(link, b"hello") == b"hello"


async def test_half_of_a_reply_arrives_when_it_is_cut_inside(link: Link):
    await link.cut_inside_replies(1)
    assert await _answer(link, b"hello!") == b"hel"
    assert await _answer(link, b"hello!") == b"hello!"


async def test_nothing_passes_in_a_silence(link: Link):
    silence = asyncio.create_task(link.swallow(30))
    await asyncio.sleep(0)
    answer = asyncio.create_task(_answer(link, b"hello"))
    done, _ = await asyncio.wait({answer}, timeout=0.2)
    assert not done
    silence.cancel()
    answer.cancel()


def _insert(*documents: bytes) -> bytes:
    command = bson.encode({"insert": "journal", "$db": "wenze_personnel"})
    sequence = b"documents\0" + b"".join(documents)
    body = bytes(5) + command + b"\1" + (4 + len(sequence)).to_bytes(4, "little") + sequence
    return (16 + len(body)).to_bytes(4, "little") + bytes(8) + (2013).to_bytes(4, "little") + body


def test_an_insert_is_halved_into_a_valid_one_with_the_first_documents():
    documents = [bson.encode({"_id": number}) for number in range(5)]
    assert halved(_insert(*documents)) == _insert(*documents[:2])


def test_an_insert_of_one_document_keeps_it():
    document = bson.encode({"_id": 1})
    assert halved(_insert(document)) == _insert(document)


async def _message(reader: asyncio.StreamReader) -> bytes:
    header = await reader.readexactly(16)
    return header + await reader.readexactly(int.from_bytes(header[:4], "little") - 16)


def _answer_to(message: bytes) -> bytes:
    body = bytes(5) + bson.encode({"ok": 1.0})
    return (16 + len(body)).to_bytes(4, "little") + bytes(4) + message[4:8] + (2013).to_bytes(4, "little") + body


def _find() -> bytes:
    body = bytes(5) + bson.encode({"find": "journal", "$db": "wenze_personnel"})
    return (16 + len(body)).to_bytes(4, "little") + bytes(8) + (2013).to_bytes(4, "little") + body


async def test_the_insert_that_was_halved_is_the_one_that_fails_though_another_client_counts_the_same():
    arrived = asyncio.Event()
    free = asyncio.Event()

    async def answer_inserts_late(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        message = await _message(reader)
        if b"insert" in message:
            arrived.set()
            await free.wait()
        writer.write(_answer_to(message))

    port, target = free_ports(2)
    server = await asyncio.start_server(answer_inserts_late, LOOPBACK, target)
    async with DatabaseLink(port, target, random.Random(1)) as link:
        await link.fail_inside_batches(1)
        inserting, insert = await asyncio.open_connection(LOOPBACK, port)
        insert.write(_insert(bson.encode({"_id": 1}), bson.encode({"_id": 2})))
        await asyncio.wait_for(arrived.wait(), 5)
        finding, find = await asyncio.open_connection(LOOPBACK, port)
        find.write(_find())
        found = await asyncio.wait_for(_message(finding), 5)
        free.set()
        inserted = await asyncio.wait_for(_message(inserting), 5)
        insert.close()
        find.close()
    server.close()
    assert bson.decode(found[21:])["ok"] == 1.0
    assert bson.decode(inserted[21:])["ok"] == 0.0
