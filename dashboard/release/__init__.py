"""The only door to anything public: policy decides what goes out, snapshot writes it."""
