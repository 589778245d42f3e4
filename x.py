"""在只有 Python 的机器上准备好一切，然后做事。只用标准库，Windows 上也能用。

用法：
    python3 x.py site              检查并生成示例网站
    python3 x.py serve             在本机预览，边写边看
    python3 x.py test [pytest 参数] 检查格式、类型，运行全部测试；写了参数时只运行 pytest
    python3 x.py zcjd …            运行 zcjd 的任意命令，如：python3 x.py zcjd check
    python3 x.py generate          重新生成由程序写的文档
    python3 x.py lock [--upgrade]  重新锁定依赖（改了 pyproject.toml 之后）

第一次运行会在 .venv 里安装锁定的依赖（逐个核对哈希），以后只在锁文件变了时重装。
"""

import hashlib
import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

# What stands above and all syntax below is as old as Python 3.6, so an old Python gets this sentence, not a SyntaxError.
if sys.version_info < (3, 11):  # noqa: UP036  (an old Python is what it is for)
    sys.exit("zcjd 需要 Python 3.11 到 3.13，这个太旧。装好新版本后重试：https://www.python.org/downloads/")

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")
TYPED = Path(sys.argv[0]).as_posix() if sys.argv[0].endswith("x.py") else "x.py"
PROGRAM = ("py " if WINDOWS else "python3 ") + (f'"{TYPED}"' if " " in TYPED else TYPED)
MARKER = VENV / "zcjd.json"

RUNNING = "requirements.lock"
TESTING = "requirements-dev.lock"
LOCKS = {RUNNING: [], TESTING: ["--group", "dev", "--constraints", RUNNING]}
UV = "uv>=0.9,<1"

TESTS = {
    "代码规范": ["ruff", "check"],
    "代码格式": ["ruff", "format", "--check"],
    "类型": ["mypy"],
    "测试": ["pytest", "-r", "fEsx"],
}
GENERATED = {"docs/规则": ["generator.rules.documentation", "docs/规则"]}


def main(arguments: list[str]) -> int:
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command not in COMMANDS:
        print(__doc__.replace("python3 x.py", PROGRAM).strip())
        return 0 if command in {"", "-h", "--help"} else 2
    if rest and command in {"site", "generate"}:
        return refuse(f"{command} 不带参数。要带选项，用 {PROGRAM} zcjd")
    try:
        return COMMANDS[command](rest)
    except Stop as reason:
        return refuse(str(reason))
    except KeyboardInterrupt:
        return 130


class Stop(Exception):
    """Something on this machine stands in the way; the message is one sentence with the remedy."""


def site(_: list[str]) -> int:
    prepare(RUNNING)
    project = find_project()
    code = run("-m", "generator", "-C", str(project), "check")
    if code in {0, 1}:  # a draft that is blocked holds nobody back: the build itself refuses what must not be published
        code = run("-m", "generator", "-C", str(project), "build")
    if code:
        return code
    python = PROGRAM.split(maxsplit=1)[0]
    print(f'\n看生成的网站：{python} -m http.server --bind 127.0.0.1 --directory "{project / "site"}" 8000')
    print(f"边写边看：{PROGRAM} serve")
    print("运行其中一个，再用浏览器打开 http://127.0.0.1:8000/（直接双击 HTML 文件时搜索不能用）。")
    return 0


