"""`liantu brief`: files into a folder, their names told; with the plan alone a page of what nobody has looked for yet."""

from pathlib import Path


def test_brief_writes_the_files_and_tells_their_names(liantu, tmp_path):
    out = tmp_path / "简报"

    done = liantu("brief", "全景图", "--out", str(out), "--formats", "svg,pptx", "--stamp", "2024-07-01T08:00:00")

    assert done.code == 0, done.err
    names = sorted(Path(line).name for line in done.out.split("\n") if line)
    assert names == sorted(path.name for path in out.iterdir())
    assert {Path(name).suffix for name in names} == {".svg", ".pptx"}
    assert not any(name.startswith("示例") for name in names)


def test_with_the_plan_alone_everything_is_not_surveyed_and_nothing_is_absent(liantu, tmp_path):
    liantu("brief", "panorama", "--out", str(tmp_path), "--formats", "svg")

    drawing = next(tmp_path.glob("*.svg")).read_text(encoding="utf-8")
    assert drawing.count(">未摸排<") >= 56
    assert "示例" not in drawing


def test_the_whole_set_says_what_it_leaves_out(liantu, tmp_path):
    done = liantu("brief", "all", "--out", str(tmp_path), "--formats", "svg")

    assert done.code == 0, done.err
    assert "没有写季度变化" in done.err
    assert "没有写区县简报" in done.err
    assert {"全景图", "系统图", "总成分图", "补链清单", "附表"} <= {
        path.name.split("_")[0] for path in tmp_path.iterdir()
    }


def test_wrong_words_are_told(liantu, tmp_path):
    template = liantu("brief", "简报", "--out", str(tmp_path))
    form = liantu("brief", "全景图", "--formats", "pdf,wps", "--out", str(tmp_path))
    time = liantu("brief", "全景图", "--stamp", "昨天", "--out", str(tmp_path))
    place = liantu("brief", "全景图", "--scope", "月亮", "--out", str(tmp_path))

    assert "没有简报模板“简报”" in template.err
    assert "没有格式“wps”" in form.err
    assert "不是时间" in time.err
    assert "月亮" in place.err
    assert {done.code for done in (template, form, time, place)} <= {1, 2}
    assert [path.name for path in tmp_path.iterdir()] == ["workspace"]


def test_an_office_changes_a_sentence_in_its_workspace(liantu, workspace, tmp_path):
    (workspace / "briefing").mkdir()
    (workspace / "briefing" / "panorama.toml").write_text('title = "{scope}产业链一张图"', encoding="utf-8")

    liantu("brief", "panorama", "--out", str(tmp_path), "--formats", "svg")

    assert "渝西地区产业链一张图" in next(tmp_path.glob("*.svg")).read_text(encoding="utf-8")


def test_a_quarter_by_its_name_is_its_last_day(liantu, tmp_path):
    named = ("--as-of", "2024 二季度", "--compare", "2024年一季度")
    days = ("--as-of", "2024-06-30", "--compare", "2024-03-31")
    usual = ("--formats", "svg", "--stamp", "2024-07-01T08:00:00")

    for folder, when in (("named", named), ("days", days)):
        done = liantu("brief", "panorama", *when, *usual, "--out", str(tmp_path / folder))
        assert done.code == 0, done.err

    named_file, day_file = (next((tmp_path / folder).glob("*.svg")) for folder in ("named", "days"))
    assert named_file.name == day_file.name
    assert named_file.read_bytes() == day_file.read_bytes()
