"""The manifest in each format: found again, whole or refused; files of others refused in words."""

import json
import re
from datetime import UTC, datetime

import pytest

from liantu.briefing import carried, manifest
from liantu.briefing.files import WRITERS
from liantu.briefing.manifest import DamagedManifest
from liantu.briefing.verifying import NotOurs, verify

AT = datetime(2024, 6, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def made(brief):
    return brief("panorama")


@pytest.fixture(scope="session")
def files(made, bench):
    """Ending -> the first file of each format."""
    return {form: bench.files(made, [form], AT)[0].content for form in WRITERS}


def test_a_manifest_is_read_as_it_was_written(made):
    told = manifest.read(manifest.text(made))

    assert (told.title, told.scope, told.audience) == (made.title, "渝西地区", "工作")
    assert {f.id: f.value for f in told.figures} == {f.id: f.value for f in made.used()}
    assert {f.id: f.find for f in told.figures} == {f.id: f.find for f in made.used()}


@pytest.mark.parametrize("form", WRITERS)
def test_every_format_carries_it(files, made, form):
    assert carried.kind(files[form]) == form
    assert carried.found(files[form]) == manifest.text(made)


@pytest.mark.parametrize("form", WRITERS)
def test_two_runs_give_the_same_bytes(files, made, bench, form):
    assert bench.files(made, [form], AT)[0].content == files[form]


def test_the_time_of_a_file_is_the_one_that_was_given(files, made, bench):
    later = bench.files(made, ["docx"], datetime(2025, 1, 1, tzinfo=UTC))[0].content

    assert later != files["docx"]


def test_a_changed_manifest_is_refused(made):
    body = json.loads(manifest.text(made))
    body["figures"][0]["value"] = 57

    with pytest.raises(DamagedManifest, match="改动过"):
        manifest.read(json.dumps(body))


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"liantu": 1}', '{"liantu": 9, "hash": ""}', "null"])
def test_what_is_no_manifest_is_refused(text):
    with pytest.raises(DamagedManifest):
        manifest.read(text)


def test_a_file_whose_manifest_was_cut_is_refused(files, bench):
    broken = re.sub(rb'"liantu":1', b'"liantu":1,"x":1', files["html"], count=1)

    with pytest.raises(DamagedManifest):
        verify(broken, bench)


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04 no zip", b"%PDF-1.7\n%%EOF", b"<html></html>", b"<svg></svg>", b"\x89PNG\r\n\x1a\n", b"a,b\n"],
)
def test_a_file_that_was_not_made_here_is_refused(data, bench):
    with pytest.raises(NotOurs, match="没有链图的清单"):
        verify(data, bench)


def test_a_repainted_picture_is_known(files, bench):
    png = files["png"]
    at = png.index(b"IDAT") + 40
    repainted = png[:at] + bytes([png[at] ^ 1]) + png[at + 1 :]

    assert verify(png, bench).is_same
    assert not verify(repainted, bench).is_same