def test(arguments: list[str]) -> int:
    prepare(TESTING)
    if arguments:
        return run("-m", *TESTS["测试"], *arguments)
    failed = [name for name, command in TESTS.items() if run("-m", *command)]
    if failed:
        print(f"没有通过：{'、'.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def zcjd(arguments: list[str]) -> int:
    prepare(RUNNING)
    return become("-m", "generator", *arguments)


def serve(arguments: list[str]) -> int:
    prepare(RUNNING)
    return become("-m", "generator", "-C", str(find_project()), "serve", *arguments)


def generate(_: list[str]) -> int:
    prepare(RUNNING)
    return max(run("-m", *command) for command in GENERATED.values())


def lock(arguments: list[str]) -> int:
    """Resolve for every platform and every Python we support; nothing of this machine may leak into the lock files."""
    make_venv()
    if run("-m", "pip", "install", "--quiet", UV):
        raise Stop("uv 没有装上，锁文件没有动。检查网络后重试")
    for name, options in LOCKS.items():
        code = run(
            "-m", "uv", "pip", "compile", "--quiet", "--no-config", "pyproject.toml", *options,
            "--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:",
            "--no-annotate", "--custom-compile-command", "python3 x.py lock", "--output-file", name, *arguments,
        )  # fmt: skip
        if code:
            return code
    return 0


def prepare(name: str) -> None:
    """Make .venv hold what the lock file `name` says, and this project; does nothing when it already does."""
    digests = {lock: hashlib.sha256((ROOT / lock).read_bytes()).hexdigest() for lock in LOCKS}
    installed = read_marker()
    if PYTHON.exists() and installed.get(name) == digests[name]:
        return
    make_venv()
    print(f"正在按 {name} 安装依赖（只在第一次和锁文件变了之后）……", file=sys.stderr, flush=True)
    pip = ["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "--only-binary", ":all:"]
    if run(*pip, "--require-hashes", "--requirement", name):
        raise Stop(
            "依赖没有装上，原因见上。检查网络（可以用 pip config set global.index-url 换镜像，哈希照样核对），"
            "并用 Python 3.11 到 3.13，然后重试"
        )
    link_project()
    covered = [RUNNING, TESTING] if name == TESTING else [RUNNING]  # the second file holds all of the first
    installed.update({"root": str(ROOT)}, **{lock: digests[lock] for lock in covered})
    MARKER.write_text(json.dumps(installed, ensure_ascii=False, indent=1), encoding="utf-8")


def read_marker() -> dict[str, str]:
    """Which lock files .venv was filled from; nothing when the project has moved since."""
    try:
        marker = json.loads(MARKER.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return marker if isinstance(marker, dict) and marker.get("root") == str(ROOT) else {}


def make_venv() -> None:
    """Make .venv unless it is there and works."""
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", probe], check=False, capture_output=True).returncode == 0:
        return
    if any(importlib.util.find_spec(module) is None for module in ("venv", "ensurepip")):
        raise Stop(
            "这个 Python 没有 venv 模块，不能建立 .venv。Debian、Ubuntu 上运行 apt-get install python3-venv 后重试；"
            "其他系统安装 python.org 的 Python"
        )
    import venv

    try:
        if VENV.is_dir():
            shutil.rmtree(VENV)
        venv.create(VENV, with_pip=True, symlinks=not WINDOWS)
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        raise Stop(f"建立 .venv 没有成功（{error}）。关掉正在使用它的程序，确认磁盘可写后重试") from None


def link_project() -> None:
    """Put this directory on the path of .venv and `zcjd` beside its python; needs no build backend, so no network."""
    packages = VENV / "Lib" / "site-packages" if WINDOWS else next((VENV / "lib").glob("python3.*/site-packages"))
    (packages / "zcjd.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    call = "import sys; from generator.cli import main; sys.exit(main())"
    if WINDOWS:
        (SCRIPTS / "zcjd.cmd").write_text(f'@"%~dp0python.exe" -c "{call}" %*\n', encoding="ascii")
        return
    script = SCRIPTS / "zcjd"
    script.write_text(f'#!/bin/sh\nexec "$(dirname "$0")/python" -c \'{call}\' "$@"\n', encoding="ascii")
    script.chmod(0o755)


def find_project() -> Path:
    """The site that is meant: the one around the current directory, else the sample beside this file."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "content").is_dir():
            if folder != ROOT:
                print(f"项目：{folder}", file=sys.stderr)
            return folder
    print(f"项目：{ROOT}（当前目录里没有网站，用自带的示例）", file=sys.stderr)
    return ROOT


def environment() -> dict[str, str]:
    """What a child gets: UTF-8 whatever the machine's own encoding is, and what a person has to type for `zcjd`."""
    return {**os.environ, "ZCJD_PROGRAM": f"{PROGRAM} zcjd", "PYTHONUTF8": "1"}


def become(*arguments: str) -> int:
    """Go on as the Python of .venv, in the current directory, so that signals reach the program itself."""
    if WINDOWS:
        return run(*arguments, cwd=None)
    sys.stdout.flush()
    return os.execve(PYTHON, [str(PYTHON), *arguments], environment())


def run(*arguments: str, cwd: Path | None = ROOT) -> int:
    """Run the Python of .venv and wait for it."""
    sys.stdout.flush()
    process = subprocess.Popen([PYTHON, *arguments], cwd=cwd, env=environment())
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the child got it too and ends in its own way
            continue


def refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


COMMANDS = {"site": site, "serve": serve, "test": test, "zcjd": zcjd, "generate": generate, "lock": lock}

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console without Chinese shows question marks, not a traceback
    sys.exit(main(sys.argv[1:]))
