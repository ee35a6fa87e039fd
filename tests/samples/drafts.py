"""A source, a draft with two slips, the draft put right, and a Word file of such a text."""

from __future__ import annotations

import io

SOURCE = "The bank lent 3 billion dollars to the state in 1998. The bridge is 1,200 metres long.\n"
WRONG = "ธนาคารให้รัฐกู้ 3 ล้านดอลลาร์ในปี พ.ศ. 2541 สะพานยาว 2,100 เมตร"
RIGHT = "ธนาคารให้รัฐกู้ 3 พันล้านดอลลาร์ในปี พ.ศ. 2541 สะพานยาว 1,200 เมตร"


def docx(text: str) -> bytes:
    import docx as word

    document = word.Document()
    paragraph = document.add_paragraph(text[:40])
    paragraph.add_run(text[40:]).bold = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
