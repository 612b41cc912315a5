"""How every form of the platform is drawn: Django's forms with our templates."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draws a form with its errors summed up before it, and each field with label, help and error tied to it."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
