"""What units of a file are told and spared: free labels, forms behind a bar, what is left as it is."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from samples.units import told
from thiap import check
from thiap.readers import read_path
from thiap.readers.bilingual_units import Inline, Units, without_key
from thiap.readers.keyed.pairs import paired
from thiap.readers.states import NOT_DONE


@pytest.mark.parametrize(
    ("english", "thai"),
    [
        ("A high five for your team", "ตบมือให้ทีมของคุณ"),  # a number word of a phrase
        ("Tempo: July 22, 2021", "Tempo: July 22, 2021"),  # left as it is
        ("Choose {{ n }} file.|Choose {{ n }} files.", "เลือก {{ n }} แฟ้ม"),
        ("No, keep it", "เก็บไว้"),
        ("%1h %2m", "%1 ชั่วโมง %2 นาที"),  # Qt's arguments, with a letter of the text
        ("(%1$S, %2$S)", "(%S, %S)"),
        ("delay %1$Sms", "หน่วงเวลา %1$S ms"),
        ("<inline style sheet %S>", "<สไตล์ชีตแบบอินไลน์ %S>"),
        ("Price excl. delivery", "ราคาไม่รวมค่าส่ง"),
        ("The place is still to be determined", "สถานที่ยังไม่ได้กำหนด"),
        ("Shows the presence of the guest.", "แสดงสถานะอยู่/ไม่อยู่ของแขก"),
        ("Lines to discard", "บรรทัดที่จะไม่สนใจ"),
        ("An optional note for the team", "บันทึกเพิ่มเติมสำหรับทีม"),
        ("Switch the lamps on when nobody is away", "เปิดไฟเมื่อไม่มีใครไม่อยู่บ้าน"),
        ("Sorry, that room name isn't available.", "ขออภัย ชื่อห้องนี้ถูกใช้ไปแล้ว"),
        (
            "It has no value for multiples of π (180°) from π∕2 (90°)",
            "ไม่มีค่าสำหรับมุมที่ห่างจาก π∕2 (90°) เป็นจำนวนเท่าของ π (180°)",
        ),
        ("Net wages", "ค่าจ้างไม่รวมภาษี"),
        ("Lit {n, plural, =1{1 m ago} other{# m ago}}", "จุด {n, plural, =1{1 นาทีที่แล้ว} other{# นาทีที่แล้ว}}"),
        ("It took 90 m.", "ใช้เวลา 90 นาที"),
        ("Invalid lamp type (uint32 expected)", "ชนิดของโคมไฟผิดพลาด (ต้องการชนิด uint32)"),
        ("Unsealed lamps", "โคมไฟที่เปิดแล้ว"),
        (
            "Please seal the lamp first. This wire cannot be changed until then.",
            "โปรดปิดผนึกโคมไฟก่อน จึงจะสามารถเปลี่ยนสายไฟนี้ได้",
        ),
        (
            "For a Marigold Light bill, please turn on the lamps of your own room.",
            "สำหรับบิลของ Marigold Direct Light โปรดเปิดโคมไฟในห้องของคุณเอง",
        ),
        (
            "To make a new label by these rules, write the place of the lamp: Country/City/Paris",
            "หากต้องการสร้างป้ายใหม่ตามกฎเหล่านี้ ให้เขียนสถานที่ของโคมไฟ: ประเทศ/เมือง/กรุงเทพฯ",
        ),
        ("how many lamps are lit in each room|    %d in %s", "%d ใน %s"),
        ("A wick is one ten-millionth of the way to the moon.", "ไส้ตะเกียงยาวเป็นหนึ่งในสิบล้านของทางไปดวงจันทร์"),
        ("One lamp mile (1.6 km) per hour, as a ship sails.", "หนึ่งไมล์โคมไฟ (1.6 กม.) ต่อชั่วโมง ตามที่เรือแล่น"),
        ("Failed to give up lock on lamp %s", "ปลดล็อคโคมไฟ %s ไม่สำเร็จ"),
        ("Seconds since the epoch", "จำนวนวินาทีนับจาก epoch (วันที่ 1 มกราคม 2513)"),
        ("+31 42 123 4567", "+66 12 345 6789"),
        ("Unlink", "เอาลิงก์ออก"),
        ("Lighting a lamp usually takes a few seconds.", "โดยปกติแล้ว การจุดโคมไฟจะใช้เวลา 2-3 วินาที"),
        ("You could lose access to the lamp of your house.", "คุณอาจเข้าถึงโคมไฟในบ้านของคุณไม่ได้"),
        ("To stop others from using the lamp, lock the house", "หากไม่ต้องการให้ผู้อื่นใช้โคมไฟ ให้ล็อกบ้าน"),
        (
            "The last time the lamp was lit. Value is in seconds since the epoch, or zero for never.",
            "ครั้งสุดท้ายที่จุดโคมไฟ ค่านี้อยู่ในรูปจำนวนวินาทีนับจาก epoch (00.00 น. UTC ของวันที่ 1 มกราคม 2513)"
            " หรือเป็นค่าศูนย์ถ้ายังไม่เคยจุดเลย",
        ),
        ("_LMP-820.2538", "ลมป. 820-2538"),
        (
            "lamp;wick;light;marigold;brightly;torchlet;lit dash;glower;shinelauncher;lamplet;pie;flamboy;",
            "โคมไฟ;ไส้;แสง;marigold;brightly;torchlet;lit dash;glower;shinelaucher;lamplet;pie;flamboy;",
        ),
        ("This is <i>the</i> lamp of the house.", "นี่คือโคมไฟของบ้าน"),
        ("Understaffed (but open)", "พนักงานไม่ครบ (แต่เปิด)"),
        ("Private photos not shown for your safety", "ซ่อนรูปส่วนตัวเพื่อความปลอดภัยของคุณ"),
        ("Room taken offline", "ปิดการใช้งานห้องออนไลน์"),
        ("Usually possible after you sign in", "โดยมักต้องลงชื่อเข้าใช้ก่อน"),
        ('Write braces as "{{" and "}}".', 'ให้พิมพ์ปีกกาเป็น "{{" และ "}}"'),
        ("<Reply: {name}>", "<คำตอบ: {name}>"),
        ("a, b, c, d, ...", "a, b, c, d, ..."),
        ("Water the garden while I am away", "รดน้ำสวนในยามที่ฉันไม่อยู่บ้าน"),
        ("Bad working folder for the build", "โฟลเดอร์ที่ใช้ทำงานของการสร้างไม่ถูกต้อง"),
        ("The age should be a valid number.", "อายุไม่ถูกต้อง"),
        ("The names of the rooms are not unique", "ชื่อห้องซ้ำกัน"),
        (
            "Names shorter than 4 letters fail; use more than 90% of the field.",
            "ชื่อที่สั้นกว่า 4 ตัวอักษรใช้ไม่ได้ ให้ใช้มากกว่า 90% ของช่อง",
        ),
        ("Ready in < 1m", "พร้อมใน < 1 นาที"),
        ("Waits up to 250\u00a0ms for the lamp", "รอโคมไฟสูงสุด 250 มิลลิวินาที"),
        ("Biweekly", "2 สัปดาห์"),
        ("Quarter to %1", "อีก 15 นาที %1"),
        ("Wait: #1 second;Wait: #1 seconds", "รอ: #1 วินาที"),
        ("Turks & Caicos Islands", "หมู่เกาะเติกส์และหมู่เกาะเคคอส"),
        ("Read <em>this</em> page first.", "อ่านหน้า ''นี้'' ก่อน"),
        ("There are no lamps in the [[Room:$1|$1]] room.", "ไม่มีโคมไฟในห้อง [[Room:$1]]"),
        ("entry unhidden", "รายการถูกแสดง"),
        ("Reason for unblocking", "เหตุผลสำหรับการปลดบล็อก"),
        ("Web link (mind the https:// prefix)", "ลิงก์เว็บ (อย่าลืมขึ้นต้นด้วย https://)"),
        ("Parentheses, brackets & braces", "วงเล็บ"),
        ("The comment has been suppressed.", "ความคิดเห็นถูกห้ามใช้"),
        (
            "=== Lamps and Terms ===\n\nWrite to us or read more about the lamps in the garden online.",
            "=== โคมไฟและเงื่อนไข ===\n\nเขียนถึงเราที่ Marigold Street หรืออ่านเรื่องโคมไฟในสวนทางออนไลน์",
        ),
        (
            "Make the folder first:\n\n<pre>cd $1\nmkdir lamps\nchmod a+w lamps</pre>",
            "สร้างโฟลเดอร์ก่อน:\n\n<pre>cd $1\nmkdir lamps\nchmod a+w lamps</pre>",
        ),
        ("Range: 3x12-30; episodes 12 through 30 of season one", "ช่วง: 3x12-30; ตอน 12 ผ่าน 30 ของซีซันแรก"),
        ("Only one lamp can use the XR7 hub at a time.", "ใช้ฮับ XR7 ได้ครั้งละหนึ่งหลอด เวลาใดเวลาหนึ่ง"),
        ("%d of #1 page;%d of #1 pages", "%d จาก #1 หน้า"),
        (
            "#1 photo was made smaller to save space;#1 photos were made smaller to save space",
            "#1 ภาพถูกย่อเพื่อประหยัดพื้นที่",
        ),
        ("Read at <b>%X</b> on <b>%A</b>", "อ่านเมื่อ<b>วัน%A</b> เวลา <b>%H:%M น.</b>"),
        ("Today %I:%M %p", "วันนี้ %H:%M"),
        ("Opens 9∶30, 2∶35 pm, 14∶15∶20", "เปิด 9:30, 2:35 pm, 14:15:20"),
        (
            "{n, plural, =1{# moving picture found here} other {# moving pictures found here}}",
            "{n, plural, =1{พบภาพเคลื่อนไหวที่นี่ # ภาพ} other {พบภาพเคลื่อนไหวที่นี่ # ภาพ}}",
        ),
        (
            "The store requires Access Transparency for all apps that were added after the change.",
            "Chrome ต้องการความโปร่งใสในการเข้าถึงสำหรับแอปทั้งหมดที่เพิ่มหลังการเปลี่ยนแปลง",
        ),
        ("LAMP [-a] <room1> <room2> lights the rooms", "LAMP [-a] <ห้อง1> <ห้อง2> เปิดไฟในห้อง"),
        ("$tGarden list is empty.", "$tรายการสวนว่างเปล่า"),
        ("The lamp is disconnected.", "โคมไฟถูกปิดการเชื่อมต่อ"),
        ("To pay by ABC Transfer, open the box.", "หากต้องการชำระด้วย ABC Credit Transfer ให้เปิดกล่อง"),
        (
            "Hold the sheet in front of your telephone’s QR-Reader to open the door of the hut.",
            "ถือแผ่นกระดาษไว้หน้าเครื่องอ่าน QR Code ของโทรศัพท์เพื่อเปิดประตูกระท่อม",
        ),
        ("The gardener is refusing to leave.", "คนสวนกำลังปฎิเสธที่จะออกไป"),
        ("Running the lamps by day is stupid!", "การเปิดโคมไฟตอนกลางวันเป็นเรื่องไม่ฉลาด!"),
        ("The month, with a leading zero for the first two values", "เดือน พร้อมศูนย์นำหน้าสำหรับสองค่าแรก"),
        ("translator-credits", "สมชาย ใจดี https://example.org/~a\nสมชาย ใจดี https://example.org/~a"),
        ("By default, the lamps listen on any channel of the house.", "หากไม่ระบุ โคมไฟจะรอรับจากทุกช่องของบ้าน"),
        ("Tries to reconnect after a sudden disconnect.", "พยายามเชื่อมต่อใหม่หลังจากการเชื่อมต่อถูกตัดกะทันหัน"),
        (
            "Choose a lamp near (but not above) this power, if you don't have current for a bigger one.",
            "เลือกโคมไฟที่ใกล้เคียง (แต่ไม่เกิน) กำลังนี้ ถ้าคุณมีกระแสไฟไม่มากพอสำหรับดวงที่ใหญ่กว่า",
        ),
        ("LAMP --room R or :room R lights a room", "LAMP --ห้อง R หรือ :ห้อง R เปิดไฟในห้อง"),
        ("You have %i broken lamps", "มีโคมไฟเสีย %d ดวง"),
        (
            "If true, the lamp lights the whole width of the room. If false, the lamp lights one corner.",
            "ถ้าเลือก โคมไฟจะส่องเต็มความกว้างของห้อง ถ้าไม่เลือก โคมไฟจะส่องมุมเดียว",
        ),
        (
            "Values are: none (light nothing), some (light a few)",
            "ค่าคือ none (ไม่เปิดไฟ) และ some (เปิดไฟบางดวง)",
        ),
        ("%A %B %d (%%s)", "วัน%Aที่ %-d %B %EY (%%s)"),
        ("Move the lamps here when unminimized", "ย้ายโคมไฟมาที่นี่เมื่อเรียกคืน"),
        ("Central European", "ยุโรปภาคกลาง"),
        ("Kestrel can light Garden and Terrace LAMP/ROOMs.", "Kestrel เปิดไฟในโคมไฟและห้องของสวนและระเบียงได้"),
        ("Room%sLamp%sDoor", "ห้อง%sโคมไฟ%sประตู"),
        ("A sheet of %dx%d", "แผ่นขนาด %d x %d"),
        ("{None}", "{ไม่มี}"),
        ("The lamp of the hall has been disconnected.", "การเชื่อมต่อโคมไฟของห้องโถงหลุดไป"),
        (
            "Check the plug of the lamp. If that’s not it, check the size of the bulb.",
            "ตรวจสอบปลั๊กของโคมไฟ ถ้าปัญหายังคงมีอยู่ ให้ตรวจสอบขนาดของหลอดไฟ",
        ),
        ("Heed restrictions, like a restriction to open or to light.", "ทำตามข้อห้าม เช่น การห้ามเปิดหรือห้ามจุดไฟ"),
        (
            "They don't trust the lamp or don't trust the light.",
            "พวกเขาไม่เชื่อถือโคมไฟหรือไม่เชื่อถือแสง",
        ),
        ("Bookings are no longer being accepted for this hut.", "กระท่อมนี้ปิดรับจองแล้ว"),
        ("The lamp may fill one quarter of the room.", "โคมไฟอยู่ได้ที่หนึ่งส่วนสี่ของห้อง"),
        ("Show the clock in 12 hour form", "แสดงนาฬิกาแบบ AM/PM"),
        ("Rows set the colour, size, etc. of the lamp", "แถวกำหนดสี ขนาด ฯลฯ ของโคมไฟ"),
        ("English", "ประเทศไทย"),
        (
            "Lit {{ day | short('en-US') }} by {{ who || link(\"the keeper\") }}",
            "จุดเมื่อ {{ day | short('th-TH') }} โดย {{ who || link(\"ผู้ดูแล\") }}",
        ),
        ("<No {{lamp}}>", "<ไม่มี {{lamp}}>"),
        ("The lamp in the hall is not shared.", "โคมไฟในห้องโถงไมไ่ด้ถูกแบ่งปัน"),
        ("Unclassified", "เปิดเผย"),
        ("Lost your lamp key?", "หากุญแจโคมไฟไม่พบ?"),
        ("The lamp is almost ready.", "โคมไฟยังติดตั้งไม่เรียบร้อย"),
        ("Hide hidden lamps", "ซ่อนโคมไฟที่มองไม่เห็น"),
        ("This biographical note may be shown publicly.", "ข้อมูลส่วนตัวนี้อาจแสดงให้คนอื่นเห็น"),
        ("Press the Light tab above.", "กดที่แท็บ <em>จุดไฟ</em> ด้านบน"),
        ("It comes in English (US). This may break your translation.", "มาเป็นภาษาอังกฤษ ซึ่งอาจลบไฟล์ภาษาไทย"),
        ("Removes all nonprintable signs of the lamp.", "เอาตัวอักษรที่ไม่สามารถพิมพ์ได้ทั้งหมดของโคมไฟออก"),
        (
            "If given the number to whose multiple the light is rounded, else 1.",
            "ถ้ากำหนด จะเป็นค่าที่กำหนดความละเอียดของการปัดแสง โดยจะปัดให้เป็นจำนวนเท่าของค่านี้ ถ้าไม่กำหนด ก็จะถือว่าเป็น 1",
        ),
        (
            "Returns the right-tail probability of the light.",
            "ส่งกลับค่าความน่าจะเป็นฝั่งขวา (right-tail probability: พื้นที่ใต้กราฟตั้งแต่จุดที่กำหนดเป็นต้นไปทางขวา"
            "หารด้วยพื้นที่ใต้กราฟทั้งหมด) ของแสง",
        ),
        (
            "An integer between 1583 and 9956, or 0 and 99.",
            "จำนวนเต็มตั้งแต่ 1583 ถึง 9956 หรือ 0 ถึง 99",
        ),
        ("I am away from the lamp.", "ฉันไม่ได้อยู่ที่โคมไฟ"),
        ("half past %1", "%1สามสิบนาที"),
        ("0x41", "0x0e01"),
        (
            "Chosen for guests who read the lamp's labels in US English.",
            "เลือกสำหรับแขกที่อ่านป้ายของโคมไฟเป็นภาษาไทย",
        ),
        ("Lit after the end of a short word.", "จุดไฟหลังจบคำย่อ (ไม่ใช่จบประโยค)"),
        ("The variable light of the lamp", "แสงไม่คงที่ของโคมไฟ"),
        ("Test only local lamps.", "ทดสอบเฉพาะโคมไฟแบบไม่ใช้เครือข่าย"),
        ("Use the loose mode for wireless lamps", "ใช้โหมดไม่เข้มงวดกับโคมไฟที่ไม่ใช้สาย"),
        ("a view of the lamps for one or more weeks", "มุมมองโคมไฟภายใน 1 สัปดาห์ หรือมากกว่า"),
        ("Please save any unsaved lamps before you go.", "กรุณาบันทึกโคมไฟที่ยังค้างอยู่ก่อนออกไป"),
        ("Unforeseen", "กะทันหัน"),
        (
            "Begin with either ‘lit’, ‘dark’ or ‘dim’",
            "เริ่มด้วยค่า ‘lit’ (รายการโคมไฟที่จุดอยู่แล้ว), ‘dark’ (รายการโคมไฟที่ดับอยู่) หรือ ‘dim’ (รายการโคมไฟที่หรี่อยู่)",
        ),
        ("Where was the lamp on New Year's Eve in the year 2000?", "โคมไฟอยู่ที่ไหนในวันก่อนวันปีใหม่ปี 2000"),
        ("Set a code for the lock screen", "ตั้งรหัสปลดล็อคสำหรับการล้อกหน้าจอ"),
        ("Colours must be in six-digit hex form", "สีต้องอยู่ในรูปแบบเลขฐานสิบหก"),
        ("#1 minutes | #1 min | #1 mins", "#1 นาที | #1 น."),
        ("#1 #2 | #2 #1st | #2 #1nd | #1st of #2 | #1nd of #2 | #1rd of #2", "#1 #2 | วันที่ #1 #2"),
        (
            "If you store its lamps in the Outhouse of a friend, you can no longer use downloaded ones.",
            "หากคุณเก็บโคมไฟของมันไว้ในเรือนนอกของเพื่อน คุณจะใช้อันที่ดาวน์โหลดแล้วไม่ได้อีก",
        ),
    ],
)
def test_a_free_rendering_raises_no_alarm(english: str, thai: str, tmp_path: Path) -> None:
    alarms = [f for f in told(tmp_path, english, thai) if f.severity != "neutral"]
    assert [f.check for f in alarms if f.check != "unit-unfinished"] == []


@pytest.mark.parametrize(
    ("english", "thai", "check"),
    [
        ("Choose {{ n }} file.|Choose {{ n }} files.", "เลือกแฟ้ม", "placeholder-mismatch"),
        ("{{ a }} | {{ a }}", "{{ a }} |", "placeholder-mismatch"),
        ("%1h %2m left", "เหลือ %1 ชั่วโมง", "placeholder-mismatch"),
        ("%1$S of %2$S", "%S ทั้งหมด", "placeholder-mismatch"),
        ("<inline style sheet %S>", "<สไตล์ชีตแบบอินไลน์>", "placeholder-mismatch"),
        ("Price incl. delivery", "ราคาไม่รวมค่าส่ง", "negation-changed"),
        ("Shows the guest who is here.", "แสดงแขกที่ไม่อยู่ที่นี่", "negation-changed"),
        ("Do not delete this file.", "ลบไฟล์นี้", "negation-changed"),
        ("The address is correct.", "ที่อยู่ไม่ถูกต้อง", "negation-changed"),
        ("Keep the last 30 backups.", "เก็บข้อมูลสำรองล่าสุดไว้", "number-missing"),
        ("Photos are not shown here.", "แสดงรูปที่นี่", "negation-changed"),
        ("The change will not affect your tickets.", "การเปลี่ยนแปลงจะส่งผลต่อตั๋วของคุณ", "negation-changed"),
        ("Room is offline", "ห้องออนไลน์อยู่", "opposite-word"),
        ("Sign in after the payment", "ลงชื่อเข้าใช้ก่อนการชำระเงิน", "opposite-word"),
        ("Write it as {{name}}.", "ให้พิมพ์ตามนี้", "placeholder-mismatch"),
        ("<b>Reply: {name}", "<b>คำตอบ:", "placeholder-mismatch"),
        ("The room isn't available.", "ห้องพร้อมใช้งาน", "negation-changed"),
        (
            "It has no value for multiples of π (180°) from π∕2 (90°)",
            "ไม่มีค่าสำหรับจำนวนเท่าของ π (90°) จาก π∕2 (180°)",
            "number-mismatch",
        ),
        ("The guests are here.", "แขกไม่อยู่ที่นี่", "negation-changed"),
        ("The folder is working.", "โฟลเดอร์ไม่ทำงาน", "negation-changed"),
        ("The age should be a valid number.", "อายุต้องเป็นตัวเลขที่ไม่ถูกต้อง", "negation-changed"),
        ("Use more than 90% of the field.", "ใช้น้อยกว่า 90% ของช่อง", "percent-mismatch"),
        ("It takes 5 km.", "ใช้เวลา 5 นาที", "unit-mismatch"),
        ("It is 5m long.", "มีความยาว 5 ไมล์", "unit-mismatch"),
        ("Read chapters 12 through 30", "อ่านบทที่ 12 ผ่าน 40", "number-mismatch"),
        ("%d of #1 page;%d of #1 pages", "จาก #1 หน้า", "placeholder-mismatch"),
        ("Today %I:%M %p", "วันนี้", "placeholder-mismatch"),
        ("Waits up to 250 ms for the lamp", "รอโคมไฟสูงสุด 250 วินาที", "magnitude-mismatch"),
        ("Quarter to %1", "อีก 20 นาที %1", "number-missing"),
        (
            "#1 photo was made smaller to save space on it;#1 photos were made smaller to save space on it",
            "#1 ภาพถูกย่อ",
            "clause-missing",
        ),
        ("Read <em>this</em> page first.", "อ่านหน้านี้ก่อน", "placeholder-mismatch"),
        ("Open the page on the web (mind the https:// prefix)", "เปิดหน้าเว็บ", "parenthesis-missing"),
        (
            "You need to choose a room before you set the rules for its lamps and heaters.",
            "ไม่มีห้อง",
            "clause-missing",
        ),
        ("There are no lamps in {room}, see {list}.", "ไม่มีโคมไฟใน {room}", "placeholder-mismatch"),
        ("Opens 9∶30", "เปิด 8:30", "time-mismatch"),
        ("Opens at 2:35 pm", "เปิด 2:35 am", "time-mismatch"),
        ("Open the <keeper1>door</keeper1> of the hut", "เปิดประตูกระท่อม", "placeholder-mismatch"),
        ("$tGarden list is empty.", "รายการว่างเปล่า", "placeholder-mismatch"),
        ("Drop the lamps here or %{open}", "วางโคมไฟที่นี่หรือ %{shut}", "placeholder-mismatch"),
        ("The lamp is disconnected.", "โคมไฟเชื่อมต่อแล้ว", "negation-changed"),
        (
            "Changing the lamp here will not affect the garden. The garden has its own page.",
            "การเปลี่ยนโคมไฟที่นี่จะส่งผลต่อสวน สวนมีหน้าของตัวเอง",
            "negation-changed",
        ),
        ("Contains", "ไม่ประกอบด้วย", "negation-changed"),
        ("You have %i broken lamps", "มีโคมไฟเสีย %s ดวง", "placeholder-mismatch"),
        ("Tries to connect again", "พยายามตัดการเชื่อมต่ออีกครั้ง", "opposite-word"),
        ("Hello, :name of the garden", "สวัสดี :ชื่อ แห่งสวน", "placeholder-mismatch"),
        ("The server refused to open the file.", "เซิร์ฟเวอร์เปิดไฟล์แล้ว", "negation-changed"),
        ("Room%sLamp", "ห้องโคมไฟ", "placeholder-mismatch"),
        ("A sheet of %d x %d", "แผ่นขนาด %d", "placeholder-mismatch"),
        ("Open {None}", "เปิด {ไม่มี}", "placeholder-mismatch"),
        ("{count}", "จำนวน", "placeholder-mismatch"),
        ("If that is not complete, check the bulb.", "หากสิ่งนั้นสมบูรณ์ ให้ตรวจสอบหลอดไฟ", "negation-changed"),
        ("You may read or write here.", "คุณอ่านหรือไม่เขียนที่นี่ก็ได้", "negation-changed"),
        ("Show the clock in 24 hour form", "แสดงนาฬิกาแบบ AM/PM", "number-missing"),
        ("Settings of the lamp (RFC 6238)", "การตั้งค่าของโคมไฟ", "parenthesis-missing"),
        ("German", "ประเทศไทย", "name-mismatch"),
        ("Lit {{ day | short('en-US') }}", "จุดเมื่อ {{ hour | short('th-TH') }}", "placeholder-mismatch"),
        ("<No {{lamp}}>", "<ไม่มีโคมไฟ>", "placeholder-mismatch"),
        ("Unassigned", "มอบหมายแล้ว", "negation-changed"),
        ("Unverified", "ยืนยันแล้ว", "negation-changed"),
        ("Where was it on New Year's Eve in the year 2000?", "อยู่ที่ไหนในวันปีใหม่ปี 2000", "date-mismatch"),
        ("Lock the lamp", "ปลดล็อคโคมไฟ", "opposite-word"),
        ("Keep your lamp key", "คุณจำกุญแจโคมไฟไม่ได้", "negation-changed"),
        ("The lamp is ready.", "โคมไฟยังติดตั้งไม่เรียบร้อย", "negation-changed"),
        ("Show the new lamps", "แสดงโคมไฟที่ไม่ใหม่", "negation-changed"),
        ("This note may be shown publicly.", "บันทึกนี้อาจแสดงเป็นการส่วนตัว", "opposite-word"),
        ("Press the tab above.", "กดที่<em>แท็บด้านบน", "placeholder-mismatch"),
        ("It comes from the US, where it is cold.", "มาจากประเทศไทย ซึ่งหนาว", "name-mismatch"),
        ("A number between 5 and 50, or 0 and 99.", "จำนวนตั้งแต่ 5 ถึง 50 หรือ 0 ถึง 98", "number-missing"),
        ("South Korea won.", "เกาหลีเหนือชนะ", "name-mismatch"),
        ("I am at the lamp.", "ฉันไม่ได้อยู่ที่โคมไฟ", "negation-changed"),
        ("half past %1", "%1 20 นาที", "number-missing"),
        ("The constant light of the lamp", "แสงไม่คงที่ของโคมไฟ", "negation-changed"),
        ("Use the strict mode", "ใช้โหมดไม่เข้มงวด", "negation-changed"),
        ("Save the unsaved data.", "บันทึกข้อมูลที่บันทึกแล้ว", "negation-changed"),
        (
            "Returns the number of sheets of a lamp. If no room has been entered, all sheets are returned.",
            "Returns the number of sheets of a lamp. If no room has been entered, all sheets are returned."
            "ส่งกลับจำนวนแผ่นงานของโคมไฟ  ถ้าไม่ใส่ห้อง  จะส่งกลับจำนวนแผ่นงานทั้งหมด",
            "untranslated-text",
        ),
        ("It took 90 m.", "ใช้เวลา 90 ชั่วโมง", "unit-mismatch"),
        ("The password of the lamp is incorrect.", "รหัสผ่านของโคมไฟถูกต้อง", "negation-changed"),
        (
            "The wire cannot be changed by the guests of the house.",
            "แขกของบ้านสามารถเปลี่ยนสายไฟได้",
            "negation-changed",
        ),
        ("It costs 5 baht (tax) per day.", "ราคา 6 บาท (ภาษี) ต่อวัน", "currency-mismatch"),
        ("Lock the lamp of %s", "ปลดล็อคโคมไฟของ %s", "opposite-word"),
        ("Seconds since the epoch (1 January 1970)", "จำนวนวินาทีนับจาก epoch (2 มกราคม 2513)", "date-mismatch"),
        ("You have access to the lamp of your house.", "คุณเข้าถึงโคมไฟในบ้านของคุณไม่ได้", "negation-changed"),
        ("Unhappy guests", "แขกที่มีความสุข", "negation-changed"),
        ("LMP-820.2538", "ลมป. 820-2539", "precision-lost"),
        (
            "Keeper of lamps, chief dork and lighter of funk",
            "ผู้ดูแลโคมไฟ, chief dork and lighter of funk",
            "untranslated-text",
        ),
        ("+66 12 345 6780", "+66 12 345 6789", "address-mismatch"),
        ("This is <a>the</a> lamp of the house.", "นี่คือโคมไฟของบ้าน", "placeholder-mismatch"),
        ("menu|Wait 5 minutes", "รอ 6 นาที", "duration-mismatch"),
        ("Lamp on|off for 5 minutes", "โคมไฟเปิด|ปิด 6 นาที", "duration-mismatch"),
        ("Closed at 1:00 PM", "ปิด 2 น.", "time-mismatch"),
        (
            '<p>If you have <a href="a">a lamp</a>, light it.</p>',
            "หากคุณมีโคมไฟ ให้จุดไฟ",
            "placeholder-mismatch",
        ),
    ],
)
def test_an_error_is_told_once(english: str, thai: str, check: str, tmp_path: Path) -> None:
    alarms = [f for f in told(tmp_path, english, thai) if f.severity != "neutral"]
    assert [f.check for f in alarms] == [check]


def test_a_tag_lost_twice_is_one_finding(tmp_path: Path) -> None:
    (finding,) = (
        f for f in told(tmp_path, "<p>Open it.</p><p>Close it.</p>", "เปิด ปิด") if f.severity != "neutral"
    )
    assert finding.source_quote == "<p> … <p>"


def test_the_mark_of_a_key_behind_a_capital_parts_no_word() -> None:
    assert without_key(Inline("H_eight:")).text == "Height:"
    assert without_key(Inline("MAX_size")).text == "MAX_size"
    assert without_key(Inline("ทั_ชแพด")).text == "ทัชแพด"


def test_an_ampersand_in_a_thai_word_is_a_key_where_the_source_marks_one() -> None:
    units = Units()
    for place, (english, thai) in enumerate(
        (("Create director&y", "สร้างไดเรกทอ&รี"), ("Rice and water", "ข้าว&น้ำ"))
    ):
        units.add(Inline(english), Inline(thai), place=f"{place}")
    target = units.target_document("a")
    assert "ไดเรกทอรี" in target.text
    assert "ข้าว&น้ำ" in target.text


def test_strings_of_android_with_marked_placeholders_are_no_xliff(tmp_path: Path) -> None:
    sides = []
    for lang, said in (("en", "Call {}"), ("th", "โทรหา {}")):
        path = tmp_path / f"values-{lang}" / "strings.xml"
        path.parent.mkdir()
        mark = '<xliff:g id="name" example="May">%1$s</xliff:g>'
        path.write_text(
            '<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">'
            f'<string name="a">{said.format(mark)}</string></resources>',
            encoding="utf-8",
        )
        sides.append(read_path(str(path), lang=lang))
    units = paired(*sides, NOT_DONE)
    assert units is not None
    assert len(units[2]) == 1


def test_a_direction_does_not_belong_to_the_name_in_the_next_unit(tmp_path: Path) -> None:
    catalogue = polib.POFile()
    catalogue.metadata = {"Language": "th", "Content-Type": "text/plain; charset=UTF-8"}
    for english, thai in (("Korea, North", "เกาหลีเหนือ"), ("Korea, South", "เกาหลีใต้")):
        catalogue.append(polib.POEntry(msgid=english, msgstr=thai))
    catalogue.save(str(tmp_path / "u.po"))
    found = check(tmp_path / "u.po", source_lang="en", target_lang="th").findings
    assert [f for f in found if f.severity != "neutral"] == []


@pytest.mark.parametrize(("thai", "severity"), [("ทั้งสองร้านปิดแล้ว", None), ("สี่ร้านปิดแล้ว", "minor")])
def test_a_number_word_for_both(tmp_path: Path, thai: str, severity: str | None) -> None:
    found = [one.severity for one in told(tmp_path, "Both shops have closed for good.", thai)]
    assert found == ([severity] if severity else [])


def test_what_is_left_in_english_is_shown_beside_what_faces_it(tmp_path: Path) -> None:
    catalogue = polib.POFile()
    catalogue.metadata = {"Language": "th", "Content-Type": "text/plain; charset=UTF-8"}
    kept = "Written as a string in the same format that is used for the files of the lamp"
    catalogue.append(
        polib.POEntry(msgid=f"Key of the door. {kept}.", msgstr="กุญแจประตู เขียนเป็นสตริงแบบเดียวกับแฟ้มของโคมไฟ")
    )
    catalogue.append(polib.POEntry(msgid=f"Key of the bell. {kept}.", msgstr=f"กุญแจกระดิ่ง {kept}"))
    catalogue.save(str(tmp_path / "u.po"))
    report = check(tmp_path / "u.po", source_lang="en", target_lang="th")
    (finding,) = (found for found in report.findings if found.check == "untranslated-text")
    assert finding.source[0][0] > report.bitexts[0].source.text.index("bell")
