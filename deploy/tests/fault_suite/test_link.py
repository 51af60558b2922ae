"""The links pass everything on as it is until they are told otherwise."""

import asyncio
import random
from collections.abc import AsyncIterator

import bson
import pytest_asyncio

from embedded_stack.ports import LOOPBACK, free_ports
from fault_suite.database_link import halved
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
