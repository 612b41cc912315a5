"""Names of WordprocessingML (ECMA-376, ISO/IEC 29500) that are read and written."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

# A bookmark of ours: this, then the paragraph's id. The underscore hides it from the list that Word shows.
MARK = "_cns_"
# Properties of the document that say what it is of: the draft, its version, and who stands behind a joint change.
LANGUAGE, FORM = "Consenso language", "Consenso form"  # of a translation alone
DRAFT, VERSION, JOINT = "Consenso draft", "Consenso version", "Consenso joint "
SEPARATOR = "; "  # between the delegations that stand behind one change
PLATFORM = "Consenso"  # the author of comments that no delegation makes
LONGEST_AUTHOR = 200  # code points of an author's name; Word cuts longer ones
