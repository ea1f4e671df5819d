import { grouped } from "../grouped";
import { layersOf } from "./layersOf";

/** How large a node is drawn, and what lies between two of them, in px. */
export interface LayoutSizes {
  readonly width: number;
  readonly height: number;
  readonly gapX: number;
  readonly gapY: number;
}

/** Where a node is drawn: its left upper corner, in px. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A picture of nodes in layers from left to right. */
export interface Layout {
  readonly places: ReadonlyMap<string, Place>;
  readonly width: number;
  readonly height: number;
}

interface Step {
  readonly from: string;
  readonly to: string;
}

const orderingRounds = 3;
const straighteningRounds = 3;

/**
 * Places nodes in layers, each right of all that lead to it, so that edges are short and cross little (Sugiyama's method
 * with barycentres; heights by isotonic regression, hence in n log n). What nothing leads to stands right before what it is used for.
 * @param ids in the order in which they came about: it decides where nothing else does.
 */
export function layeredLayout(ids: readonly string[], steps: readonly Step[], sizes: LayoutSizes): Layout {
  const layers = closeLayers(ids, steps);
  const columns = columnsOf(ids, layers);
  const neighbours = { before: meansOver(steps, "to", "from"), after: meansOver(steps, "from", "to") };
  const heights = new Map<string, number>();
  const pitch = sizes.height + sizes.gapY;
  for (const column of columns) stack(column, heights, pitch);
  for (let round = 0; round < orderingRounds; round += 1)
    for (const [column, mean] of sweep(columns, neighbours)) {
      const wishes = new Map(column.map((id) => [id, mean(id, heights)]));
      column.sort((one, other) => (wishes.get(one) ?? 0) - (wishes.get(other) ?? 0));
      stack(column, heights, pitch);
    }
  for (let round = 0; round < straighteningRounds; round += 1)
    for (const [column, mean] of sweep(columns, neighbours)) {
      const wished = column.map((id) => mean(id, heights));
      for (const [index, height] of keptApart(wished, pitch).entries())
        heights.set(column[index] ?? "", height);
    }
  return placed(columns, heights, sizes);
}

/** The layers, with each source moved right beside the nearest node that it leads to. */
function closeLayers(ids: readonly string[], steps: readonly Step[]): Map<string, number> {
  const layers = layersOf(ids, steps);
  const after = grouped(steps, ({ from }) => from);
  const entered = new Set(steps.map(({ to }) => to));
  for (const id of ids) {
    if (entered.has(id)) continue;
    const next = (after.get(id) ?? []).flatMap(({ to }) => layers.get(to) ?? []);
    if (next.length > 0)
      layers.set(id, Math.max(0, next.reduce((least, layer) => Math.min(least, layer)) - 1));
  }
  return layers;
}

function columnsOf(ids: readonly string[], layers: ReadonlyMap<string, number>): string[][] {
  const byLayer = grouped(ids, (id) => layers.get(id) ?? 0);
  return [...byLayer].sort(([one], [other]) => one - other).map(([, column]) => column);
}

/** The height that a node wishes for: the mean of its neighbours on one side, else its own. */
type Mean = (id: string, heights: ReadonlyMap<string, number>) => number;

function meansOver(steps: readonly Step[], of: keyof Step, over: keyof Step): Mean {
  const neighbours = grouped(steps, (step) => step[of]);
  return (id, heights) => {
    const own = neighbours.get(id);
    if (own === undefined) return heights.get(id) ?? 0;
    return own.reduce((sum, step) => sum + (heights.get(step[over]) ?? 0), 0) / own.length;
  };
}

/** The columns from left to right with what lies before them, then back with what lies behind. */
function* sweep(
  columns: readonly string[][],
  { before, after }: { readonly before: Mean; readonly after: Mean },
): Generator<readonly [string[], Mean], void> {
  for (const column of columns) yield [column, before];
  for (const column of columns.toReversed()) yield [column, after];
}

function stack(column: readonly string[], heights: Map<string, number>, pitch: number): void {
  for (const [index, id] of column.entries()) heights.set(id, (index - (column.length - 1) / 2) * pitch);
}

/** The heights nearest to those wished for that keep their order and a distance (pool adjacent violators). */
function keptApart(wished: readonly number[], pitch: number): number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const [index, wish] of wished.entries()) {
    let pool = { sum: wish - index * pitch, count: 1 };
    for (
      let last = pools.at(-1);
      last !== undefined && last.sum / last.count > pool.sum / pool.count;
      last = pools.at(-1)
    ) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
    .map((base, index) => base + index * pitch);
}

function placed(
  columns: readonly (readonly string[])[],
  heights: ReadonlyMap<string, number>,
  { width, height, gapX }: LayoutSizes,
): Layout {
  const all = [...heights.values()];
  const [top, bottom] = all.reduce(
    ([least, most], y) => [Math.min(least, y), Math.max(most, y)],
    [Infinity, -Infinity],
  );
  const places = new Map<string, Place>();
  for (const [index, column] of columns.entries())
    for (const id of column)
      places.set(id, { x: index * (width + gapX), y: Math.round((heights.get(id) ?? 0) - top) });
  const isEmpty = all.length === 0;
  return {
    places,
    width: isEmpty ? 0 : columns.length * (width + gapX) - gapX,
    height: isEmpty ? 0 : Math.round(bottom - top) + height,
  };
}
