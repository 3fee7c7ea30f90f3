"""Files that nobody should open unguarded, made in code. Every function writes one file and returns its path."""

from __future__ import annotations

import functools
import io
import random
import zlib
from pathlib import Path

import pikepdf
from PIL import Image

MANY = 500_000_000


def plain(path: Path, *, lines: tuple[str, ...] = ("A page with some words on it.",), pages: int = 1) -> Path:
    """An honest PDF with a text layer, the base that the others spoil."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(612, 792))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        shown = "".join(f"1 0 0 1 72 {700 - 16 * n} Tm ({line}) Tj " for n, line in enumerate(lines))
        page.Contents = pdf.make_stream(f"BT /F1 12 Tf {shown}ET".encode("latin-1"))
    pdf.save(path, deterministic_id=True)
    return path


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def random_bytes(path: Path) -> Path:
    path.write_bytes(random.Random(7).randbytes(20_000))
    return path


def web_page(path: Path) -> Path:
    path.write_text("<!doctype html><html><body><h1>Not found</h1></body></html>")
    return path


def truncated(path: Path) -> Path:
    """Half of a file: its page tree and its first pages are there, what stood on the others is not."""
    whole = plain(path, pages=20).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def headless(path: Path) -> Path:
    """The last half of a file: no catalog, no page tree."""
    whole = plain(path, pages=20).read_bytes()
    path.write_bytes(b"%PDF-1.7\n" + whole[len(whole) // 2 : -400])
    return path


def garbled(path: Path) -> Path:
    """The header of a PDF and then noise."""
    path.write_bytes(b"%PDF-1.7\n" + random.Random(3).randbytes(5_000))
    return path


def junk_before_header(path: Path) -> Path:
    path.write_bytes(b"X-Mail-Gateway: scanned\r\n" * 15 + plain(path).read_bytes())
    return path


def user_password(path: Path) -> Path:
    with pikepdf.open(plain(path), allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return path


def owner_password(path: Path) -> Path:
    with pikepdf.open(plain(path), allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="", owner="secret"))
    return path


def no_pages(path: Path) -> Path:
    pikepdf.new().save(path)
    return path


def _with_xref(path: Path, objects: list[bytes]) -> Path:
    """A PDF of these objects, the first being the catalog, with a table that is right."""
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    path.write_bytes(
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
        + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    )
    return path


def page_tree_cycle(path: Path) -> Path:
    """A page tree of one page whose second kid is the tree itself."""
    words = b"BT /F1 12 Tf 72 700 Td (The only page of this file) Tj ET"
    return _with_xref(
        path,
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2/MediaBox[0 0 612 792]>>",
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ],
    )


def only_a_cycle(path: Path) -> Path:
    """A page tree that holds nothing but itself."""
    return _with_xref(path, [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"])


def huge_page(path: Path) -> Path:
    with pikepdf.open(plain(path), allow_overwriting_input=True) as pdf:
        pdf.pages[0].MediaBox = pikepdf.Array([0, 0, 200_000, 200_000])
        pdf.save(path)
    return path


@functools.cache
def _spaces_packed_twice() -> bytes:
    packer = zlib.compressobj(9)
    block = b" " * 1_000_000
    once = b"".join(packer.compress(block) for _ in range(MANY // len(block))) + packer.flush()
    return zlib.compress(once, 9)


def bomb_of_spaces(path: Path, *, beside: int = 0) -> Path:
    """One page of 500 MB of spaces, packed twice: 1.5 KB. `beside` honest pages come after it."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792))
    stream = pdf.make_stream(_spaces_packed_twice())
    stream["/Filter"] = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
    page.Contents = stream
    if beside:
        with pikepdf.open(io.BytesIO(plain(path, pages=beside).read_bytes())) as honest:
            pdf.pages.extend(honest.pages)
            pdf.save(path, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
            return path
    pdf.save(path, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    return path


def nested_forms(path: Path, *, depth: int = 9, width: int = 12) -> Path:
    """Forms that each draw the next one a dozen times: light to weigh, endless to draw."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792))
    inner = pdf.make_stream(b"0 0 1 1 re f")
    for _ in range(depth):
        inner["/Type"], inner["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
        inner["/BBox"] = pikepdf.Array([0, 0, 612, 792])
        outer = pdf.make_stream(b"/X Do " * width)
        outer["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=inner))
        inner = outer
    inner["/Type"], inner["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
    inner["/BBox"] = pikepdf.Array([0, 0, 612, 792])
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=inner))
    page.Contents = pdf.make_stream(b"/X Do")
    pdf.save(path)
    return path


def huge_image(path: Path) -> Path:
    """A PNG of 900 million white pixels in a few hundred KB."""
    side = 30_000
    row = zlib.compressobj(9)
    data = b"".join(row.compress(b"\x00" + b"\xff" * (side // 8)) for _ in range(side)) + row.flush()

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    header = side.to_bytes(4, "big") * 2 + bytes([1, 0, 0, 0, 0])
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )
    return path


def truncated_image(path: Path) -> Path:
    buffer = io.BytesIO()
    Image.effect_noise((400, 400), 60).save(buffer, "JPEG")
    path.write_bytes(buffer.getvalue()[:3000])
    return path


def active(path: Path) -> Path:
    """A page that wants to run things: JavaScript, launch, submit, open actions, a form and an attachment."""
    with pikepdf.open(plain(path), allow_overwriting_input=True) as pdf:
        run = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.Root.OpenAction = run
        pdf.Root.AA = pikepdf.Dictionary(WC=run)
        pdf.Root.Names = pikepdf.Dictionary(
            JavaScript=pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("a"), run]))
        )
        page = pdf.pages[0]
        page.obj["/AA"] = pikepdf.Dictionary(O=run)
        launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))
        submit = pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F=pikepdf.String("https://example.org/"))
        look = pdf.make_stream(b"BT /F1 10 Tf 2 4 Td (filled by hand) Tj ET")
        look["/Type"], look["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
        look["/BBox"] = pikepdf.Array([0, 0, 200, 16])
        look["/Resources"] = pikepdf.Dictionary(Font=page.Resources.Font)
        rect = pikepdf.Array([72, 600, 272, 616])

        def annotation(kind: str, **entries: pikepdf.Object) -> pikepdf.Object:
            return pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{kind}"), Rect=rect, **entries
                )
            )

        field = annotation(
            "Widget",
            FT=pikepdf.Name.Tx,
            T=pikepdf.String("item"),
            V=pikepdf.String("filled by hand"),
            DA=pikepdf.String("/F1 10 Tf 0 g"),
            AP=pikepdf.Dictionary(N=look),
            AA=pikepdf.Dictionary(K=run),
            F=4,
        )
        page.Annots = pikepdf.Array(
            [field, annotation("Link", A=launch), annotation("Link", A=submit), annotation("Link", A=run)]
        )
        pdf.Root.AcroForm = pikepdf.Dictionary(
            Fields=pikepdf.Array([field]), DR=pikepdf.Dictionary(Font=page.Resources.Font)
        )
        pdf.save(path)
    return path
