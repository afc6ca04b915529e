"""Civilian Impact Dashboard: reported impact on civilians in Ukraine, each figure with its source.

    report ──read──▶ Report ──extract──▶ Claim[] ──decide──▶ judged claims
           ──link──▶ Incident / Tally / Outage ──publish──▶ Release ──query──▶ map, tables, exports

A claim is one fact that one report states, tied to its words.
People judge claims; incidents are computed from judged claims and never patched.
A release is what policy lets out; everything shown is a query over a release.
The folders below stand in the order of that flow. docs/flow.md walks through it.
"""
