"""A report as plain data: what `--json` prints, with exactly the names that are promised there."""

from dataclasses import asdict

from zerentian.reading.report import Figure, Finding, Item, Report, Section

Data = dict[str, object]


def as_data(report: Report) -> Data:
    """Offsets count in `report.text`, which is not part of the data: `--text` prints it."""
    return {
        "file": report.file,
        "title": report.title,
        "kind": report.kind,
        "year": report.year,
        "addressee": report.addressee,
        "signature": report.signature,
        "date": report.date,
        "sections": [_section(section) for section in report.sections],
        "figures": [_figure(figure) for figure in report.figures],
        "dropped": [asdict(line) for line in report.dropped],
        "findings": [_finding(finding) for finding in report.findings],
    }


def _section(section: Section) -> Data:
    return {
        "level": section.level,
        "number": section.number,
        "heading": section.heading,
        "role": section.role,
        "start": section.start,
        "end": section.end,
        "items": [_item(item) for item in section.items],
        "children": [_section(child) for child in section.children],
    }


def _item(item: Item) -> Data:
    return {"marker": item.marker, "lead": item.lead, "start": item.start, "end": item.end, "role": item.role}


def _figure(figure: Figure) -> Data:
    return {
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "relation": figure.relation,
        "blank": figure.blank,
    }


def _finding(finding: Finding) -> Data:
    return {
        "rule": finding.rule,
        "level": finding.level,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
        "todo": finding.todo,
        "detail": finding.detail,
    }
