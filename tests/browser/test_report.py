"""What a reviewer does with the report."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from browser.waits import after_typing, becomes, reload_with_what_is_kept, wait_for
from samples.reports import canal_report, empty_report, hostile_report, large_report, make_alignment
from thiap.findings.build import make_finding
from thiap.identity import with_distinct_ids
from thiap.model import Bitext, Report
from thiap.project.decisions import load_decisions

Show = Callable[..., Any]


def cards(page: Any) -> list[str]:
    """Messages of the cards that show."""
    return [text.strip() for text in page.locator(".card:visible .msg").all_inner_texts()]


def test_worst_comes_first_and_remarks_wait(show: Show) -> None:
    page = show(canal_report()).page
    assert cards(page)[0].startswith("billion is พันล้าน")
    assert len(cards(page)) == 6
    page.get_by_role("button", name="Remark 1").click()
    assert len(cards(page)) == 7
    assert page.locator("#progress").inner_text() == "0 of 6 reviewed"
    assert "suggestions until a person confirms" in page.locator("#overview .hint").first.text_content()


@pytest.mark.parametrize("view", ["findings", "texts", "overview", "names"])
def test_every_view_has_an_address(show: Show, view: str) -> None:
    page = show(canal_report(), at=f"#{view}").page
    assert page.locator(".view:visible").evaluate_all("views => views.map(one => one.id)") == [view]
    assert page.locator(".tab[aria-current]").get_attribute("href") == f"#{view}"


def test_chips_filter_and_count(show: Show) -> None:
    page = show(canal_report()).page
    page.get_by_role("button", name="Contradicted").click()
    assert len(cards(page)) == 3
    assert page.locator('.chip[data-facet="c"][data-value="name"] .count').inner_text() == "0"
    page.locator('.chip[data-facet="c"][data-value="number"]').click()
    assert cards(page) == ["42 kilometres became 24: the two digits are transposed"]
    assert page.locator("#shown").inner_text() == "1 of 7 shown"
    page.get_by_role("button", name="Clear filters").click()
    assert len(cards(page)) == 7


def test_filter_by_section(show: Show) -> None:
    page = show(canal_report()).page
    page.locator("#facet-n").select_option(label="ค่าใช้จ่ายและแหล่งเงินทุน (3)")
    assert len(cards(page)) == 3


@pytest.mark.parametrize(
    ("needle", "found"), [("แฮโรว์เกต", 2), ("SINGAPORE", 1), ("1200000000", 1), ("nowhere", 0)]
)
def test_search_in_thai_and_english(show: Show, needle: str, found: int) -> None:
    page = show(canal_report()).page
    page.keyboard.press("/")
    page.keyboard.type(needle)
    after_typing(page)
    assert len(cards(page)) == found
    assert page.locator("#nothing").is_visible() == (not found)


def test_search_and_only_differences_in_the_texts(show: Show) -> None:
    page = show(canal_report(), at="#texts").page
    whole = page.locator("#rows .row:visible").count()
    page.get_by_label("Only differences").check()
    fewer = page.locator("#rows .row:visible").count()
    assert 3 < fewer < whole
    assert (
        page.get_by_text("About 3,500 labourers").count() == 0
        or not page.get_by_text("labourers").is_visible()
    )
    page.get_by_label("Only differences").uncheck()
    page.locator("#search").fill("ทางรถไฟ")
    after_typing(page)
    assert page.locator("#rows .row:visible:not(.head)").count() == 1


def test_keyboard_reviews_and_undoes(show: Show) -> None:
    page = show(canal_report()).page
    for key in "ad":
        page.keyboard.press(key)
    assert page.locator("#progress").inner_text() == "2 of 6 reviewed"
    assert "accepted" in page.locator(".card").nth(0).get_attribute("class")
    assert "dismissed" in page.locator(".card").nth(1).get_attribute("class")
    assert page.locator(".card").nth(2).evaluate("card => card.classList.contains('current')")
    page.keyboard.press("u")
    assert page.locator("#progress").inner_text() == "1 of 6 reviewed"
    assert page.locator(".card").nth(1).evaluate("card => card.classList.contains('current')")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("3")
    page.locator("#overview").wait_for()


def test_single_keys_can_be_switched_off(show: Show) -> None:
    page = show(canal_report()).page
    page.get_by_text("More", exact=True).click()
    page.get_by_label("Single-key shortcuts").uncheck()
    page.locator("h1").click()
    for key in "ja":
        page.keyboard.press(key)
    assert page.locator("#progress").inner_text() == "0 of 6 reviewed"
    reload_with_what_is_kept(page)
    page.keyboard.press("?")
    assert not page.locator("#help").is_visible()


def test_decisions_are_kept_saved_and_loaded(show: Show, tmp_path: Any) -> None:
    report = canal_report()
    opened = show(report)
    page = opened.page
    page.locator(".card").nth(0).get_by_role("button", name="Accept").click()
    second = page.locator(".card").nth(1)
    second.get_by_role("button", name="Dismiss").click()
    second.get_by_label("Reason").select_option("intended")
    second.get_by_label("Note").fill('เจ้าของงานขอ <b>"เช่นนี้"</b>')
    second.get_by_label("Note").press("Tab")
    reload_with_what_is_kept(page)
    assert page.locator("#progress").inner_text() == "2 of 6 reviewed"

    page.get_by_text("More", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save decisions").click()
    file = tmp_path / "decisions.json"
    download.value.save_as(file)
    made = load_decisions(file.read_text(encoding="utf-8"), "decisions.json")
    states = {decision.id: (decision.state, decision.reason, decision.note) for decision in made}
    assert states == {
        report.findings[0].id: ("accepted", "", ""),
        report.findings[1].id: ("dismissed", "intended", 'เจ้าของงานขอ <b>"เช่นนี้"</b>'),
    }
    assert {decision.quote for decision in made} == {f.target_quote for f in report.findings[:2]}

    page = show(report).page  # another browser, which has kept nothing
    assert page.locator("#progress").inner_text() == "0 of 6 reviewed"
    page.locator("#file").set_input_files(str(file))
    wait_for(page.locator("#progress"), re.compile("^2 "))
    wait_for(page.locator("#say"), "2 decisions loaded")
    assert page.locator(".card").nth(1).get_by_label("Note").input_value() == 'เจ้าของงานขอ <b>"เช่นนี้"</b>'


def test_decisions_of_other_reports_survive(show: Show, tmp_path: Any) -> None:
    other = {"id": "elsewhere", "state": "dismissed", "reason": "x", "note": "", "quote": "q", "check": "c"}
    file = tmp_path / "old.json"
    file.write_text(json.dumps({"version": 1, "decisions": [other, {"id": 3}, None]}), encoding="utf-8")
    page = show(canal_report()).page
    page.locator("#file").set_input_files(str(file))
    wait_for(page.locator("#say"), re.compile(r"\S"))
    page.get_by_text("More", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save decisions").click()
    (kept,) = json.loads(download.value.path().read_text(encoding="utf-8"))["decisions"]
    assert kept["id"] == "elsewhere"
    assert kept["reason"] == "x"


def test_a_wrong_file_is_told(show: Show, tmp_path: Any) -> None:
    file = tmp_path / "no.json"
    file.write_text('{"version": 2}', encoding="utf-8")
    page = show(canal_report()).page
    page.locator("#file").set_input_files(str(file))
    wait_for(page.locator("#say"), "no decisions")


def test_hover_and_focus_light_the_partner(show: Show) -> None:
    page = show(canal_report(), at="#texts").page
    english = page.locator("#rows .s0 a.m", has_text="14 November 1898")
    thai = page.locator("#rows .t .m", has_text="14 พฤศจิกายน พ.ศ. 2441")

    def lit_while(act: Callable[[], None]) -> bool:
        act()
        return "lit" in thai.get_attribute("class").split()

    assert becomes(page, lambda: lit_while(english.hover), True)
    assert "พ.ศ. 2441 − 543" in page.locator("#tip").inner_text()
    assert not becomes(page, lambda: lit_while(lambda: page.mouse.move(5, 5)), False)
    thai.focus()
    assert "lit" in english.get_attribute("class")
    page.keyboard.press("Enter")
    wait_for(page.locator(":focus"), "14 November 1898")


def test_deep_link_opens_the_finding(show: Show) -> None:
    report = canal_report()
    page = show(report, at=f"#f={report.findings[4].id}").page
    assert page.locator(".card.current .msg").inner_text() == report.findings[4].message
    assert not page.locator("#texts").is_visible()
    assert page.locator(".card.current").evaluate(
        "card => card.getBoundingClientRect().top >= 0 && card.getBoundingClientRect().bottom <= innerHeight"
    )


def test_from_card_to_texts_and_back(show: Show) -> None:
    page = show(canal_report()).page
    card = page.locator(".card").nth(2)
    card.get_by_role("button", name="Show in the texts").click()
    page.locator("#texts").wait_for()
    assert page.locator("#rows .f.lit").all_inner_texts() == ["42 kilometres", "24 กิโลเมตร"]
    page.get_by_role("link", name="Back to issue 3").click()
    page.locator("#findings").wait_for()
    assert page.locator(".card.current .number").inner_text() == "3"


def test_number_in_the_texts_leads_to_the_card(show: Show) -> None:
    page = show(canal_report(), at="#texts").page
    page.locator("#rows .t").get_by_role("link", name="Issue 3").click()
    page.locator("#findings").wait_for()
    assert page.locator(".card.current .number").inner_text() == "3"


def test_click_in_the_dot_plot_goes_there(show: Show) -> None:
    page = show(canal_report(), at="#overview").page
    plot = page.locator(".dots").first
    box = plot.bounding_box()
    plot.click(position={"x": box["width"] * 0.95, "y": box["height"] * 0.97})
    page.locator("#texts").wait_for()
    assert "ประตูน้ำ" in page.locator(".row.here").inner_text()


def test_source_order_and_columns(show: Show) -> None:
    page = show(canal_report(), at="#texts").page
    page.get_by_role("checkbox", name="waterways.en.txt").uncheck()
    assert page.locator("#rows .s1:visible").count() == 0
    page.locator("#order").select_option("source")
    first = page.locator("#rows .row:not(.head)").first
    assert first.is_visible()


def test_thai_interface_and_switch(show: Show) -> None:
    page = show(canal_report(), lang="th").page
    assert page.locator("html").get_attribute("lang") == "th"
    assert page.get_by_role("link", name="เทียบข้อความ").is_visible()
    page.get_by_text("เพิ่มเติม", exact=True).click()
    page.get_by_role("button", name="English").click()
    assert page.get_by_role("link", name="Side by side").is_visible()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#progress").inner_text() == "0 of 6 reviewed"


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("Copy as text", "Critical, Contra"),
        ("Copy as Markdown", "- **Crit"),
        ("Copy as wikitext", "* '''<no"),
    ],
)
def test_copy(show: Show, form: str, start: str) -> None:
    opened = show(canal_report(), permissions=["clipboard-read", "clipboard-write"])
    page = opened.page
    card = page.locator(".card").first
    card.get_by_text("Copy", exact=True).click()
    card.get_by_role("button", name=form).click()
    wait_for(page.locator("#say"), "Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith(start)
    assert "1.2 ล้านดอลลาร์" in text.replace("\\", "")


def test_wikitext_for_a_talk_page_is_in_the_pages_language(show: Show) -> None:
    opened = show(canal_report(), lang="th", permissions=["clipboard-read", "clipboard-write"])
    card = opened.page.locator(".card").first
    card.get_by_text("คัดลอก", exact=True).click()
    card.locator('[data-do="wikitext"]').click()
    wait_for(opened.page.locator("#say"), "คัดลอก")
    text = opened.page.evaluate("navigator.clipboard.readText()")
    assert "ร้ายแรง" in text
    assert "\n** ต้นฉบับ: " in text
    assert "\n** ฉบับที่ตรวจ: " in text


def test_forty_findings_print_on_few_pages(show: Show) -> None:
    page = show(large_report(rows=200, findings=40)).page
    pages = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
    assert 1 < len(pages) <= 12


def test_a_long_quote_is_copied_whole(show: Show) -> None:
    """The card cuts its middle; the copy and the search have it from the texts."""
    text = " ".join(f"word{number}" for number in range(150))
    source, target, alignment = make_alignment(((text, "", 0.0), ("Short.", "สั้น", 0.9)), "a.txt", "b.txt")
    bitext = Bitext(source, target, 0, alignment, (), ())
    finding = make_finding(
        bitext, kind="missing_in_target", category="segment", check="segment-missing", issue="omission",
        severity="major", confidence=0.9, message="No counterpart.", source=((0, len(text)),),
    )  # fmt: skip
    page = show(Report((bitext,), (finding,)), permissions=["clipboard-read", "clipboard-write"]).page
    assert "word75" not in page.locator(".card").inner_text()
    page.keyboard.press("j")
    page.keyboard.press("c")
    wait_for(page.locator("#say"), "Copied")
    assert text in page.evaluate("navigator.clipboard.readText()")
    page.locator("#search").fill("word75 word76")
    after_typing(page)
    assert len(cards(page)) == 1


def test_the_check_explains_itself(show: Show) -> None:
    page = show(canal_report()).page
    page.get_by_role("link", name="number-mismatch").click()
    assert page.get_by_role("heading", name="When it is wrong").is_visible()
    page.get_by_role("button", name="Close").click()
    assert not page.locator("#explain").is_visible()


def test_alike_issues_are_decided_at_once(show: Show) -> None:
    from dataclasses import replace

    report = canal_report()
    first = report.findings[0]
    twin = replace(first, id="0123456789ab", target_quote="other")
    page = show(replace(report, findings=(first, twin, *report.findings[1:]))).page
    card = page.locator(".card").first
    card.get_by_role("button", name="Dismiss").click()
    assert page.locator("#progress").inner_text() == "1 of 7 reviewed"
    card.get_by_label("The same for all 2 alike").check()
    assert page.locator("#progress").inner_text() == "2 of 7 reviewed"
    assert "dismissed" in page.locator(".card").nth(1).get_attribute("class")


def test_equal_issues_keep_their_own_decisions(show: Show, tmp_path: Any) -> None:
    """The page takes a file as the command line does: by place, and by number where that is all it has."""
    from dataclasses import replace

    report = canal_report()
    content = report.findings[0].id
    equal = [
        replace(report.findings[0], id=content, place_id=f"{content}-{hash_}")
        for hash_ in ("aaaaaa", "bbbbbb")
    ]
    both = replace(report, findings=(*with_distinct_ids(equal), *report.findings[1:]))
    alone = replace(report, findings=(equal[1], *report.findings[1:]))
    file = tmp_path / "decisions.json"
    first = {"id": f"{content}-aaaaaa", "place_id": f"{content}-aaaaaa", "state": "dismissed"}
    second = {"id": f"{content}-2", "state": "accepted"}
    for shown, held, loaded, states in (
        (both, [first, second], 2, ["dismissed", "accepted"]),
        (alone, [first], 0, ["open"]),
        (alone, [{"id": content, "place_id": f"{content}-cccccc", "state": "accepted"}], 1, ["accepted"]),
        (
            both,
            [{"id": content, "place_id": f"{content}-bbbbbb", "state": "accepted"}],
            1,
            ["open", "accepted"],
        ),
    ):
        page = show(shown).page
        file.write_text(json.dumps({"version": 1, "decisions": held}), encoding="utf-8")
        page.locator("#file").set_input_files(file)
        wait_for(page.locator("#say"), "loaded")
        for number, state in enumerate(states):
            classes = page.locator(".card").nth(number).get_attribute("class").split()
            assert [word for word in ("dismissed", "accepted") if word in classes] == [state] * (
                state != "open"
            )
        page.get_by_text("More", exact=True).click()
        with page.expect_download() as download:
            page.get_by_role("button", name="Save decisions").click()
        made = load_decisions(download.value.path().read_text(encoding="utf-8"), "decisions.json")
        ids = [finding.id for finding in shown.findings]
        assert sum(decision.id in ids for decision in made) == loaded
        assert all(decision.place_id for decision in made)


def test_hostile_texts_do_nothing(show: Show) -> None:
    opened = show(hostile_report())
    page = opened.page
    page.get_by_role("link", name="Side by side").click()
    page.get_by_role("link", name="Overview").click()
    page.get_by_role("link", name="Names").click()
    page.get_by_role("link", name="Findings 4").click()
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.get_by_text("More", exact=True).click()
    page.locator("#tongue").click()
    assert page.evaluate("window.pwned") is None
    assert page.locator("iframe, img").count() == 0
    assert page.locator("script").count() == 3
    assert "</script><script>window.pwned=1</script>" in page.locator("blockquote").first.inner_text()


def test_policy_stops_what_escaping_would_miss(chromium: Any, tmp_path: Any) -> None:
    """Even markup put into the file by hand neither runs nor loads anything."""
    from thiap.renderers.html.page import render

    page = chromium.new_page()
    path = tmp_path / "broken.html"
    evil = "<main><script>window.pwned=1</script><img src='http://127.0.0.1:9/x' onerror='window.pwned=1'>"
    path.write_text(render(canal_report()).replace("<main>", evil), encoding="utf-8")
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert page.evaluate("window.pwned") is None
    assert asked == [path.as_uri()]
    page.close()


def test_readable_without_scripts(show: Show) -> None:
    report = canal_report()
    page = show(report, java_script_enabled=False).page
    assert page.locator(".card").count() == len(report.findings)
    for view in ("findings", "texts", "overview", "names"):
        assert page.locator(f"#{view} h2").is_visible()
    assert not page.locator("#search").is_visible()
    page.locator("#rows a.m", has_text="14 November 1898").first.click()
    assert page.url.endswith("#t-0")


def test_empty_report(show: Show) -> None:
    page = show(empty_report()).page
    assert page.get_by_text("No issue was found.").is_visible()
    for key in "jaduo/":
        page.keyboard.press(key)


def test_print_shows_the_chosen_findings(show: Show) -> None:
    page = show(canal_report(), color_scheme="dark").page
    page.emulate_media(media="print")
    assert page.locator("#findings").is_visible()
    for view in ("texts", "overview", "names"):  # the other views are printed from where they are open
        assert not page.locator(f"#{view}").is_visible()
    assert not page.locator("#search").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
