"""The system of record: reports, claims, judgements, append-only. The only SQL that writes."""
