<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="th_TH" sourcelanguage="en_US">
<context>
    <name>Bridge</name>
    <message>
        <location filename="../bridge.cpp" line="12"/>
        <source>The bridge has 24 lamps.</source>
        <translation>สะพานมีโคมไฟ 24 ดวง</translation>
    </message>
    <message>
        <source>It was opened in 1939.</source>
        <translation>เปิดใช้เมื่อ พ.ศ. 2482</translation>
    </message>
    <message numerus="yes">
        <source>%n boat(s) &amp; more</source>
        <translation><numerusform>เรือ %n ลำ &amp; อื่น ๆ</numerusform></translation>
    </message>
    <message>
        <source>It is old.</source>
        <translation type="vanished">เก่า</translation>
    </message>
</context>
</TS>
