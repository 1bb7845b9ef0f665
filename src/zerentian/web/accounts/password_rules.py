"""What a password must be, with the sentences for one that is not."""

from django.contrib.auth import password_validation


class LongEnough(password_validation.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"新密码太短，至少要 {self.min_length} 个字。"


class NotCommon(password_validation.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return "这个密码太常见，容易被猜到。请换一个。"


class NotTheAccountName(password_validation.UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return "新密码和账号名太像，容易被猜到。请换一个。"
