"""Commands whose help lists formats, from the tables of these; plugins are asked only when help is."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

UNUSABLE = "cannot be used; see: dateline plugins"


class ListsReaders(TyperCommand):
    """A command that reads files."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 — as typer calls it
        """The formats that are read."""
        from dateline.app.formats import reader_plugins
        from dateline.io.readers.formats import READERS

        opened = reader_plugins()
        with formatter.section("Formats"):
            formatter.write_dl(
                [(" ".join(form.endings), form.help) for form in (*READERS, *opened.things)]
                + [(plugin.name, UNUSABLE) for plugin, _ in opened.refused]
            )


class ListsExporters(TyperCommand):
    """A command that writes a case in a format."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 — as typer calls it
        """The formats that are written."""
        from dateline.app.formats import exporter_plugins
        from dateline.views.exports import EXPORTERS

        opened = exporter_plugins()
        with formatter.section("Formats"):
            formatter.write_dl(
                [(exporter.name, exporter.help) for exporter in (*EXPORTERS, *opened.things)]
                + [(plugin.name, UNUSABLE) for plugin, _ in opened.refused]
            )
