"""The form by which a Word file is sent that came back."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consenso.domain.drafting.returned import MOST_BYTES


class ReturnForm(forms.Form):
    """A file, and with which state of the draft it is compared."""

    file = forms.FileField(
        label=_("Word file (.docx)"),
        help_text=_(
            "10 MB at most. It is read, and shown to you beside the draft; nothing is kept before you say what."
        ),
        widget=forms.FileInput(
            attrs={
                "accept": ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
        ),
    )
    compare = forms.ChoiceField(
        label=_("Compare it with"),
        required=False,
        help_text=_("A file that was taken from here knows from which state it was written."),
    )

    def __init__(self, *args: Any, versions: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["compare"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", gettext("The state that the file says")), *versions]

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(gettext("The file is larger than 10 MB."))
        return file
