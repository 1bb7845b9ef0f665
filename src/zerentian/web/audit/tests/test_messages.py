import re
from pathlib import Path

from zerentian.web.audit.messages import VERBS

SOURCE = Path(__file__).resolve().parents[3]
VERB = re.compile(r'verb="([a-z_]+\.[a-z_]+)"')


def test_every_verb_that_is_written_to_the_journal_has_its_word() -> None:
    texts = [path.read_text(encoding="utf8") for path in SOURCE.rglob("*.py") if "tests" not in path.parts]
    written = {verb for text in texts for verb in VERB.findall(text)}
    assert "account.open" in written
    assert sorted(written - VERBS.keys()) == []
