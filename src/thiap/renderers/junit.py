"""JUnit XML, for build servers: every issue is a failed test case, every remark a skipped one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiap.model import Report
from thiap.phrases import tell
from thiap.renderers.wording import flat, head, sides, support

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

name = "junit"


def render(report: Report, *, lang: str = "en") -> str:
    """One suite for each source; a source without findings has one case that passes."""
    from xml.etree import ElementTree

    suites = ElementTree.Element("testsuites", name="thiap")
    totals = [0, 0, 0, 0]
    for index, doc in enumerate(report.sources):
        found = [finding for finding in report.findings if finding.source_index == index]
        label = tell("against", lang, target=flat(report.target.name), source=flat(doc.name))
        suite = ElementTree.SubElement(suites, "testsuite", name=label)
        for finding in found:
            places = sides(report, finding, lang=lang)
            at = places[-1][0] if places else flat(report.target.name)
            case = ElementTree.SubElement(
                suite, "testcase", name=f"{flat(finding.check)} {flat(finding.id)}", classname=at
            )
            lines = [f"{where}: {quote}" + (f" = {value}" if value else "") for where, quote, value in places]
            lines += [tell("suggestion", lang, text=flat(finding.suggestion))] if finding.suggestion else []
            lines += support(report, finding, lang)
            if finding.severity == "neutral":
                ElementTree.SubElement(case, "skipped", message=head(finding, lang))
                continue
            failure = ElementTree.SubElement(
                case, "failure", type=finding.severity, message=head(finding, lang)
            )
            failure.text = "\n".join(lines)
        if not found:
            ElementTree.SubElement(suite, "testcase", name=tell("no-issue", lang), classname=label)
        problems = report.problems if index == 0 else ()
        for problem in problems:
            case = ElementTree.SubElement(suite, "testcase", name=flat(problem.where), classname=label)
            ElementTree.SubElement(case, "error", message=flat(problem.message))
        skipped = sum(finding.severity == "neutral" for finding in found)
        numbers = [max(1, len(found)) + len(problems), len(found) - skipped, len(problems), skipped]
        _count(suite, numbers)
        totals = [total + number for total, number in zip(totals, numbers, strict=True)]
    _count(suites, totals)
    suites.attrib.pop("skipped")  # the root has no such attribute in the schema that servers use
    ElementTree.indent(suites, " ")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suites, encoding="unicode") + "\n"
    )


def _count(element: Element, numbers: list[int]) -> None:
    for key, number in zip(("tests", "failures", "errors", "skipped"), numbers, strict=True):
        element.set(key, str(number))
