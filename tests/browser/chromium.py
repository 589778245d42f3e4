"""Finds the Chromium that is installed on this machine; the tests download none."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
MAC = ("Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome")
WINDOWS = (
    r"Chromium\Application\chrome.exe",
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

INSTALL = {
    "darwin": "brew install --cask chromium",
    "win32": "winget install Hibbiki.Chromium",
    "linux": "apt-get install chromium fonts-noto-cjk",
}


def find() -> str | None:
    """The path of a Chromium, Chrome or Edge; the environment variable CHROMIUM decides when it is set."""
    if chosen := os.environ.get(VARIABLE):
        return shutil.which(chosen)
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path), None) or next(_usual_places(), None)


def missing() -> str:
    """The sentence that says that there is none and which command installs one."""
    if chosen := os.environ.get(VARIABLE):
        return f"环境变量 {VARIABLE} 指向的“{chosen}”不能运行，浏览器测试跳过。改对它，或去掉这个变量"
    command = INSTALL.get(sys.platform, INSTALL["linux"])
    return f"没有找到 Chromium，浏览器测试跳过。安装：{command}（已装在别处的，用环境变量 {VARIABLE} 指明）"


def _usual_places() -> Iterator[str]:
    if sys.platform == "darwin":
        candidates = [root / name for root in (Path("/Applications"), Path.home() / "Applications") for name in MAC]
    else:
        roots = [Path(os.environ[name]) for name in WINDOWS_ROOTS if name in os.environ]
        candidates = [root / name for name in WINDOWS for root in roots]
    return (str(path) for path in candidates if path.is_file())


if __name__ == "__main__":
    print(find() or missing())
    sys.exit(find() is None)
