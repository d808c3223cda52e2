"""The commands that show what reads the pages: models, and what plugins add."""

from __future__ import annotations

from dateline.app.commands.options import AsJson


def models(*, as_json: AsJson = False) -> None:
    """Show which models read the pages, and what is done without one that is missing."""
    from dateline.app.conditions import tell_models
    from dateline.app.models import models as models_in_use
    from dateline.app.terminal import answer

    answer(models_in_use(), tell_models, as_json=as_json)


def plugins(*, as_json: AsJson = False) -> None:
    """Show what installed plugins add, and which of them cannot be used."""
    from dateline.app.building import own_stages
    from dateline.app.conditions import tell_plugins
    from dateline.app.listings import listings
    from dateline.app.terminal import answer

    answer(tuple(listings(own_stages())), tell_plugins, as_json=as_json)
