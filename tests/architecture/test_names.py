"""Names that say what a thing is, and one shape for every action."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import tree

BANNED = {"utils", "util", "helpers", "helper", "common", "tools", "services", "tasks", "misc", "signals"}
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X{3}:)")
A_HOME = re.compile(r"(?<![\w.])(?:/ho" + r"me/\w|/Us" + r"ers/\w|/ro" + r"ot/|[A-Z]:\\Us" + r"ers\\)")
GLOSSARY_ROW = re.compile(r"^\|[^|]*\|[^|]*\|([^|]*)\|", re.MULTILINE)


def test_no_module_or_folder_has_a_name_that_says_nothing() -> None:
    named = {path.stem: path for path in tree.modules()} | {path.parent.name: path for path in tree.modules()}
    assert {name: str(path) for name, path in named.items() if name in BANNED} == {}


def test_nothing_is_left_for_later() -> None:
    assert [str(path) for path, text in tree.texts() if UNFINISHED.search(text)] == []


def test_no_path_of_a_developers_machine_is_written_down() -> None:
    here = f"{tree.ROOT}/"
    assert [str(path) for path, text in tree.texts() if A_HOME.search(text) or here in text] == []


def test_the_code_names_of_the_glossary_exist() -> None:
    glossary = (tree.ROOT / "docs" / "glossary.md").read_text(encoding="utf8")
    named = {name for cell in GLOSSARY_ROW.findall(glossary) for name in re.findall(r"`([^`]+)`", cell)}
    source = "\n".join(path.read_text(encoding="utf8") for path in tree.files() if tree.SOURCE in path.parents and path.suffix == ".py")
    assert named
    assert sorted(name for name in named if not re.search(rf"\b{re.escape(name)}\b", source)) == []


def actions() -> Iterator[tuple[str, tree.FunctionNode]]:
    """(where, function) of every action: public functions of an actions.py; of an actions folder, those offered or taking `by`.

    The journal's `record` is what actions call at their end, not one of them.
    """
    for path in tree.modules():
        if tree.in_source(path) and "journal" not in path.parts and ("actions" in path.parts or path.name == "actions.py"):
            offered = names_offered(path)
            for node in tree.parsed(path).body:
                if isinstance(node, tree.FunctionNode) and is_action(node, offered):
                    yield f"{path.relative_to(tree.SOURCE)} {node.name}", node


def is_action(node: tree.FunctionNode, offered: set[str]) -> bool:
    public = not node.name.startswith("_")
    return public and (not offered or node.name in offered or "by" in [given.arg for given in node.args.kwonlyargs])


def names_offered(path: Path) -> set[str]:
    """__all__ of the actions folder that the file lies in; nothing for an actions.py."""
    if path.name == "actions.py":
        return set()
    for node in tree.parsed(path.with_name("__init__.py")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    raise AssertionError(f"{path.parent} says nowhere, in __all__, which of its functions are actions")


def takes_only_keywords_and_by_first(node: tree.FunctionNode) -> bool:
    given = node.args
    if given.args or given.posonlyargs or given.vararg or not given.kwonlyargs:
        return False
    first = given.kwonlyargs[0]
    return first.arg == "by" and first.annotation is not None and ast.unparse(first.annotation) == "Actor"


def test_every_action_takes_keywords_only_and_who_acts_first() -> None:
    found = list(actions())
    assert found
    assert [where for where, node in found if not takes_only_keywords_and_by_first(node)] == []


def test_every_action_is_one_transaction() -> None:
    assert [where for where, node in actions() if "transaction.atomic" not in map(ast.unparse, node.decorator_list)] == []


WHOLES = {"district", "roster", "import"}  # a district is all tables; a roster comes as an import and leaves as an export


def nouns(package: Path) -> set[str]:
    """Models of a package in the spelling of functions: UnitCensus → unit_census."""
    files = [path for path in tree.modules() if package in path.parents and (path.name == "models.py" or "models" in path.parts)]
    classes = [node.name for path in files for node in tree.parsed(path).body if isinstance(node, ast.ClassDef)]
    return {re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() for name in classes}


def test_every_action_is_named_noun_verb_after_a_model_of_its_package() -> None:
    wrong = []
    for where, node in actions():
        package = tree.SOURCE / Path(where.split()[0]).parts[0]
        if not any(re.fullmatch(rf"{noun}_[a-z_]+", node.name) for noun in nouns(package) | WHOLES):
            wrong.append(where)
    assert wrong == []
