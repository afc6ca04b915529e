"""The pages: filters, query, draw. The desk pages (add_report, review) write through steps."""
