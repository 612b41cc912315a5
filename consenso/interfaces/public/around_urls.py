"""Addresses of first pages, parties, comparisons, sources, the ledger, and of what explains them."""

from django.urls import URLPattern, path, re_path

from consenso.interfaces.public.views import (
    about,
    bloc_comparison,
    blocs,
    changes,
    explained,
    figure_rows,
    forum,
    home,
    initiatives,
    lineage,
    plan_comparison,
    progress,
    sources,
    state_map,
    states,
)

# The rows behind a figure of the whole forum: a unit stands in its name in the words of the record, in whatever script.
_ROWS = r"^(?P<forum>[-\w]+)/progress/rows/(?P<figure>[-\w]+)"
# The texts, areas and parties of which there are figures.
_COUNTED = (
    r"^(?P<forum>[-\w]+)/progress/(?P<section>texts|areas|states|blocs)/(?P<identifier>[-\w]+)/"
)

urlpatterns: list[URLPattern] = [
    path("", home.forums, name="forums"),
    path("about/", about.about, name="about"),
    path("licence/", about.licence, name="licence"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("<slug:forum>/", home.home, name="home"),
    path("<slug:forum>/time.csv", home.time_line_data, name="time_line_data"),
    path("<slug:forum>/forum/", forum.forum_page, name="forum"),
    path("<slug:forum>/states/", states.state_list, name="states"),
    path("<slug:forum>/states/<slug:identifier>/", states.state_page, name="state"),
    path("<slug:forum>/blocs/", blocs.bloc_list, name="blocs"),
    path("<slug:forum>/blocs/compare/", bloc_comparison.comparison, name="blocs_compared"),
    path("<slug:forum>/blocs/<slug:identifier>/", blocs.bloc_page, name="bloc"),
    path("<slug:forum>/initiatives/", initiatives.initiative_list, name="initiatives"),
    path(
        "<slug:forum>/initiatives/<slug:identifier>/",
        initiatives.initiative_page,
        name="initiative",
    ),
    path("<slug:forum>/compare/", plan_comparison.comparison, name="plans_compared"),
    path("<slug:forum>/compare/figures.csv", plan_comparison.plan_data, name="plan_data"),
    path(
        "<slug:forum>/compare/<slug:identifier>.csv",
        plan_comparison.chart_data,
        name="chart_data",
    ),
    path("<slug:forum>/lineage/", lineage.lineage_page, name="lineage"),
    path("<slug:forum>/lineage/flow.csv", lineage.flow_data, name="flow_data"),
    path("<slug:forum>/progress/", progress.progress, name="progress"),
    path("<slug:forum>/progress/widget/", progress.widget, name="progress_widget"),
    path("<slug:forum>/progress/figures.csv", figure_rows.figure_data, name="progress_figures"),
    path("<slug:forum>/progress/years.csv", figure_rows.year_data, name="progress_years"),
    re_path(rf"{_ROWS}/$", figure_rows.rows, name="figure_rows"),
    re_path(rf"{_ROWS}\.csv$", figure_rows.rows_data),
    re_path(f"{_COUNTED}$", progress.progress_of, name="progress_of"),
    re_path(rf"{_COUNTED}figures\.csv$", figure_rows.figure_data),
    re_path(rf"{_COUNTED}years\.csv$", figure_rows.year_data),
    re_path(rf"{_COUNTED}rows/(?P<figure>[-\w]+)/$", figure_rows.rows),
    re_path(rf"{_COUNTED}rows/(?P<figure>[-\w]+)\.csv$", figure_rows.rows_data),
    path("<slug:forum>/map/", state_map.map_page, name="map"),
    path("<slug:forum>/sources/", sources.source_list, name="sources"),
    path("<slug:forum>/sources/<slug:identifier>/", sources.source_page, name="source"),
    path("<slug:forum>/changes/", changes.changes, name="changes"),
    path("<slug:forum>/changes/<int:number>/", changes.entry, name="change"),
    path("<slug:forum>/methods/", explained.methods, name="methods"),
    path("<slug:forum>/data/", explained.data, name="data"),
    path("<slug:forum>/feeds/", explained.feeds, name="feeds"),
]
