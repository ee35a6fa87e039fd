"""Files that hold both texts."""

from __future__ import annotations

from functools import partial

from fuzz.target import Scratch, Target, encoded, verify, words
from thiap.model import Document
from thiap.readers.bilingual import BILINGUAL_READERS, read_bilingual

XLIFF_1 = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="en" target-language="th" '
    'original="a" datatype="plaintext"><body><trans-unit id="1"><source>The <g id="1">canal</g> 45 km<x id="2"/></source>'
    '<target>คลอง <g id="1">ยาว</g> 45 กม.<x id="2"/></target></trans-unit><trans-unit id="2" translate="no"><source>x'
    '</source></trans-unit><trans-unit id="3"><source>A. B.</source><seg-source><mrk mtype="seg" mid="1">A.</mrk> '
    '<mrk mtype="seg" mid="2">B.</mrk></seg-source><target><mrk mtype="seg" mid="1">ก</mrk></target></trans-unit></body>'
    "</file></xliff>"
)
XLIFF_2 = (
    '<xliff version="2.0" srcLang="en" trgLang="th" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="1">'
    '<segment id="s"><source>The <pc id="1">canal</pc><ph id="2"/><cp hex="0007"/></source><target>คลอง<pc id="1">x</pc>'
    "</target></segment><segment><source>B</source></segment></unit></file></xliff>"
)
SDL = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0">'
    '<file source-language="en-US" target-language="th-TH"><body><trans-unit id="a"><source>Hi</source><seg-source>'
    '<mrk mtype="seg" mid="1">Hi</mrk></seg-source><target><mrk mtype="seg" mid="1">สวัสดี</mrk></target><sdl:seg-defs>'
    '<sdl:seg id="1" conf="Draft"/></sdl:seg-defs></trans-unit></body></file></xliff>'
)
TMX = (
    '<tmx version="1.4"><header srclang="en"/><body><tu tuid="a"><tuv xml:lang="en-US"><seg>The <bpt i="1">&lt;b></bpt>canal'
    '<ept i="1"/> <ph x="1"/></seg></tuv><tuv xml:lang="th"><seg>คลอง<hi>ก</hi></seg></tuv></tu><tu><tuv lang="EN"><seg>x'
    "</seg></tuv></tu></body></tmx>"
)
PO = (
    'msgid ""\nmsgstr ""\n"Language: th\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n#, fuzzy\nmsgid "The canal"\n'
    'msgstr "คลอง"\n\nmsgctxt "c"\nmsgid "%d boat"\nmsgid_plural "%d boats"\nmsgstr[0] "เรือ %d ลำ"\n\n#~ msgid "old"\n#~ msgstr "x"\n'
)
CSV = 'source,target,note\n"The ""canal"", 45 km",คลองยาว 45 กม.,x\nThe bridge,สะพาน\n'
TSV = "The canal\tคลอง\tx\nThe bridge\tสะพาน\n\n"
XML_WORDS = words("<source> </source> <target> </target> <g <g> </g> <x/> <mrk mtype=\"seg\" mid=\"1\" </mrk> <trans-unit> <tu> <tuv> "
"<seg> </seg> xml:lang=\"th\" <segment> <unit> <seg-source> version=\"2.0\" <bpt> <ept> <ph> <pc> <cp <!-- --> <![CDATA[ ]]> &#0; &e; "
"<!DOCTYPE <!ENTITY <?x ?> encoding=\"utf-16\" encoding=\"cp874\" srclang=\"*all*\" id=\"")  # fmt: skip
PO_WORDS = words('msgid msgstr msgid_plural msgstr[0] msgstr[99] msgctxt "" \\n \\" \\x \\ #~ #~| #| #: #. #, charset=cp874 '
"charset=utf-16 Plural-Forms: Language:") + encoded('"\n"', "\n\n", "\nmsgid ")  # fmt: skip
_scratch = Scratch()


def verify_pair(source: Document, target: Document) -> None:
    """Both sides hold; a unit stands at the same place on both."""
    verify(source)
    verify(target)


def _read(format: str, file: str, data: bytes) -> None:
    reader = BILINGUAL_READERS[format]
    reader.accepts(file, data)
    both = read_bilingual(_scratch.write(file, data), format=format)
    verify_pair(both.source, both.target)
    for bead in both.beads:
        for doc, spans in ((both.source, bead.source), (both.target, bead.target)):
            assert all(0 <= start < end <= len(doc.text) for start, end in spans)
    # The other choice a user has: languages given, whatever the file says.
    given = reader.read(file, data, source_lang="en", target_lang="th")
    assert all(0 <= span[0] <= span[1] for pair in given.pairs for span in pair)


TARGETS = (
    Target("xliff", partial(_read, "xliff", "x.xlf"), encoded(XLIFF_1, XLIFF_2), XML_WORDS),
    Target("sdlxliff", partial(_read, "xliff", "x.sdlxliff"), encoded(SDL), (*XML_WORDS, b"<sdl:seg", b"conf=")),
    Target("tmx", partial(_read, "tmx", "x.tmx"), encoded(TMX), XML_WORDS),
    Target("po", partial(_read, "po", "x.po"), encoded(PO), PO_WORDS),
    Target("csv", partial(_read, "table", "x.csv"), encoded(CSV, CSV.replace(",", ";")), words('"" ",", ; source en th ไทย')),
    Target("tsv", partial(_read, "table", "x.tsv"), encoded(TSV, TSV.replace("\n", "\r\n")), (b"\t", b"\r", b"\n", b"th")),
)  # fmt: skip
