import type { PathView } from "../../../src/shared/lineage/pathView";

/** A path between two nodes, or the choice of its ends. */
export interface PathChoice {
  /** The node that it begins with. */
  readonly from: string;
  readonly fromLabel: string;
  /** Null: it is still to be chosen. */
  readonly to: string | null;
  /** Null: it was not answered yet. */
  readonly view: PathView | null;
}

/** The nodes of a path as they are shown, and which edges it takes. */
export interface ShownPath {
  readonly nodes: ReadonlySet<string>;
  takes(from: string, to: string): boolean;
}

/** The path that is shown; null where there is none. */
export function shownPath(path: PathChoice | null): ShownPath | null {
  const steps = path?.view?.steps ?? [];
  if (steps.length === 0) return null;
  const nodes = steps.map(({ shownAs }) => shownAs);
  const pairs = new Set(nodes.slice(1).map((node, index) => `${nodes[index] ?? ""} ${node ?? ""}`));
  return {
    nodes: new Set(nodes.filter((node) => node !== null)),
    takes: (from, to) => pairs.has(`${from} ${to}`) || pairs.has(`${to} ${from}`),
  };
}
