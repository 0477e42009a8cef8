"""Groups of organisations that work among themselves, and who reaches across them."""

from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from broker.graph._incidence import Floats, Incidence

_NOBODY = -1


@dataclass(frozen=True, kw_only=True)
class Communities:
    """Groups of organisations, the largest first.

    Attributes:
        codes: The group of each organisation, -1 for those without a joint work;
            shape (organisations,).
        count: How many groups there are.
    """

    codes: NDArray[np.int64]
    count: int

    @classmethod
    def of(
        cls, incidence: Incidence, *, weights: Floats | None = None, seed: int = 1
    ) -> "Communities":
        """Find groups with Louvain's method (Blondel et al. 2008).

        It runs on the graph of organisations and works, not on that of partners: 46,000
        organisations have some 200,000 participations, but millions of pairs.

        Args:
            incidence: Who took part in what.
            weights: What each work counts, shape (works,); 1/(n - 1) for n participants if not
                given. Works that count nothing are left out.
            seed: Start of what is drawn; the same one gives the same groups.
        """
        number = incidence.shape[0]
        counted = incidence.shares if weights is None else weights
        joint = (incidence.sizes > 1) & (counted > 0)
        kept = joint[incidence.columns]
        graph: nx.Graph[int] = nx.Graph()
        graph.add_weighted_edges_from(
            zip(
                incidence.rows[kept].tolist(),
                (incidence.columns[kept] + number).tolist(),
                counted[incidence.columns[kept]].tolist(),
                strict=True,
            )
        )
        groups = nx.community.louvain_communities(graph, seed=seed)
        members = [sorted(one for one in group if one < number) for group in groups]
        members.sort(key=lambda group: (-len(group), group))
        codes = np.full(number, _NOBODY, dtype=np.int64)
        for code, group in enumerate(members):
            codes[group] = code
        return cls(codes=codes, count=sum(bool(group) for group in members))

    def span(self, incidence: Incidence) -> Floats:
        """Return how evenly the partners of each organisation are spread over groups, from 0 to 1.

        The participation coefficient (Guimera & Amaral, Functional cartography of complex
        metabolic networks, 2005): one minus the sum of the squared shares of partnerships with each
        group. It is 0 for whoever works within one group, and tells brokers in a graph whose pairs
        are too many to look at one by one.
        """
        from scipy.sparse import csr_array

        inside = np.flatnonzero(self.codes >= 0)
        ones = np.ones(len(inside), dtype=np.float32)
        groups = csr_array(
            (ones, (inside, self.codes[inside])), shape=(len(self.codes), max(self.count, 1))
        )
        met = (incidence.matrix @ (incidence.transposed @ groups)).tocsr()
        # A work brings an organisation to itself as well, which is no partnership.
        met = met - groups.multiply(incidence.degrees[:, None]).tocsr()
        total = np.asarray(met.sum(axis=1)).reshape(-1)
        squared = np.asarray(met.multiply(met).sum(axis=1)).reshape(-1)
        return np.asarray(
            np.where(total > 0, 1.0 - squared / np.maximum(total, 1.0) ** 2, 0.0), dtype=np.float32
        )
