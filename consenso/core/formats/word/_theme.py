"""Two parts that Word files have by custom, and some programs insist on: a table of fonts, and a theme that nothing uses."""

_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "1F2A33",
    "lt2": "EEEEEE",
    **{f"accent{at}": "1F4E5F" for at in range(1, 7)},
    "hlink": "1F4E5F",
    "folHlink": "555555",
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_FONTS = '<a:latin typeface="{}"/><a:ea typeface=""/><a:cs typeface=""/>'

FONT_TABLE = "".join(
    f'<w:font w:name="{name}"><w:charset w:val="{charset}"/><w:family w:val="{family}"/>'
    '<w:pitch w:val="variable"/></w:font>'
    for name, charset, family in (
        ("Cambria", "00", "roman"),
        ("Calibri", "00", "swiss"),
        ("SimSun", "86", "auto"),
        ("SimHei", "86", "modern"),
    )
)
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Consenso"><a:themeElements>'
    '<a:clrScheme name="Consenso">'
    + "".join(
        f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _COLOURS.items()
    )
    + f'</a:clrScheme><a:fontScheme name="Consenso"><a:majorFont>{_FONTS.format("Calibri")}</a:majorFont>'
    f"<a:minorFont>{_FONTS.format('Cambria')}</a:minorFont></a:fontScheme>"
    f'<a:fmtScheme name="Consenso"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
