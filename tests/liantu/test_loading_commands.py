"""load, loads, undo, rebuild, copy, plan, export: counts add up, nothing is written twice, everything can be taken back."""

import csv
import io
import json
import zipfile

import openpyxl
import pytest

OUTCOMES = ("created", "updated", "unchanged", "merged", "held", "rejected")
KEYS = ["load", "file", "as_of", "rows", *OUTCOMES, "links", "reasons"]


def loaded(done):
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_plan_again_is_unchanged_and_said(liantu, exports):
    before = exports()

    done = liantu("plan", "load")

    assert done.code == 0
    assert done.out.count("没有改动") == done.out.count("载入 ") - done.out.count("（载入 ")
    assert exports() == before


def test_plan_check_reads_its_numbers_from_the_graph(liantu):
    done = liantu("plan", "check", "--format", "json")

    found = {line["found"]: line["verdict"] for line in json.loads(done.out)}
    assert done.code == 0
    assert found["3 / 12 / 56"] == "相符"
    assert found["28 对"] == "相符"
    assert found["8 个区合计 1000 家"] == "相符"
    assert found["8 个区合计 4000 亿元"] == "相符"


def test_plan_check_gives_each_check_one_whole_line(liantu):
    lines = liantu("plan", "check").out.splitlines()

    checks = json.loads(liantu("plan", "check", "--format", "json").out)
    whole = [
        f"[{c['verdict']}] {c['title']}" in line and c["explanation"] in line
        for c, line in zip(checks, lines, strict=True)
    ]
    assert all(whole)


def test_load_prints_the_object_of_the_interface(liantu, firms):
    made = loaded(liantu("load", str(firms), "--as-of", "2024-06", "--format", "json"))

    assert list(made) == KEYS
    assert (made["file"], made["as_of"], made["rows"]) == ("示例名录.csv", "2024-06", 3)
    assert sum(made[outcome] for outcome in OUTCOMES) == 3
    assert made["links"]["MAKES"] >= 1
    assert made["reasons"] == {"number_in_words": 1}


def test_load_says_its_counts_and_their_sum(liantu, firms):
    done = liantu("load", str(firms))

    assert "3 行 = 新增 3 + 更新 0 + 不变 0 + 合并 0 + 待确认 0 + 未采用 0" in done.out
    assert "数字写成了文字，请填阿拉伯数字 1" in done.out
    assert "示例名录.csv!3 工业总产值（万元）“约三千”：数字写成了文字" in done.out


def test_several_files_give_an_array_and_csv_one_line_each(liantu, firms, tmp_path):
    other = tmp_path / "另一份.csv"
    other.write_text("企业名称\n重庆示例底盘有限公司\n", encoding="utf-8")

    made = loaded(liantu("load", str(firms), str(other), "--format", "json"))
    again = liantu("load", str(firms), str(other), "--format", "csv")

    assert [(m["file"], m["rows"]) for m in made] == [("示例名录.csv", 3), ("另一份.csv", 1)]
    assert [line.split(",")[1] for line in again.out.splitlines()[1:]] == ["示例名录.csv", "另一份.csv"]


def test_the_same_file_again_names_the_first_load(liantu, firms, exports):
    first = loaded(liantu("load", str(firms), "--format", "json"))
    before = exports()

    again = loaded(liantu("load", str(firms), "--format", "json"))

    assert (again["already"], again["unchanged"], again["load"]) == (first["load"], 3, first["load"])
    assert exports() == before


def test_dry_run_tells_the_same_counts_and_writes_nothing(liantu, firms, exports):
    before = exports()

    dry = loaded(liantu("load", str(firms), "--dry-run", "--format", "json"))

    assert exports() == before
    real = loaded(liantu("load", str(firms), "--format", "json"))
    assert dry == {**real, "dry_run": True}


def test_undo_brings_back_the_export_byte_for_byte(liantu, firms, exports):
    before, _ = exports()
    made = loaded(liantu("load", str(firms), "--format", "json"))
    assert exports()[0] != before

    done = liantu("undo", str(made["load"]))

    assert done.code == 0
    assert f"已撤销载入 {made['load']}" in done.err
    assert exports()[0] == before
    assert liantu("loads").out.splitlines()[-1].split()[2] == "已撤销"


@pytest.mark.parametrize("load_id", ["99", "x"])
def test_undo_of_no_load_names_those_that_are(load_id, liantu, exports):
    before = exports()

    done = liantu("undo", load_id)

    assert (done.code, done.out) == (2, "")
    assert "可撤销的载入：1、2" in done.err
    assert exports() == before


