"""A 通报 as JSON: every number with the ids of its documents."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from generator.monitoring import prose
from generator.monitoring.counts import BY_FORM, COUNTS, RATES, behind, counted, tenths

if TYPE_CHECKING:
    from generator.monitoring.monitoring import Monitoring
    from generator.monitoring.rows import Row


def render(found: Monitoring) -> str:
    """The whole report; stable in keys and order."""
    period = found.period
    data: dict[str, Any] = {
        "version": 1,
        "title": prose.title(found),
        "period": {"name": period.name, "label": period.label, "start": str(period.start), "end": str(period.end)},
        "as_of": str(found.as_of),
        "over": found.over,
        "owner": found.owner,
        "standard": found.standard,
        "unit": found.unit,
        "commit": found.commit,
        "definitions": [
            {"key": count.key, "name": count.name, "source": count.source, "rule": count.rule}
            for count in (*COUNTS, *BY_FORM)
        ],
        "total": _numbers(found.rows),
        "units": [{"unit": unit, **_numbers(found.of(unit))} for unit in found.units],
        "trend": [{"period": each.name, **_numbers(rows)} for each, rows in found.trend],
        "problems": [
            {
                "kind": group.kind,
                "unit": row.unit,
                "document": row.id,
                "fact": problem.fact,
                "note": problem.note,
                "code": problem.code,
                "level": problem.level,
                "path": problem.path,
                "line": problem.line,
            }
            for group in prose.groups(found)
            for row, problem in group.found
        ],
        "demands": prose.demands(found),
        "documents": [_document(row) for row in found.rows],
        "drafts": [_document(row) for row in found.drafts],
        "left_out": {"undated": list(found.undated), "unreadable": list(found.unreadable)},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _numbers(rows: Sequence[Row]) -> dict[str, Any]:
    """Each count with its documents, each rate in per cent (null where there is nothing to be a share of)."""
    counts = {
        count.key: {"value": counted(count, rows), "documents": behind(count, rows)} for count in (*COUNTS, *BY_FORM)
    }
    rates = {rate.key: None if (value := tenths(rate, rows)) is None else value / 10 for rate in RATES}
    return {"counts": counts, "rates": rates}


def _document(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title,
        "number": row.number,
        "unit": row.unit,
        "type": row.kind,
        "published": str(row.published),
        "due": row.due,
        "excused": row.excused,
        "interpreted": row.interpreted,
        "in_step": row.synced,
        "working_days_apart": row.apart,
        "planned": row.planned,
        "qualified": row.qualified,
        "interpretations": [
            {
                "id": reading.id,
                "title": reading.title,
                "forms": list(reading.forms),
                "round": reading.round,
                "published": str(reading.published),
            }
            for reading in row.readings
        ],
    }
