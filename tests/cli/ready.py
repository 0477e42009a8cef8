"""What the commands read, and nothing changes: read once, before processes are forked."""

from broker.text import load_encoder
from broker.vocabulary import understand

load_encoder(corpus=())
understand("Springs in the hills of Nepal")
