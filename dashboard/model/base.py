"""The common habit of every noun: frozen, nothing unknown accepted."""

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A frozen value; an unknown field is an error, never silently dropped."""

    model_config = ConfigDict(frozen=True, extra="forbid")
