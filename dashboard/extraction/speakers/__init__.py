"""Who says it: offices and organisations, by the sentence that names them or carried over."""
