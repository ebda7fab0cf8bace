"""A grey slanting word behind every page of a Word document, as Word itself draws it."""

from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as _Element

_PICTURE = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
     xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
  <w:pict>
    <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
                 path="m@7,l@8,m@5,21600l@6,21600e">
      <v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>
    </v:shapetype>
    <v:shape id="ChuChim" type="#_x0000_t136" fillcolor="#d8d8d8" stroked="f"
             style="position:absolute;width:{width}pt;height:80pt;rotation:315;z-index:-1;
                    mso-position-horizontal:center;mso-position-horizontal-relative:margin;
                    mso-position-vertical:center;mso-position-vertical-relative:margin">
      <v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt" string={text}/>
    </v:shape>
  </w:pict>
</w:r>
"""


def watermark(text: str) -> _Element:
    """The run that holds the word; it belongs in a header."""
    width = min(420, 60 * len(text))
    made: _Element = parse_xml(_PICTURE.format(width=width, text=quoteattr(text)))
    return made
