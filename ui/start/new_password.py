"""The two fields of a new password, used by the wizard, the recovery and the change of password."""

from PySide6.QtWidgets import QLabel

from ui.start import strength
from ui.start.parts import CAPS_HINT, TELEX_HINT, EntryForm, PasswordField
from ui.widgets.basics import label, set_role


class NewPassword:
    """Adds the fields to a form and watches over them; `user` tells whose password it is."""

    def __init__(self, form: EntryForm, words: str = "&Mật khẩu") -> None:
        self._form = form
        self.user = ""
        self.old = ""  # the password that is being replaced
        self.first = PasswordField()
        self.again = PasswordField()
        self._hint: QLabel = label("", "small", wrap=True)
        form.add("password", words, self.first, TELEX_HINT)
        form.add("again", "Gõ &lại mật khẩu", self.again)
        form.add_wide(self._hint)
        self.first.textChanged.connect(self._show_strength)
        self.first.caps_changed.connect(self._show_caps)
        self.again.caps_changed.connect(self._show_caps)
        self._show_strength("")

    def value(self) -> str:
        """The new password; UserError when it cannot stand or the two differ."""
        strength.check_new(self.first.text(), self.again.text(), self.user, self.old)
        return self.first.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()

    def _show_strength(self, password: str) -> None:
        state, sentence = strength.hint(password, self.user)
        self._hint.setText(sentence)
        set_role(self._hint, state or "small")

    def _show_caps(self, on: bool) -> None:
        self._form.say("password", CAPS_HINT if on else TELEX_HINT)
