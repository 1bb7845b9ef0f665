"""Small files, short functions."""

from statistics import median

from tests.architecture import tree

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
LONGEST_MEDIAN = 10


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {path: len(path.read_text(encoding="utf8").splitlines()) for path in tree.modules()}
    assert {str(path.relative_to(tree.ROOT)): lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_longer_than_50_lines() -> None:
    assert [
        f"{path.relative_to(tree.ROOT)}:{node.lineno} {node.name} {tree.length(node)}"
        for path in tree.modules()
        for node in tree.functions(path)
        if tree.length(node) > LONGEST_FUNCTION
    ] == []


def test_the_median_function_of_the_product_has_at_most_10_lines() -> None:
    lengths = [tree.length(node) for path in tree.modules() if tree.in_source(path) for node in tree.functions(path)]
    assert median(lengths) <= LONGEST_MEDIAN
