"""x.py: what it says where it cannot work, and what it does to .venv."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import socket
import subprocess
import sys
import venv
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

import x
from tests.project import valid_project

ROOT = Path(__file__).parents[2]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of its own for .venv, so that the one the tests run in stays as it is."""
    monkeypatch.setattr(x, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(x, "SCRIPTS", tmp_path / ".venv" / x.SCRIPTS.name)
    monkeypatch.setattr(x, "PYTHON", x.SCRIPTS / x.PYTHON.name)
    monkeypatch.setattr(x, "MARKER", x.VENV / x.MARKER.name)
    return tmp_path


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, ROOT / "x.py", *arguments], capture_output=True, encoding="utf-8", env=environment, check=False
    )


def test_an_old_python_can_parse_it_and_stops_before_anything_new() -> None:
    tree = ast.parse((ROOT / "x.py").read_text(encoding="utf-8"), feature_version=(3, 6))
    kinds = [type(node) for node in tree.body]
    check = kinds.index(ast.If)
    assert "version_info" in ast.dump(tree.body[check])
    assert set(kinds[:check]) <= {ast.Expr, ast.Import, ast.ImportFrom}
    assert "__future__" not in ast.dump(ast.Module(tree.body[:check], []))


def test_without_arguments_it_explains_every_command() -> None:
    said = run()
    assert said.returncode == 0
    assert [name for name in x.COMMANDS if f" {name}" not in said.stdout] == []


@pytest.mark.parametrize(("arguments", "part"), [(["biuld"], "用法："), (["site", "--fast"], "site 不带参数")])
def test_wrong_usage_gets_a_chinese_sentence(arguments: list[str], part: str) -> None:
    said = run(*arguments)
    assert said.returncode == 2
    assert part in said.stdout + said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize("absent", ["venv", "ensurepip"])
def test_a_missing_venv_module_names_the_command_that_installs_it(
    machine: Path, monkeypatch: pytest.MonkeyPatch, absent: str
) -> None:
    real = importlib.util.find_spec

    def find_spec(name: str) -> ModuleSpec | None:
        return None if name == absent else real(name)

    monkeypatch.setattr(importlib.util, "find_spec", find_spec)
    with pytest.raises(x.Stop, match="apt-get install python3-venv"):
        x.make_venv()
    assert not x.VENV.exists()


def test_the_project_is_linked_without_building_it(machine: Path) -> None:
    venv.create(x.VENV, with_pip=False, symlinks=not x.WINDOWS)
    x.link_project()
    command: list[str | Path] = [x.PYTHON, "-c", "import generator; print(generator.__file__)"]
    found = subprocess.run(command, cwd=machine, capture_output=True, encoding="utf-8", check=True)
    assert Path(found.stdout.strip()) == ROOT / "generator" / "__init__.py"
    assert (x.SCRIPTS / ("zcjd.cmd" if x.WINDOWS else "zcjd")).is_file()


def test_what_was_installed_is_remembered_until_the_project_moves(machine: Path) -> None:
    x.VENV.mkdir()
    x.MARKER.write_text(json.dumps({"root": str(x.ROOT), x.RUNNING: "digest"}), encoding="utf-8")
    assert x.read_marker()[x.RUNNING] == "digest"
    x.MARKER.write_text(json.dumps({"root": str(machine), x.RUNNING: "digest"}), encoding="utf-8")
    assert x.read_marker() == {}
    x.MARKER.write_text("{", encoding="utf-8")
    assert x.read_marker() == {}


def test_the_site_around_the_current_directory_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site/content/policies").mkdir(parents=True)
    (tmp_path / "site/mkdocs.yml").touch()
    monkeypatch.chdir(tmp_path / "site/content/policies")
    assert x.find_project() == tmp_path / "site"
    monkeypatch.chdir(tmp_path)
    assert x.find_project() == x.ROOT
    assert "用自带的示例" in capsys.readouterr().err


def test_the_program_is_told_what_a_person_types() -> None:
    said = run("zcjd", "explain", "ZJ999")
    assert said.returncode == 2
    assert f"{x.ROOT.as_posix()}/x.py zcjd rules" in said.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
def test_the_preview_ends_when_x_is_told_to(tmp_path: Path) -> None:
    project = valid_project(tmp_path / "project")
    command = [sys.executable, str(ROOT / "x.py"), "serve", "--port", "0"]
    process = subprocess.Popen(
        command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    )
    assert process.stdout is not None
    said = process.stdout.readline()
    assert said.startswith("预览：http://127.0.0.1:"), said
    port = int(said.strip().rstrip("/").rpartition(":")[2])
    process.terminate()
    process.communicate(timeout=10)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5)
