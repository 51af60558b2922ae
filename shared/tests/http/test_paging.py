import httpx
from hypothesis import given
from hypothesis import strategies as st

from wenze.http import PageRequest


async def test_a_list_is_answered_in_pages(client: httpx.AsyncClient):
    page = (await client.get("/v1/clues?page=3&page_size=20")).json()

    assert page == {"items": [40, 41, 42, 43, 44], "page": 3, "page_size": 20, "total": 45}


async def test_without_parameters_it_is_the_first_twenty(client: httpx.AsyncClient):
    page = (await client.get("/v1/clues")).json()

    assert page["items"] == list(range(20))
    assert (page["page"], page["page_size"]) == (1, 20)


async def test_the_largest_page_is_allowed_and_one_more_is_not(client: httpx.AsyncClient):
    assert (await client.get("/v1/clues?page_size=200")).status_code == 200
    assert (await client.get("/v1/clues?page_size=201")).status_code == 422


@given(st.integers(0, 300), st.integers(1, 50))
def test_pages_put_together_are_the_whole_list(total: int, size: int):
    whole = range(total)
    pages = [whole[request.skip :][:size] for request in (PageRequest(n, size) for n in range(1, total // size + 2))]

    assert [item for page in pages for item in page] == list(whole)
