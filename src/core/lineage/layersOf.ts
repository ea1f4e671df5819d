import { grouped } from "../grouped";
/** Two nodes of which the first comes before the second. */
interface Step {
  readonly from: string;
  readonly to: string;
}

/**
 * The layer of each node: 0 where nothing leads to it, else one more than the furthest of those before it. A cycle is
 * broken at the first of its nodes in the given order, so that every node gets a layer.
 * @param nodes ids in the order in which they came about; steps from or to others are passed over.
 */
export function layersOf(nodes: readonly string[], steps: readonly Step[]): Map<string, number> {
  const known = new Set(nodes);
  const inside = steps.filter(({ from, to }) => from !== to && known.has(from) && known.has(to));
  const next = grouped(inside, ({ from }) => from);
  const waitsFor = new Map([...grouped(inside, ({ to }) => to)].map(([id, before]) => [id, before.length]));
  const layers = new Map<string, number>();
  const settled = new Set<string>();
  const ready = nodes.filter((id) => !waitsFor.has(id));
  const settle = (id: string): void => {
    settled.add(id);
    const layer = layers.get(id) ?? 0;
    layers.set(id, layer);
    for (const { to: other } of next.get(id) ?? []) {
      if (settled.has(other)) continue;
      layers.set(other, Math.max(layers.get(other) ?? 0, layer + 1));
      const waiting = (waitsFor.get(other) ?? 0) - 1;
      waitsFor.set(other, waiting);
      if (waiting === 0) ready.push(other);
    }
  };
  let [place, oldest] = [0, 0];
  while (settled.size < nodes.length) {
    const id = ready[place] ?? nodes[oldest] ?? "";
    if (place < ready.length) place += 1;
    else oldest += 1;
    if (!settled.has(id)) settle(id);
  }
  return layers;
}
