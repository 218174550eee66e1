"""The demo page as a small app of its own: ``python demo/app.py``, then open the address it prints."""

import os

from facilitator.ui import launch

if __name__ == "__main__":
    launch(host=os.environ.get("HOST", "127.0.0.1"), port=int(os.environ.get("PORT", "7860")), announce=print)
