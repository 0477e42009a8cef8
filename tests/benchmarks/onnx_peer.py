"""all-MiniLM-L6-v2 as an int8 ONNX file, made on the spot: the usual way to make it fast."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

BATCH = 32
LONGEST = 256
"""Pieces that all-MiniLM-L6-v2 reads of a text; the rest of a page is left out."""


def export(source: Path, *, folder: Path) -> Path:
    """Write the model of a sentence-transformers folder as int8 ONNX and return the file.

    Mean of the words' vectors, brought to length 1, is part of the file. Weights are quantised to
    eight bits and activations as they come (onnxruntime's dynamic quantisation).
    """
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from transformers import AutoModel

    class Sentence(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.words = AutoModel.from_pretrained(str(source), attn_implementation="eager")

        def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
            rows = self.words(input_ids=ids, attention_mask=mask).last_hidden_state
            told = mask.unsqueeze(-1).to(rows.dtype)
            mean = (rows * told).sum(1) / told.sum(1)
            return torch.nn.functional.normalize(mean, dim=1)

    example = torch.ones(2, 7, dtype=torch.long)
    axes = {0: "texts", 1: "pieces"}
    whole, small = folder / "minilm.onnx", folder / "minilm-int8.onnx"
    with torch.no_grad():
        torch.onnx.export(
            Sentence().eval(),
            (example, torch.ones_like(example)),
            str(whole),
            input_names=["ids", "mask"],
            output_names=["vectors"],
            dynamic_axes={"ids": axes, "mask": axes, "vectors": {0: "texts"}},
            opset_version=17,
            dynamo=False,
        )
    quantize_dynamic(whole, small, weight_type=QuantType.QInt8)
    return small


class OnnxEncoder:
    """Vectors from such a file, with the tokenizer of the model it was made from."""

    def __init__(self, file: Path, *, tokenizer: Path) -> None:
        from onnxruntime import InferenceSession
        from tokenizers import Tokenizer

        self._session = InferenceSession(str(file), providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.enable_padding()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return the vectors of texts; those of like length go together, with less to pad."""
        order = sorted(range(len(texts)), key=lambda at: -len(texts[at]))
        rows = np.zeros((len(texts), 384), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            found = self._tokenizer.encode_batch([texts[at] for at in places])
            given = {
                "ids": np.array([one.ids for one in found], dtype=np.int64),
                "mask": np.array([one.attention_mask for one in found], dtype=np.int64),
            }
            rows[places] = self._session.run(None, given)[0]
        return rows
