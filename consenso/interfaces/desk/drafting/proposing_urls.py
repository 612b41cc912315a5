"""Addresses of what delegations do with a draft."""

from django.urls import URLPattern, URLResolver, path

from consenso.interfaces.desk.drafting import mine, paragraph, positions, proposing

DRAFT = "desk/<slug:forum>/drafts/<slug:draft>/"
PROPOSAL = f"{DRAFT}proposals/<int:proposal>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{DRAFT}p/<slug:paragraph>/", paragraph.one),
    path(f"{DRAFT}proposals/send/", proposing.send_all),
    path(f"{PROPOSAL}send/", proposing.send),
    path(f"{PROPOSAL}to-capital/", proposing.to_capital),
    path(f"{PROPOSAL}drop/", proposing.drop),
    path(f"{PROPOSAL}join/", proposing.join),
    path(f"{PROPOSAL}withdraw/", proposing.withdraw),
    path(f"{PROPOSAL}answer/", proposing.answer),
    path(f"{DRAFT}mine/", mine.listed),
    path(f"{DRAFT}mine/read/", mine.read),
    path(f"{DRAFT}positions/", positions.listed),
    path(f"{DRAFT}positions/take/", positions.take),
    path(f"{DRAFT}positions/accept/", positions.accept),
    path(f"{DRAFT}positions/say/", positions.say),
    path(f"{DRAFT}positions/<int:position>/say/", positions.say),
    path(f"{DRAFT}positions/<int:position>/drop/", positions.drop),
]
