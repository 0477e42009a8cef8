"""Encoders, the lexical index, quotes, and a cache for what took time to compute."""

from broker.text._arrays import UnreadableError, read_arrays, write_arrays
from broker.text._cache import Cache
from broker.text._encoder import Encoder
from broker.text._lexical import LexicalIndex
from broker.text._load import SHIPPED, load_encoder, models_folder, shipped_model
from broker.text._quote import best_quote
from broker.text._semantic import LatentSemanticEncoder
from broker.text._sentences import sentences
from broker.text._static import StaticEncoder
from broker.text._tfidf import TfidfIndex
from broker.text._transformer import SentenceTransformerEncoder, bundled_minilm

__all__ = [
    "SHIPPED",
    "Cache",
    "Encoder",
    "LatentSemanticEncoder",
    "LexicalIndex",
    "SentenceTransformerEncoder",
    "StaticEncoder",
    "TfidfIndex",
    "UnreadableError",
    "best_quote",
    "bundled_minilm",
    "load_encoder",
    "models_folder",
    "read_arrays",
    "sentences",
    "shipped_model",
    "write_arrays",
]
