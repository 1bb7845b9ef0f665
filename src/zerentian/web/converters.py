"""What may stand in an address: anything that cannot be a uid is not found, before a view or the database is asked."""


class UidConverter:
    regex = "[a-z2-7]{16}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
