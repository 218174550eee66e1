"""What do many visitors of the demo page cost: memory of page loads at once, and the wait for a label.

    .venv/bin/python experiments/demo_load/run.py [--before CHECKOUT] [--posts 24] [--visitors 50]

Starts the demo in a process of its own and visits it. One real Chromium opens the page first; what it fetches is then
fetched by visitors without a browser, many at once. With --before, another checkout of the project goes through the
same in the same run. Needs Chromium and Playwright. Prints a table and writes results.json beside this file. Quote the
ratios of waits, not the seconds.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
from contextlib import AsyncExitStack
from pathlib import Path

import numpy as np
from playwright.sync_api import sync_playwright
from server import serving  # the files beside this one
from visitor import Visitor

from facilitator import Facilitator
from facilitator.processors import threads_each
from facilitator.provenance import data_hash, revision, versions
from facilitator.resources import resource
from facilitator.ui.serving import sample_debates

HERE = Path(__file__).resolve()
ROOT = HERE.parents[2]
SEED = 7
RESAMPLES = 2000
#: Pages opened at once, one number after the other, by one server.
AT_ONCE = (1, 5, 10)
TICK = 0.4


def open_in_chromium(address: str, pages: int) -> list[str]:
    """Open the page in so many windows at once; the files that one of them fetched."""
    files = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        opened = [browser.new_context().new_page() for _ in range(pages)]
        opened[0].on("request", lambda asked: files.append(asked.url) if asked.method == "GET" else None)
        for page in opened:
            page.goto(address, wait_until="commit", timeout=300_000)
        for page in opened:
            page.wait_for_selector("#feed .feed", timeout=300_000)
        browser.close()
    return [file.removeprefix(address) for file in files if "/heartbeat/" not in file]


async def open_at_once(address: str, files: list[str], visitors: int) -> None:
    async with AsyncExitStack() as stack:
        made = [await stack.enter_async_context(Visitor(address, files)) for _ in range(visitors)]
        await asyncio.gather(*(visitor.open() for visitor in made))


async def take_part_at_once(address: str, files: list[str], visitors: int, posts: int) -> None:
    """Everybody opens the page, plays so many posts, writes one, and stays until all are done."""
    async with AsyncExitStack() as stack:
        made = [await stack.enter_async_context(Visitor(address, files)) for _ in range(visitors)]

        async def take_part(visitor: Visitor) -> None:
            await visitor.open()
            for _ in range(posts):
                await visitor.click("step")
            visitor.fill("text", "We should clean the drains before the rain comes.")
            await visitor.click("send")

        await asyncio.gather(*(take_part(visitor) for visitor in made))


async def waits_for_a_label(address: str, files: list[str], texts: list[str]) -> tuple[list[float], list[float]]:
    """Seconds from sending each text to seeing its label: with nobody else there, and beside one at full speed."""
    alone, beside = [], []
    async with Visitor(address, files) as visitor, Visitor(address, files) as other:
        await visitor.open()
        await other.open()
        for place, text in enumerate(texts):  # by turns, so that both meet the same machine
            for waits in (alone, beside) if place % 2 else (beside, alone):
                playing = asyncio.create_task(play(other)) if waits is beside else None
                await asyncio.sleep(2 * TICK)
                visitor.fill("text", text)
                waits.append(await visitor.click("send"))
                if "read as" not in visitor.value("note"):
                    raise SystemExit(f"A post was refused: {visitor.value('note')}")
                if playing is not None:
                    playing.cancel()
                    await asyncio.gather(playing, return_exceptions=True)
                    await other.click("play")  # which stops it, and waits for what is under way
    return alone, beside


async def play(visitor: Visitor) -> None:
    """Play at full speed for ever, as the page does by its timer."""
    visitor.fill("speed", "Full")
    while True:
        await visitor.click("restart")
        await visitor.click("play")
        while " – the end" not in visitor.value("progress"):
            await asyncio.sleep(TICK)
            await visitor.tick()


def spread(alone: list[float], beside: list[float]) -> dict[str, object]:
    """The waits in milliseconds, and how many times longer they are beside somebody, with a bootstrap interval."""
    generator = np.random.default_rng(SEED)
    one, two = np.array(alone), np.array(beside)
    picks = generator.integers(len(one), size=(RESAMPLES, len(one)))
    ratios = np.median(two[picks], axis=1) / np.median(one[picks], axis=1)
    low, high = np.percentile(ratios, [2.5, 97.5])
    return {
        "n": len(one),
        "alone_ms": {"median": round(1000 * np.median(one)), "longest": round(1000 * one.max())},
        "beside_ms": {"median": round(1000 * np.median(two)), "longest": round(1000 * two.max())},
        "times": {
            "value": round(float(np.median(two) / np.median(one)), 2),
            "low": round(float(low), 2),
            "high": round(float(high), 2),
        },
    }


def measured(checkout: Path, *, texts: list[str], visitors: int, posts: int) -> dict[str, object]:
    with serving(checkout) as server:
        memory = {"ready": server.memory()}
        files = open_in_chromium(server.address, 1)
        memory["1 in Chromium"] = server.memory()
        for pages in AT_ONCE:
            asyncio.run(open_at_once(server.address, files, pages))
            memory[f"{pages} at once"] = server.memory()
    with serving(checkout) as server:
        waits = spread(*asyncio.run(waits_for_a_label(server.address, files, texts)))
    if visitors:
        with serving(checkout) as server:
            open_in_chromium(server.address, AT_ONCE[-1])
            memory[f"{AT_ONCE[-1]} in Chromium"] = server.memory()
        with serving(checkout) as server:
            asyncio.run(take_part_at_once(server.address, files, visitors, posts))
            memory[f"{visitors} take part"] = server.memory()
    return {"files": len(files), "memory": memory, "label": waits, "revision": revision(checkout)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--before", type=Path, help="a checkout to compare with")
    parser.add_argument("--posts", type=int, default=24, help="labels to wait for, alone and beside somebody")
    parser.add_argument("--visitors", type=int, default=50, help="who take part at once, in this checkout alone")
    options = parser.parse_args()
    said = [post.text for post in sample_debates()[1].posts]
    texts = [said[place % len(said)] for place in range(options.posts)]
    place = HERE.parent / "results.json"
    report: dict[str, object] = {}
    if options.before is None and place.is_file():  # what was measured of another revision stays, with its revision
        report |= {"before": json.loads(place.read_text(encoding="utf-8")).get("before")}
    for name, checkout in {"before": options.before, "now": ROOT}.items():
        if checkout is None:
            continue
        visitors = options.visitors if name == "now" else 0  # at a gigabyte a page there is no machine for it
        found = measured(checkout.resolve(), texts=texts, visitors=visitors, posts=10)
        report[name] = found
        print(f"\n{name} ({found['revision']})")
        for when, taken in found["memory"].items():
            print(
                f"{when:>16}: peak {taken['peak_mb']:6,} MB, then {taken['now_mb']:6,} MB, {taken['threads']} threads"
            )
        print(f"  label wait: {json.dumps(found['label'])}", flush=True)
    model = Facilitator.load().reader.description
    digest, _ = data_hash([resource("corpora", "samples")])
    report |= {
        "config": {
            "at_once": AT_ONCE,
            "seed": SEED,
            "threads": threads_each(),
            "processor": processor(),
        },
        "interval": f"bootstrap over posts, {RESAMPLES} resamples, 95 %; memory is counted once",
        "provenance": {
            "model": dict(model),
            "data_sha256": digest,
            "versions": versions(),
            "revision": revision(),
        },
    }
    place.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def processor() -> str:
    found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    return f"{os.cpu_count()} × {found[1] if found else 'unknown'}"


if __name__ == "__main__":
    main()
