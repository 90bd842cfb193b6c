"""Changes: what an edit did, taken back, put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.change import Change, apply, diff
from studio.domain.content import Figure, Pillar
from studio.domain.project import Project
from studio.domain.record import Record

IDS = st.sampled_from(["a", "b", "c", "d"])
RECORDS: st.SearchStrategy[Record] = st.one_of(
    st.builds(lambda ident, name: Pillar(id=ident, name=name), IDS, st.sampled_from("xyz")),
    st.builds(lambda ident, value: Figure(id=ident, value=value, label=""), IDS, st.sampled_from("12")),
)
PROJECTS = st.lists(RECORDS, max_size=8).map(lambda records: Project().with_records(*records))


@given(PROJECTS, PROJECTS)
def test_diff_leads_from_one_project_to_the_other_and_back(before, after):
    """Applying a diff gives the later project; applying its inverse gives the earlier one."""
    change = diff(before, after)
    assert apply(before, change) == after
    assert apply(after, change.inverted()) == before


@given(PROJECTS, PROJECTS, PROJECTS)
def test_squashed_changes_equal_the_direct_way(first, second, third):
    """Two changes squashed are exactly the diff of the outer projects."""
    assert diff(first, second).squashed(diff(second, third)) == diff(first, third)


@given(PROJECTS)
def test_no_difference_is_an_empty_change(project):
    """A project compared with itself gives a change that is false."""
    assert not diff(project, project)
    assert diff(project, project) == Change()


def test_change_names_added_updated_and_removed():
    """Each record that differs stands under exactly one of the three names."""
    old = Project().with_records(Pillar(id="a", name="x"), Pillar(id="b", name="x"))
    new = Project().with_records(Pillar(id="b", name="y"), Pillar(id="c", name="x"))
    assert diff(old, new) == Change(
        added={("pillar", "c"): Pillar(id="c", name="x")},
        updated={("pillar", "b"): (Pillar(id="b", name="x"), Pillar(id="b", name="y"))},
        removed={("pillar", "a"): Pillar(id="a", name="x")},
    )


def test_change_refuses_a_project_it_was_not_made_for():
    """A change whose before-state is not there raises, so that it never overwrites other work."""
    change = Change(updated={("pillar", "a"): (Pillar(id="a", name="x"), Pillar(id="a", name="y"))})
    with pytest.raises(ValueError, match="pillar"):
        apply(Project().with_records(Pillar(id="a", name="z")), change)


def test_without_kinds_leaves_the_other_kinds():
    """Kinds that no undo may touch are left out of a change, the rest stays."""
    change = diff(
        Project(), Project().with_records(Pillar(id="a", name="x"), Figure(id="a", value="1", label=""))
    )
    assert set(change.without_kinds(frozenset({"figure"})).pairs()) == {("pillar", "a")}
