"""Parts of a page by a few of CSS's selectors."""

import re

ONE = re.compile(r"(?P<tag>\w*)(?P<more>(?:[.#][\w-]+|\[[\w-]+(?:=[\w-]+)?\])*)$")
MORE = re.compile(r"([.#])([\w-]+)|\[([\w-]+)(?:=([\w-]+))?\]")


def css(page, selector):
    """Return the elements below `page` that a selector means: tags, .class, #id, [attribute=value], descendants, >."""
    path, step = "", ".//"
    for word in selector.split():
        if word == ">":
            step = "/"
            continue
        one = ONE.match(word)
        assert one, word
        path += f"{step}{one['tag'] or '*'}{''.join(map(_condition, MORE.finditer(one['more'])))}"
        step = "//"
    return page.xpath(path)


def _condition(found):
    sign, name, attribute, value = found.groups()
    if sign == "#":
        return f"[@id='{name}']"
    if sign == ".":
        return f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    return f"[@{attribute}='{value}']" if value else f"[@{attribute}]"