def test_loads_csv_is_for_people_with_bom_and_for_programs_without(liantu, firms):
    liantu("load", str(firms), "--source", "=cmd()", "--by", "张三")

    people, programs = liantu("loads", "--format", "csv").raw, liantu("loads", "--format", "csv", "--no-bom").raw

    last = list(csv.DictReader(io.StringIO(programs.decode())))[-1]
    assert people.startswith(b"\xef\xbb\xbf" + "载入,文件,状态".encode())
    assert "'=cmd()" in people.decode()
    assert (last["file"], last["source"], last["by"], last["state"]) == ("示例名录.csv", "=cmd()", "张三", "在库")


def test_too_many_rejects_write_nothing_and_still_give_the_sender_a_workbook(liantu, tmp_path, exports):
    sheet, back = tmp_path / "坏.csv", tmp_path / "退回.xlsx"
    sheet.write_text("企业名称,区县\n,璧山区\n,璧山区\n重庆示例底盘有限公司,璧山区\n", encoding="utf-8")
    before = exports()

    done = liantu("load", str(sheet), "--report", str(back))

    assert (done.code, done.out) == (3, "")
    assert "没有写入任何内容" in done.err
    assert "坏.csv!3 企业名称：必填栏为空" in done.err
    assert exports() == before
    rows = [row[1:3] for row in openpyxl.load_workbook(back).active.iter_rows(min_row=3, values_only=True)]
    assert rows == [
        ("未采用", "企业名称“”：必填栏为空"),
        ("未采用", "企业名称“”：必填栏为空"),
        ("可采用（未写入）", None),
    ]


def test_report_returns_the_senders_own_cells_as_text(liantu, firms, tmp_path):
    back = tmp_path / "退回.xlsx"

    done = liantu("load", str(firms), "--report", str(back))

    page = openpyxl.load_workbook(back).active
    lines = list(page.iter_rows(values_only=True))
    assert done.code == 0
    assert lines[0][0] == "报送文件：示例名录.csv"
    assert lines[1] == (
        "行号",
        "结果",
        "原因",
        "建议",
        "企业名称",
        "统一社会信用代码",
        "区县",
        "主营产品",
        "工业总产值（万元）",
        "备注",
    )
    assert lines[3][:5] == (
        3,
        "新增",
        "工业总产值（万元）“约三千”：数字写成了文字，请填阿拉伯数字",
        "工业总产值（万元）：改写成阿拉伯数字，如 3000；不确切的写 约3000",
        "重庆示例电机有限公司",
    )
    assert [(c.value, c.data_type, c.quotePrefix) for c in (page["J3"], page["J5"])] == [
        ("=1+1", "s", True),
        ("@cmd", "s", True),
    ]


def test_report_of_a_load_that_was_there_before_tells_what_became_of_it(liantu, firms, tmp_path):
    liantu("load", str(firms))

    liantu("load", str(firms), "--report", str(tmp_path / "退回.xlsx"))

    page = openpyxl.load_workbook(tmp_path / "退回.xlsx").active
    assert [row[1] for row in page.iter_rows(min_row=3, values_only=True)] == ["新增", "新增", "新增"]


def test_report_that_cannot_be_written_is_said(liantu, firms, tmp_path):
    done = liantu("load", str(firms), "--report", str(tmp_path / "none" / "退回.xlsx"))

    assert done.code == 1
    assert "写不了退回表" in done.err


def test_rebuild_of_an_unchanged_store_changes_nothing(liantu, firms, exports):
    liantu("load", str(firms))
    before = exports()

    done = liantu("rebuild")

    assert done.code == 0
    assert "没有改动" in done.err
    assert exports() == before


def test_copy_to_another_folder_gives_the_same_export(liantu, command_line, firms, tmp_path):
    liantu("load", str(firms))

    done = liantu("copy", "--to", f"embedded:{tmp_path / 'elsewhere'}")

    there = command_line(tmp_path, "export", "graph", "--store", f"embedded:{tmp_path / 'elsewhere'}")
    assert done.code == 0
    assert there.raw == liantu("export", "graph").raw
    assert liantu("copy", "--to", f"embedded:{tmp_path / 'elsewhere'}").code == 2


def test_copy_to_itself_is_refused(liantu, workspace):
    done = liantu("copy", "--to", f"embedded:{workspace / 'store' / '..' / 'store'}")

    assert done.code == 2
    assert "目标库就是现在的库" in done.err


def test_export_rows_holds_every_cell_as_it_was_written(liantu, firms):
    liantu("load", str(firms))

    lines = [json.loads(line) for line in liantu("export", "rows").out.splitlines()]

    (row,) = [x for x in lines if x.get("cells", {}).get("企业名称") == "重庆示例电机有限公司"]
    assert row["cells"]["工业总产值（万元）"] == "约三千"
    assert row["place"] == "示例名录.csv!3"
    assert [x["file"] for x in lines if "file" in x][-1] == "示例名录.csv"


