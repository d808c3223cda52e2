"""Small PDF documents, written by hand."""

from __future__ import annotations

from collections.abc import Sequence


def pdf(pages: Sequence[str], *, about: str = "") -> bytes:
    """A document with these lines on its pages; `about` is its metadata, as "/Title (Talks)"."""
    bodies = [
        "BT /F1 12 Tf 50 750 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in page.split("\n")) + " ET"
        if page
        else ""
        for page in pages
    ]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, body in enumerate(bodies):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R "
            f">> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(body)} >>\nstream\n{body}\nendstream")
    return assemble([*objects, f"<< {about} >>"])


def assemble(objects: Sequence[str]) -> bytes:
    """The objects with their index; the first is the catalog, the last the metadata."""
    parts, places = [b"%PDF-1.4\n"], []
    size = len(parts[0])
    for number, each in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % size)
        parts.append(f"{number} 0 obj\n{each}\nendobj\n".encode())
        size += len(parts[-1])
    index = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + b"".join(places)
    return (
        b"".join(parts)
        + index
        + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
        f"startxref\n{size}\n%%EOF\n".encode()
    )
