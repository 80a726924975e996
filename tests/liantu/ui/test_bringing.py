"""数据, without a browser: dry run, counts, commit, undo, what was not taken, the workbook for the sender."""

import io

import openpyxl
import pytest

from liantu.ui import desk
from liantu.ui.parts.bringing import templates
from liantu.words import WORDS

SHEET = """企业名称,统一社会信用代码,区县,主营产品,工业总产值（万元）
重庆示例新来电池有限公司,,璧山区,动力电池BMS,3200
重庆示例新来电机有限公司,,永川区,驱动电机,约三千
,,璧山区,电芯,1
"""


@pytest.fixture
def data_page(open_app, workspace):
    return open_app(workspace, "data")


def upload(app, text, name="新来.csv"):
    app.file_uploader[0].set_value([(name, text.encode(), "text/csv")]).run()
    assert not app.exception
    return app


def shown(app, column):
    """The first table that has this column."""
    return next(table.value for table in app.dataframe if column in table.value)


def texts(app):
    kinds = ("markdown", "caption", "info", "warning", "error", "success")
    return "\n".join(str(e.value) for kind in kinds for e in getattr(app, kind))


def test_dry_run_shows_counts_that_add_up_and_writes_nothing(data_page):
    upload(data_page, SHEET).checkbox(key="allow").check().run()

    data_page.button(key="try").click().run()

    shown = texts(data_page).replace("\\", "")
    assert "3 行 = 新增 2 + 更新 0 + 不变 0 + 合并 0 + 待确认 0 + 未采用 1" in shown
    assert WORDS["foot.none"][0] in shown


def test_what_was_not_taken_is_listed_with_place_and_reason(data_page):
    upload(data_page, SHEET).checkbox(key="allow").check().run()

    data_page.button(key="try").click().run()

    table = shown(data_page, "原因")
    assert set(zip(table["位置"], table["原因"], strict=True)) == {
        ("新来.csv!3", "数字写成了文字，请填阿拉伯数字"),
        ("新来.csv!4", "必填栏为空"),
    }


def test_too_many_rejects_stop_the_dry_run_with_the_reason(data_page):
    upload(data_page, SHEET).button(key="try").click().run()

    assert "超过 10%" in data_page.error[0].value.replace("\\", "")
    assert "commit" not in {b.key for b in data_page.button}


def test_commit_loads_and_undo_takes_back(data_page):
    upload(data_page, SHEET).checkbox(key="allow").check().run()
    data_page.button(key="try").click().run()

    data_page.button(key="commit").click().run()

    assert not data_page.exception
    assert "已载入：新来.csv" in data_page.success[0].value.replace("\\", "")
    load = shown(data_page, "载入")
    assert list(load["行数"]) == [3]
    assert WORDS["foot.none"][0] not in texts(data_page)

    data_page.session_state["loads"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    data_page.run()
    number = load["载入"][0]
    data_page.button(key=f"undo_{number}").click().run()
    assert f"撤销载入 {number}" in data_page.warning[0].value.replace("\\", "")
    data_page.button(key="undo_yes").click().run()

    assert not data_page.exception
    assert f"已撤销载入 {number}" in data_page.success[0].value
    assert WORDS["foot.none"][0] in texts(data_page)


def test_other_options_ask_for_another_dry_run(data_page):
    upload(data_page, SHEET).checkbox(key="allow").check().run()
    data_page.button(key="try").click().run()
    assert "commit" in {b.key for b in data_page.button}

    data_page.text_input(key="loaded_as_of").set_value("2024").run()

    assert "commit" not in {b.key for b in data_page.button}


def test_sheet_with_an_unknown_header_is_one_sentence(data_page):
    upload(data_page, "甲,乙\n1,2\n")

    assert len(data_page.error) == 1
    assert "try" not in {b.key for b in data_page.button}


def test_file_with_a_path_in_its_name_stays_in_its_folder(data_page):
    upload(data_page, SHEET, "..\\..\\上级.csv").checkbox(key="allow").check().run()

    data_page.button(key="try").click().run()

    assert "上级.csv" in texts(data_page).replace("\\", "")


def test_undo_can_be_thought_over(data_page):
    upload(data_page, SHEET).checkbox(key="allow").check().run()
    data_page.button(key="try").click().run()
    data_page.button(key="commit").click().run()
    number = shown(data_page, "载入")["载入"][0]
    data_page.session_state["loads"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    data_page.run()

    data_page.button(key=f"undo_{number}").click().run()
    data_page.button(key="undo_no").click().run()

    assert "undo_yes" not in {b.key for b in data_page.button}
    assert list(shown(data_page, "状态")["状态"]) == ["在库"]


def test_a_corrected_file_says_which_load_it_corrects(data_page):
    upload(data_page, SHEET).checkbox(key="allow").check().run()
    data_page.button(key="try").click().run()
    data_page.button(key="commit").click().run()
    number = next(
        option for option in data_page_options(upload(data_page, SHEET.replace("3200", "3300"), "更正.csv")) if option
    )
    data_page.checkbox(key="allow").check().run()
    data_page.selectbox(key="replaces").set_value(number).run()

    data_page.button(key="try").click().run()

    assert f"更正载入 {number}（新来.csv）：替代其中 2 行，0 行没有对应行" in texts(data_page).replace("\\", "")


def data_page_options(app):
    """The loads that may be corrected, the newest first."""
    said = app.selectbox(key="replaces").options
    return [option.split("：")[0].removeprefix("载入 ") if "：" in option else "" for option in said]


def test_what_each_column_is_taken_for_stands_there_before_anything_is_tried(data_page):
    upload(data_page, SHEET.replace("主营产品", "主营产品,我的备注").replace("电芯", "电芯,x"))

    look = shown(data_page, "认作").set_index("表头")

    assert look.loc["我的备注", "认作"] == WORDS["data.look.kept"][0]
    assert look.loc["企业名称", "认作"] != WORDS["data.look.kept"][0]
    assert "重庆示例新来电池有限公司" in look.loc["企业名称", "内容举例"]


def test_another_kind_of_sheet_can_be_chosen_and_what_it_lacks_is_said(data_page):
    upload(data_page, SHEET)

    data_page.selectbox(key="map").set_value("supplies").run()

    assert not data_page.exception
    assert "try" not in {b.key for b in data_page.button}
    assert "缺少必需的栏" in texts(data_page).replace("\\", "")


def test_who_loads_it_is_kept_in_the_ledger_and_offered_again(data_page):
    upload(data_page, SHEET).checkbox(key="allow").check().run()
    data_page.text_input(key="who_bring").set_value("张示例").run()
    data_page.button(key="try").click().run()
    data_page.button(key="commit").click().run()

    opened = desk.desk()
    signed = [load.by for load in opened.loads() if not load.reference]
    upload(data_page, SHEET, "又来.csv")

    assert signed == ["张示例"]
    assert data_page.text_input(key="who_bring").value == "张示例"


def test_an_empty_sheet_is_the_one_that_the_command_line_writes(data_page, liantu, tmp_path):
    target = tmp_path / "空表.xlsx"
    assert liantu("template", "firms", "--district", "璧山区", "--out", str(target)).code == 0

    made = templates._file("firms", "璧山区")

    ours, theirs = (openpyxl.load_workbook(each).worksheets[0] for each in (io.BytesIO(made), target))
    assert [[c.value for c in row] for row in ours.iter_rows(max_row=4)] == [
        [c.value for c in row] for row in theirs.iter_rows(max_row=4)
    ]
