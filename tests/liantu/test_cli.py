"""The command line as a whole: every command is explained, mistakes are one sentence and a code, stdout holds results."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer

from graph.store import open_store
from liantu.cli import app
from liantu.commands.grammar import hoisted

ROOT = Path(__file__).resolve().parents[2]
SPINE = (
    "add app ask brief check compare copy demo doctor|export graph|export picture|export rows|find firm list load loads match"
    "|plan check|plan load|"
    "rebuild same schema stats template thresholds undo verify"
    "|held list|held show|held same|held different|held value|held means|held link|held forget"
)
NAMES = {
    tuple(name.split())
    for part in SPINE.split("|")
    for name in ([part] if part[:4] in ("plan", "expo", "held") else part.split())
}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def commands(command=None, path=()):
    """Every command with its words: ('plan', 'load')."""
    command = command or typer.main.get_command(app)
    if path != ("ask",) and getattr(command, "commands", None):
        for name, inner in command.commands.items():
            yield from commands(inner, (*path, name))
    else:
        yield path, command


COMMANDS = dict(commands())


def a_process(*args, cwd, env=None):
    return subprocess.run(
        [sys.executable, "-c", "from liantu.cli import main; main()", *args],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_every_command_of_the_spine_is_there():
    assert set(COMMANDS) == NAMES


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_and_every_option_is_explained_in_chinese(path):
    command = COMMANDS[path]

    silent = [p.name for p in command.params if p.name != "help" and not CHINESE.search(p.help or "")]

    assert CHINESE.search(command.help)
    assert silent == []


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_of_every_command_reads_in_chinese(path, command_line, tmp_path):
    done = command_line(tmp_path, *path, "--help")

    english = set(re.findall(r"Usage|Options|Commands|Arguments|default|required|Show this", done.out))
    assert (done.code, english) == (0, set())
    assert f"用法：liantu {' '.join(path)}" in done.out


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_is_in_the_manual(path):
    manual = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")

    assert f"liantu {' '.join(path)}" in manual


@pytest.mark.parametrize("args", [["--help"], ["list"], ["ask", "gaps/no_recorded_maker", "--help"]])
def test_what_needs_no_store_starts_without_the_heavy_packages(args, tmp_path):
    heavy = "{'streamlit', 'pandas', 'arcadedb', 'neo4j', 'openpyxl', 'networkx', 'xlsxwriter'} & set(sys.modules)"
    ask = f"import sys, atexit; atexit.register(lambda: print({heavy}, file=sys.stderr)); from liantu.cli import main; main()"

    done = subprocess.run(
        [sys.executable, "-c", ask, *args],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stderr.strip()) == (0, "set()")


def test_global_options_may_stand_behind_the_command():
    assert hoisted(["load", "a.csv", "--store", "bolt://x", "--quiet", "--map", "firms", "--lang=en"]) == [
        *("--store", "bolt://x", "--quiet", "--lang=en"),
        *("load", "a.csv", "--map", "firms"),
    ]


def test_nothing_behind_two_dashes_is_moved():
    assert hoisted(["find", "--", "--quiet"]) == ["find", "--", "--quiet"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["lod"], "没有命令 'lod'。是否指：'load', 'loads'？"),
        (["plan"], "用法：liantu plan"),
        (["load"], "缺少 'FILE…'"),
        (["loads", "more"], "多出的词：more"),
        (["loads", "--format", "xml"], "'xml' 不在可用的 'table', 'csv', 'json' 之中"),
        (["load", "a.csv", "--max-rejects", "3"], "超出范围"),
        (["find", "电", "--limit", "x"], "应为整数"),
        (["copy"], "缺少 '--to'"),
        (["list", "--lang", "fr"], "没有语言“fr”"),
        (["list", "--strange"], "没有选项 --strange"),
        (["stats", "--store", "mysql://x"], "不认识的库地址"),
        (["stats", "--store", "bolt://me:secret@host"], "库地址里不要写用户名和密码"),
        (["ask"], "要问哪个问题"),
        (["ask", "gaps/no_recorded_makers"], "是否指：gaps/no_recorded_maker"),
        (["ask", "gaps/no_recorded_maker", "--assembly", "A01"], "没有选项 --assembly"),
        (["load", "a.csv", "--report", "a.csv"], "--report 应为 .xlsx"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(args, said, command_line, tmp_path):
    done = command_line(tmp_path, *args)

    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "secret" not in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "command", ["stats", "loads", "check", "export graph", "ask gaps/single_maker", "find 电", "undo 1"]
)
def test_reading_where_no_store_is_says_so_and_makes_none(command, command_line, tmp_path):
    done = command_line(tmp_path / "nowhere", *command.split())

    assert (done.code, done.out) == (1, "")
    assert "这里还没有库" in done.err
    assert "liantu plan load" in done.err
    assert not (tmp_path / "nowhere").exists()


def test_missing_file_is_exit_code_1(liantu):
    done = liantu("load", "nosuch.csv")

    assert (done.code, done.out) == (1, "")
    assert "找不到文件 nosuch.csv" in done.err


def test_firms_before_the_plan_are_refused(command_line, tmp_path, firms):
    done = command_line(tmp_path, "load", str(firms))

    assert (done.code, done.out) == (1, "")
    assert "liantu plan load" in done.err


def test_server_that_is_down_is_exit_code_4_without_waiting(command_line, tmp_path):
    start = time.monotonic()

    done = command_line(tmp_path, "stats", "--store", "bolt://127.0.0.1:1")

    assert (done.code, done.out) == (4, "")
    assert "连不上 Neo4j" in done.err
    assert time.monotonic() - start < 15


def test_wrong_password_is_exit_code_4_and_never_printed(command_line, tmp_path, neo4j_server):
    wrong = {"LIANTU_NEO4J_USER": neo4j_server.user, "LIANTU_NEO4J_PASSWORD": "not-this-one"}

    done = command_line(tmp_path, "stats", "--store", neo4j_server.url, env=wrong)

    assert (done.code, done.out) == (4, "")
    assert "LIANTU_NEO4J_PASSWORD" in done.err
    assert "not-this-one" not in done.err


def test_store_held_by_another_process_says_who_and_exits_4(workspace, tmp_path):
    with open_store(f"embedded:{workspace / 'store'}"):
        done = a_process("--workspace", str(workspace), "stats", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (4, "")
    assert f"进程 {os.getpid()}" in done.stderr
    assert "Traceback" not in done.stderr


def test_read_only_refuses_every_writing_command(liantu, firms):
    only_read = {"LIANTU_READ_ONLY": "1"}

    codes = {liantu(*args, env=only_read).code for args in (["load", str(firms)], ["undo", "1"], ["rebuild"])}

    assert codes == {2}
    assert liantu("stats", env=only_read).code == 0


def test_nothing_but_results_goes_to_stdout(workspace, firms, tmp_path):
    done = a_process("--workspace", str(workspace), "load", str(firms), "--format", "json", cwd=tmp_path)
    quiet = a_process("--workspace", str(workspace), "ask", "gaps/single_maker", "--quiet", cwd=tmp_path)

    assert done.stdout.startswith("{\n")
    assert done.stdout.endswith("}\n")
    assert quiet.stderr == ""
    assert "\x1b" not in done.stdout + done.stderr


def test_version_is_told(command_line, tmp_path):
    done = command_line(tmp_path, "--version")

    assert done.code == 0
    assert done.out.startswith("liantu ")


def test_doctor_finds_a_fresh_store_in_order(liantu):
    done = liantu("doctor", "--format", "json")

    states = re.findall(r'"what": "(.+?)",\n\s+"state": "(.+?)"', done.out)
    assert done.code == 0, done.out
    assert {("约束和索引", "正常"), ("库文件", "正常"), ("载入", "正常")} <= set(states)


def test_doctor_tells_a_store_that_cannot_be_reached_with_all_the_rest(command_line, tmp_path):
    done = command_line(tmp_path, "doctor", "--store", "bolt://127.0.0.1:1")

    assert done.code == 4
    assert "连不上 Neo4j" in done.out
    assert "Python" in done.out
    assert "中文字体" in done.out


def test_schema_is_the_committed_file(command_line, tmp_path):
    assert command_line(tmp_path, "schema").out == (ROOT / "graph" / "schema.cypher").read_text(encoding="utf-8")
