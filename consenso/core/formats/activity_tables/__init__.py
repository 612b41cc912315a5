"""Activities in tables (CSV, XLSX), for those who have no IATI: a template, and each row that cannot be taken with its cell."""

from consenso.core.formats.activity_tables._built_in import BUILT_IN, built_in
from consenso.core.formats.activity_tables._csv import is_encoding
from consenso.core.formats.activity_tables._fields import FIELDS, Field
from consenso.core.formats.activity_tables._mapping import OURS, Mapping, WrongMapping, mapping_from
from consenso.core.formats.activity_tables._sift import TableSift, sift_table
from consenso.core.formats.activity_tables._template import template_csv, template_xlsx

__all__ = [
    "BUILT_IN",
    "FIELDS",
    "OURS",
    "Field",
    "Mapping",
    "TableSift",
    "WrongMapping",
    "built_in",
    "is_encoding",
    "mapping_from",
    "sift_table",
    "template_csv",
    "template_xlsx",
]
