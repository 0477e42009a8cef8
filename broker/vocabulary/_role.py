"""What a text names a place for, other than that the work is there."""

from typing import Literal

Role = Literal["party", "listed", "coded", "away", "learnt"]
"""`party`: an organisation or people that take part; `listed`: so in a list of partners, or an
envoy; `coded`: with a country's code behind, as are others; `away`: guests, buyers and markets;
`learnt`: what others there can teach."""
