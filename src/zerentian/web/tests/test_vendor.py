"""What other people wrote and we ship is what its manifest says, byte for byte."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parent.parent
MANIFESTS = [
    WEB / "static" / "web" / "vendor" / "MANIFEST.json",
    WEB.parents[2] / "tests" / "journeys" / "vendor" / "MANIFEST.json",
]


@pytest.mark.parametrize("manifest", MANIFESTS, ids=["pages", "journeys"])
def test_vendored_files_have_the_hashes_of_the_manifest(manifest: Path) -> None:
    listed = {entry["file"]: entry["sha256"] for entry in json.loads(manifest.read_text(encoding="utf8"))}
    assert listed
    assert {name: sha256((manifest.parent / name).read_bytes()).hexdigest() for name in listed} == listed


def test_every_vendored_script_and_style_is_in_the_manifest() -> None:
    folder = MANIFESTS[0].parent
    listed = {entry["file"] for entry in json.loads(MANIFESTS[0].read_text(encoding="utf8"))}
    assert {path.name for path in folder.iterdir() if path.suffix in {".js", ".css"}} <= listed


def test_templates_carry_no_inline_script_style_or_foreign_address() -> None:
    banned = ("<style", " style=", " onclick=", " onload=", "http://", "https://", "hx-on")
    texts = {str(path.relative_to(WEB)): path.read_text(encoding="utf8") for path in (WEB / "templates").rglob("*.html")}
    assert texts
    assert [(name, word) for name, text in texts.items() for word in banned if word in text] == []
