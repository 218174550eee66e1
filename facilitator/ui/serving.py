"""From models and debates to a page on a port: `launch`.

The page is mounted in an app of ours and run by uvicorn. Gradio's own ``launch`` would first call itself over HTTP,
which fails behind many proxies and on a slow machine, and takes any free port where the wanted one is taken.
"""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from facilitator.errors import InputError
from facilitator.formats import inputs, read
from facilitator.resources import resource

if TYPE_CHECKING:
    import uvicorn

    from facilitator.debate import Debate
    from facilitator.ui.gradio import gradio as gr

__all__ = ["address_of", "launch", "listen", "sample_debates", "server_for"]

_SECONDS_TO_STOP = 2


def launch(
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    model: str | None = None,
    policy: str | None = None,
    seed: int = 0,
    open_browser: bool = False,
    announce: Callable[[str], None] | None = None,
) -> None:
    """Load the models, serve the page and stay until stopped.

    Parameters
    ----------
    host, port
        Where to listen: ``"0.0.0.0"`` for the whole network, port 0 for any that is free.
    model, policy, seed
        As in `Facilitator.load`.
    open_browser
        Whether to open the page here.
    announce
        Called with the page's address once it can be visited.

    Raises
    ------
    InputError
        If the port cannot be used, or a model or policy is missing or damaged.
    """
    listening = listen(host, port)  # first, as it is the likeliest to fail and loading takes seconds
    with listening:
        from facilitator.agent import Facilitator
        from facilitator.processors import use_threads
        from facilitator.ui.app import build

        use_threads()
        page = build(Facilitator.load(model=model, policy=policy, seed=seed), sample_debates())
        server = server_for(page)
        if announce is not None:
            announce(address_of(listening))
        if open_browser:
            webbrowser.open(address_of(listening))
        with suppress(KeyboardInterrupt):  # the usual way to stop
            server.run(sockets=[listening])


def sample_debates() -> tuple[Debate, ...]:
    """The debates that come with the package."""
    return tuple(debate for path in inputs(resource("corpora", "samples")) for debate in read(path).debates)


def listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections; what comes before the server runs waits for it.

    Raises
    ------
    InputError
        If the port is out of range, taken, or the host is none of this machine.
    """
    if not 0 <= port < 65_536:
        raise InputError(f"the port is {port}; use one between 1 and 65535, or 0 for any that is free.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        why = error.strerror or error
        raise InputError(f"port {port} on {host} cannot be used ({why}); name another one with --port.") from error


def address_of(listening: socket.socket) -> str:
    """What to type into a browser on this machine."""
    host, port = listening.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"


def server_for(page: gr.Blocks) -> uvicorn.Server:
    """A server for a page, not running yet."""
    import fastapi
    import uvicorn

    from facilitator.ui.gradio import gradio as gr
    from facilitator.ui.store import MOST_VISITS
    from facilitator.ui.theme import css, theme

    page.state_session_capacity = MOST_VISITS  # Gradio's own notes, a tenth of a megabyte a page; it would keep 10,000
    app = gr.mount_gradio_app(
        fastapi.FastAPI(docs_url=None, redoc_url=None, openapi_url=None),
        page,
        path="/",
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        enable_monitoring=False,
        show_error=False,
        max_file_size="1kb",  # nothing is uploaded here
        theme=theme(),
        css=css(),
    )
    return uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=_SECONDS_TO_STOP))
