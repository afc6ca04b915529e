"""What may go out, how precisely and how late: data/policy.toml, compiled and applied to claims."""
