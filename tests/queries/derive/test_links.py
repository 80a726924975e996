"""What is told beside the status of the components of one district."""

import pytest

from queries.derive.links import limited_priorities
from tests.queries.derive.facts import asked

SPINE = [
    {"assembly_name": "动力电池", "priority_districts": ["潼南", "璧山"], "limited": ["潼南材料"]},
    {"assembly_name": "电驱", "priority_districts": ["璧山"], "limited": []},
]


@pytest.mark.parametrize(("scope", "told"), [(["潼南"], 1), (["璧山"], 0), (["潼南", "璧山"], 0), (["渝中"], 0)])
def test_a_priority_that_the_plan_limits_is_told_where_that_district_alone_is_asked_about(scope, told):
    found = limited_priorities(asked([], [], {}, SPINE, parameters={"scope": scope}))

    assert len(found) == told
    assert all("动力电池" in said and "材料" in said for said in found)
