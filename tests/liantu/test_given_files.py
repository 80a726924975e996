"""Files as a person gives them: a folder, a glob with a lock file, what is no table; every row with its outcome."""

import csv
import io
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

OUTCOMES = ("created", "updated", "unchanged", "merged", "held", "rejected")
COVERED = {
    "main_job_firms.csv": 633,
    "firms_a_share_icnev.csv": 450,
    "global_auto_battery_firms.csv": 1040,
    "chongqing_firms_from_news.csv": 68,
    "chongqing_firm_names.csv": 115,
    "supply_relations_from_public_text.csv": 45,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two lists, one in a folder of its own; a letter, a lock file, a table of something else, files of the system."""
    made = tmp_path / "报送 2024"
    (made / "永川").mkdir(parents=True)
    (made / "璧山区企业.csv").write_text("企业名称,主营产品\n重庆示例电池有限公司,电芯\n合计,\n", "utf-8")
    (made / "永川" / "企业.csv").write_text("企业名称,区县\n重庆示例电机有限公司,永川区\n", "utf-8")
    (made / "函.pdf").write_bytes(b"%PDF-1.7\n")
    (made / "~$璧山区企业.xlsx").write_bytes(b"\x05user")
    (made / ".DS_Store").write_bytes(b"\0")
    return made


def test_of_a_folder_the_tables_are_loaded_and_the_rest_is_told(liantu, folder):
    done = liantu("load", str(folder))

    assert done.code == 0, done.err
    assert "璧山区企业.csv\n  2 行 = 新增 1 " in done.out
    assert "企业.csv\n  1 行 = 新增 1 " in done.out
    assert "未读取：函.pdf 的内容是PDF 文件" in done.out
    assert "未读取：~$璧山区企业.xlsx 不是表格" in done.out
    assert ".DS_Store" not in done.out + done.err


def test_a_table_of_a_folder_that_no_map_reads_stops_a_load_and_is_told_by_a_dry_run(liantu, folder, exports):
    (folder / "别的.csv").write_text("a,b\n1,2\n", "utf-8")
    before = exports()

    refused, tried = liantu("load", str(folder)), liantu("load", str(folder), "--dry-run")

    assert refused.code == 1
    assert "文件夹中有 1 个表格不能载入" in refused.err
    assert "别的.csv：表头无法识别" in refused.err
    assert exports() == before
    assert tried.code == 0
    assert "未读取：别的.csv：表头无法识别" in tried.out


def test_lock_files_of_a_glob_are_left_out_and_told(liantu, folder):
    done = liantu("load", str(folder / "~$璧山区企业.xlsx"), str(folder / "璧山区企业.csv"))

    assert done.code == 0, done.err
    assert "正打开着 璧山区企业.xlsx 的标记" in done.out
    assert "2 行 = 新增 1 " in done.out


@pytest.mark.parametrize("names", [["~$璧山区企业.xlsx"], [""]])
def test_nothing_to_load_is_one_sentence(liantu, folder, tmp_path, names):
    (tmp_path / "空").mkdir()
    paths = [folder / name if name else tmp_path / "空" for name in names]

    done = liantu("load", *map(str, paths))

    assert done.code == 1
    assert done.err.count("没有可以载入的文件") == 1
    assert "Traceback" not in done.err


def test_every_row_is_printed_with_its_outcome_and_reason(liantu, folder):
    tried = liantu("load", str(folder), "--dry-run", "--rows", "--format", "json")
    liantu("load", str(folder))
    loaded = liantu("load", str(folder), "--rows", "--format", "json")

    rows = [(line["place"], line["outcome"], line["reason"]) for line in json.loads(tried.out)]
    assert rows[:3] == [
        ("企业.csv!2", "新增（未写入）", ""),
        ("璧山区企业.csv!2", "新增（未写入）", ""),
        ("璧山区企业.csv!3", "未采用", "企业名称“合计”：合计行，不是数据行"),
    ]
    assert [(place, outcome) for place, outcome, _ in rows[3:]] == [
        ("~$璧山区企业.xlsx", "未读取"),
        ("函.pdf", "未读取"),
    ]
    assert [line["place"] for line in json.loads(loaded.out)] == [place for place, _, _ in rows]


def test_what_was_not_read_is_in_the_json_too(liantu, folder):
    made = json.loads(liantu("load", str(folder), "--format", "json").out)

    assert [one.get("rows", one.get("not_read", "")[:9]) for one in made] == [1, 2, "~$璧山区企业.x", "函.pdf 的内容"]


def test_every_row_of_the_real_data_has_one_outcome(liantu, shared_data):
    args = ("load", str(shared_data), "--dry-run", "--max-rejects", "1")

    counts = json.loads(liantu(*args, "--format", "json").out)
    rows = list(csv.DictReader(io.StringIO(liantu(*args, "--rows", "--format", "csv").out.lstrip("\ufeff"))))

    read = {one["file"]: one for one in counts if "rows" in one}
    assert {file: one["rows"] for file, one in read.items()} == COVERED
    assert all(one["rows"] == sum(one[outcome] for outcome in OUTCOMES) for one in read.values())
    by_file = Counter(row["位置"].partition("!")[0] for row in rows if row["去向"] != "未读取")
    assert by_file == COVERED
    assert all(row["原因"] for row in rows if row["去向"] in ("未采用", "待确认", "未读取"))
    unread = {one["file"]: one["not_read"] for one in counts if "not_read" in one}
    assert set(unread) | set(read) == {path.name for path in shared_data.iterdir()}
    assert all(unread.values())


@pytest.mark.skipif(sys.platform != "linux", reason="file names of any bytes are a thing of Linux")
@pytest.mark.parametrize("said", [{}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_neither_the_locale_nor_a_file_name_in_gbk_changes_anything(workspace, tmp_path, said):
    """A zip from a Chinese Windows, unpacked on Linux, leaves names that are no UTF-8."""
    folder = tmp_path / "报送"
    folder.mkdir()
    sheet = folder / os.fsdecode("璧山区企业.csv".encode("gbk"))
    sheet.write_bytes("企业名称\n重庆示例电池有限公司\n".encode("gbk"))
    command = [
        sys.executable,
        "-c",
        "from liantu.cli import main; main()",
        "--workspace",
        str(workspace),
        "load",
        str(folder),
        "--format",
        "json",
    ]

    done = subprocess.run(command, capture_output=True, env={**os.environ, **said}, timeout=120, check=False)

    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert (made["file"], made["created"]) == ("璧山区企业.csv", 1)
    assert "按文件名归入璧山区" in done.stderr.decode()
