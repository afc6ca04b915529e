"""JSON Schema of the public claim format: `python -m dashboard.model.schema` prints it."""

import json
from typing import Any

from dashboard.model.claim import CLAIM

SCHEMA_FILE = "claim.schema.json"  # in data/; a test holds it against this module


def claim_schema() -> dict[str, Any]:
    """Schema of one claim, as `extract` prints it and as it is read back.

    It cannot say all that the model demands: docs/model.md lists the rules beyond it.
    """
    schema = CLAIM.json_schema()
    for variant in schema["oneOf"]:
        _in_a_line_of_extract(schema["$defs"][variant["$ref"].rpartition("/")[2]])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Claim: one fact that one report states, tied to its words",
        **schema,
    }


def _in_a_line_of_extract(variant: dict[str, Any]) -> None:
    """The kind tells the variants apart; the report may stand beside the claims, once for all."""
    variant["required"] = ["kind", *(f for f in variant["required"] if f != "report_id")]


if __name__ == "__main__":
    print(json.dumps(claim_schema(), indent=1, ensure_ascii=False))
