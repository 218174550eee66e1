"""A page of the demo without a browser: it asks for the same files and sends the same clicks."""

import asyncio
import time
from uuid import uuid4

import httpx

#: What Chromium does with one host.
_CONNECTIONS = 6


class Visitor:
    """One open page.

    Parameters
    ----------
    address
        Of the server.
    files
        Paths of the files that a browser fetched, the page itself first.
    """

    def __init__(self, address, files):
        self._files = files
        self._session = uuid4().hex[:11]
        self._http = httpx.AsyncClient(
            base_url=address,
            headers={"accept-encoding": "gzip, deflate, br"},
            limits=httpx.Limits(max_connections=_CONNECTIONS),
            timeout=600,
        )

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        self._beat.cancel()
        await asyncio.gather(self._beat, return_exceptions=True)
        await self._http.aclose()

    async def open(self):
        """Fetch the page and its files, and enter."""
        page, *files = self._files
        await self._fetch(page)
        self._beat = asyncio.create_task(self._fetch(f"/gradio_api/heartbeat/{self._session}"))
        await asyncio.gather(*(self._fetch(file) for file in files))
        config = (await self._http.get("/config")).json()
        self._value = {one["id"]: one["props"].get("value") for one in config["components"]}
        self._named = {one["props"].get("elem_id"): one["id"] for one in config["components"]}
        self._functions = {}
        for function in config["dependencies"]:
            for component, event in function["targets"]:
                self._functions[component, event] = function
        self._load = next(one for one in config["dependencies"] if one["targets"][0][1] == "load")
        await self._send(self._load)

    def fill(self, name, value):
        """Type or choose something."""
        self._value[self._named[name]] = value

    def value(self, name):
        """What a part of the page shows."""
        return self._value[self._named[name]]

    async def click(self, name, event="click"):
        """Do something; the seconds until the answer is there."""
        return await self._send(self._functions[self._named[name], event])

    async def tick(self):
        """The page's timer went off."""
        (function,) = [function for (_, event), function in self._functions.items() if event == "tick"]
        return await self._send(function)

    async def _send(self, function):
        began = time.perf_counter()
        answer = await self._http.post(
            "/gradio_api/run/predict",
            json={
                "data": [self._value.get(one) for one in function["inputs"]],
                "event_data": None,
                "fn_index": function["id"],
                "trigger_id": function["targets"][0][0],
                "session_hash": self._session,
            },
        )
        seconds = time.perf_counter() - began
        for component, sent in zip(function["outputs"], answer.raise_for_status().json()["data"], strict=True):
            if isinstance(sent, dict) and sent.get("__type__") == "update":
                if "value" in sent:
                    self._value[component] = sent["value"]
            elif isinstance(sent, dict) and "shown" in sent:
                self._value[component] = {"shown": sent["shown"]}  # as feed.js does
            else:
                self._value[component] = sent
        return seconds

    async def _fetch(self, path):
        async with self._http.stream("GET", path) as answer:
            answer.raise_for_status()
            async for _ in answer.aiter_raw():
                pass
