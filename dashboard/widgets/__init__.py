"""Parts that several pages share. Every word of a report passes through `markup`, which escapes."""
