"""What templates of every page use: icons, status marks, dates and figures in the house's form."""

from datetime import date, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

from django import template
from django.contrib.staticfiles import finders
from django.http import QueryDict
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zerentian.kernel import clock
from zerentian.kernel.dates import FOREVER, in_words

register = template.Library()


@cache
def _fingerprint(path: str) -> str:
    found = finders.find(path)
    return sha256(Path(str(found)).read_bytes()).hexdigest()[:8] if found else ""


@register.simple_tag
def asset(path: str) -> str:
    """Address of a static file that changes with its content, so that browsers may keep it."""
    return f"{static(path)}?v={_fingerprint(path)}"


@register.simple_tag
def icon(name: str, css: str = "ti") -> SafeString:
    """An outline icon that says nothing the words beside it do not say."""
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#{}"></use></svg>', css, asset("web/icons.svg"), name)


@register.simple_tag
def mark(state: str, word: str = "", big: bool = False) -> SafeString:
    """A status: shape, word and colour. Without a word the shape stands alone and is hidden from screen readers."""
    drawing = '<svg class="zt-mark{}" aria-hidden="true"><use href="{}#m-{}"></use></svg>'
    shape = format_html(drawing, " is-big" if big else "", asset("web/icons.svg"), state)
    if not word:
        return format_html('<span class="is-{}">{}</span>', state, shape)
    return format_html('<span class="zt-state is-{}">{}<span>{}</span></span>', state, shape, word)


def _as_day(value: date | datetime) -> date:
    return value.astimezone(clock.SHANGHAI).date() if isinstance(value, datetime) else value


@register.filter
def day(value: date | datetime | None) -> str:
    """2026年11月19日; nothing for no day, 至今 for a period that has not ended."""
    if not value:
        return ""
    plain = _as_day(value)
    return "至今" if plain == FOREVER else in_words(plain)


@register.filter
def short_day(value: date | datetime | None) -> str:
    """11月19日 within this year, otherwise with the year."""
    if not value:
        return ""
    plain = _as_day(value)
    return f"{plain.month}月{plain.day}日" if plain.year == clock.today().year else day(plain)


@register.filter
def moment(value: datetime | None) -> str:
    """2026年11月19日 9:42, Shanghai time."""
    if not value:
        return ""
    local = value.astimezone(clock.SHANGHAI)
    return f"{in_words(local.date())} {local.hour}:{local.minute:02d}"


@register.filter
def nb(number: object, unit: str = "") -> SafeString:
    """A number with its unit, kept on one line: {{ count|nb:"个" }}."""
    shown = f"{number:,}" if isinstance(number, int) else str(number)
    return format_html('<span class="nb">{}{}{}</span>', shown, " " if unit and unit != "%" else "", unit)


@register.filter
def figure(number: int) -> str:
    """1,999; nothing for none, where a column counts what is there."""
    return f"{number:,}" if number else ""


@register.simple_tag(takes_context=True)
def same_page(context: Context, **changes: object) -> str:
    """The present address with some query parameters changed; an empty value takes the parameter away."""
    query: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return "?" + urlencode(list(query.items()))


@register.filter
def clock_time(value: datetime) -> str:
    """9:42, Shanghai time, rounded up to the next full minute."""
    local = (value + timedelta(seconds=59)).astimezone(clock.SHANGHAI)
    return f"{local.hour}:{local.minute:02d}"


@register.filter
def at(found: dict[object, object], key: object) -> object:
    """{{ heads|at:node.key }}: what a mapping holds under a key that is itself a variable."""
    return found.get(key)