def test_export_with_rows_names_the_rows_and_without_does_not(liantu, firms):
    liantu("load", str(firms))

    assert '"rows"' in liantu("export", "graph", "--with-rows").out
    assert '"rows"' not in liantu("export", "graph").out


def bad_file(folder, kind):
    path = folder / f"{kind}.xlsx" if kind in ("empty", "text", "bomb") else folder / f"{kind}.csv"
    if kind == "bomb":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
                for _ in range(600):
                    sheet.write(b"0" * 1_000_000)
        return path
    contents = {
        "empty": b"",
        "text": b"no workbook",
        "binary": bytes(range(256)) * 40,
        "header": "甲,乙\n1,2\n".encode(),
        "blank": b"\n\n\n",
        "only_header": "企业名称,区县\n".encode(),
    }
    path.write_bytes(contents[kind])
    return path


@pytest.mark.parametrize("kind", ["empty", "text", "binary", "header", "blank", "only_header", "bomb"])
def test_bad_file_is_one_sentence_and_changes_nothing(kind, liantu, tmp_path, exports):
    before = exports()

    done = liantu("load", str(bad_file(tmp_path, kind)))

    assert (done.code, done.out) == (1, "")
    assert kind in done.err
    assert "Traceback" not in done.err
    assert exports() == before


@pytest.mark.parametrize(
    "sheet",
    [
        "企业名称,区县\n重庆\0示例有限公司,璧山区\n",
        "企业名称,区县\n重庆示例有限公司,璧山区" + ",x" * 10_000 + "\n",
        '企业名称,区县\n=HYPERLINK("重庆示例"),璧山区\n重庆示例有限公司,璧山区\n',
    ],
    ids=["nul", "10,000 columns", "formula"],
)
def test_strange_sheet_is_taken_or_refused_with_its_place_and_can_be_undone(sheet, liantu, tmp_path, exports):
    path = tmp_path / "怪.csv"
    path.write_text(sheet, encoding="utf-8")
    before = exports()

    done = liantu("load", str(path), "--format", "json", "--max-rejects", "1")

    assert done.code in (0, 1)
    assert "Traceback" not in done.err
    if done.code == 0:
        made = json.loads(done.out)
        assert sum(made[outcome] for outcome in OUTCOMES) == made["rows"] > 0
        assert liantu("undo", str(made["load"])).code == 0
    else:
        assert "怪.csv" in done.err
    assert exports()[0] == before[0]


def test_map_that_does_not_exist_is_wrong_usage_and_the_others_are_named(liantu, firms):
    done = liantu("load", str(firms), "--map", "nosuch")

    assert (done.code, done.out) == (2, "")
    assert "public_firms" in done.err


def test_one_bad_file_among_good_ones_keeps_all_out(liantu, firms, tmp_path, exports):
    before = exports()

    done = liantu("load", str(firms), str(bad_file(tmp_path, "text")))

    assert done.code == 1
    assert exports() == before


def test_query_text_in_a_cell_stays_a_text(liantu, tmp_path):
    evil = "'}) MATCH (n) DETACH DELETE n //"
    sheet = tmp_path / "名录.csv"
    sheet.write_text(f"企业名称,区县,主营产品\n重庆示例{evil}有限公司,璧山区,{evil}\n", encoding="utf-8")

    liantu("load", str(sheet))

    assert evil in liantu("find", "示例", "--format", "json").out
    assert evil in liantu("ask", "firms/list", "--format", "json").out


def test_a_corrected_file_replaces_the_rows_with_the_same_key_and_says_how_many(liantu, firms, exports, tmp_path):
    old = loaded(liantu("load", str(firms), "--format", "json"))
    before = exports()
    lines = firms.read_text("utf-8").splitlines()
    corrected = tmp_path / "更正.csv"
    corrected.write_text("\n".join([lines[0], lines[1] + " "]) + "\n", "utf-8")

    done = liantu("load", str(corrected), "--replaces", str(old["load"]), "--format", "json")
    made = loaded(done)

    assert (made["replaces"], made["replaced"], made["unreplaced"]) == (old["load"], 1, 2)
    assert f"更正载入 {old['load']}" in done.err
    assert json.loads(liantu("loads", "--format", "json").out)[-1]["replaces"] == str(old["load"])
    assert liantu("undo", str(made["load"])).code == 0
    assert exports()[0] == before[0]


def test_only_a_load_that_stands_can_be_corrected(liantu, firms):
    done = liantu("load", str(firms), "--replaces", "99")

    assert done.code == 2
    assert "没有可更正的载入“99”" in done.err
