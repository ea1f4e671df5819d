import {
  compareCreated,
  createdOf,
  isDataEdge,
  type ArtifactNode,
  type DataEdge,
  type LineageEdge,
  type LineageGraph,
  type LinkKind,
} from "./lineageGraph";
import type { LineageExecution } from "./lineageRecord";

export type TraceDirection = "backward" | "forward" | "both";

export const traceDirections: readonly TraceDirection[] = ["backward", "forward", "both"];

export interface TraceOptions {
  readonly direction: TraceDirection;
  /** Edges from the start at most; Infinity for all. */
  readonly depth: number;
  /** Which links are followed beside the data. */
  readonly links: ReadonlySet<LinkKind>;
  /** Which artifacts are shown and followed; the start always is. */
  readonly passes: (artifact: ArtifactNode) => boolean;
}

/** What a lineage holds. */
export interface Trace {
  /**
   * Nodes by id with their distance from the start in edges: negative before it, positive after it, 0 the start. The
   * nearest come first, of equals the oldest.
   */
  readonly distances: ReadonlyMap<string, number>;
  /** Every edge of the chosen kinds between two of them. */
  readonly edges: readonly LineageEdge[];
}

/**
 * Follows data, and links where wanted, from some nodes. An execution has nothing from one that was created after it,
 * though that made the same content again: such a way is not followed.
 * @param starts ids of nodes; those that the graph does not hold are passed over.
 */
export function traceLineage(graph: LineageGraph, starts: readonly string[], options: TraceOptions): Trace {
  const present = starts.filter((id) => graph.nodes.has(id));
  const distances = new Map(present.map((id) => [id, 0]));
  for (const sign of signsOf(options.direction)) {
    const walk = new Walk(graph, options, sign);
    for (const [id, distance] of walk.from(present))
      if (!distances.has(id)) distances.set(id, sign * distance);
  }
  const sorted = new Map(
    [...distances].sort(
      ([one, near], [other, far]) => Math.abs(near) - Math.abs(far) || compareCreated(graph, one, other),
    ),
  );
  return { distances: sorted, edges: edgesBetween(graph, sorted, options.links) };
}

/** Every data edge, and link of the chosen kinds, between two of some nodes. */
export function edgesBetween(
  graph: LineageGraph,
  nodes: ReadonlyMap<string, unknown>,
  links: ReadonlySet<LinkKind>,
): LineageEdge[] {
  return [...nodes.keys()].flatMap((id) =>
    (graph.outOf.get(id) ?? []).filter(
      (edge) => nodes.has(edge.to) && (isDataEdge(edge) || links.has(edge.kind)),
    ),
  );
}

/** The executions of a trace that are in the store. */
export function presentExecutions({ nodes }: LineageGraph, { distances }: Trace): LineageExecution[] {
  return [...distances.keys()].flatMap((id) => {
    const node = nodes.get(id);
    const isThere = node?.kind === "execution" && node.missing === null;
    return isThere && node.execution !== null ? [node.execution] : [];
  });
}

type Sign = -1 | 1;

function signsOf(direction: TraceDirection): readonly Sign[] {
  if (direction === "both") return [-1, 1];
  return direction === "backward" ? [-1] : [1];
}

/** A walk in one direction, nearest first. */
class Walk {
  private readonly distances = new Map<string, number>();
  private readonly queue: string[] = [];
  /** How many of the executions beyond an artifact were reached: the rest came too late, or too early. */
  private readonly passed = new Map</* artifact */ string, number>();
  private readonly beyond = new Map</* artifact */ string, readonly string[]>();

  constructor(
    private readonly graph: LineageGraph,
    private readonly options: TraceOptions,
    private readonly sign: Sign,
  ) {}

  from(starts: readonly string[]): ReadonlyMap<string, number> {
    for (const id of starts) this.reach(id, 0);
    for (let place = 0; place < this.queue.length; place += 1) {
      const id = this.queue[place] ?? "";
      const distance = this.distances.get(id) ?? 0;
      if (this.graph.nodes.get(id)?.kind === "execution") this.leaveExecution(id, distance);
      // Other artifacts are gone through from the executions that lead to them.
      else if (distance === 0) this.crossArtifact(id, null, 1);
    }
    return this.distances;
  }

  private leaveExecution(id: string, distance: number): void {
    const time = createdOf(this.graph.nodes.get(id));
    for (const edge of this.edgesOf(id)) {
      const next = this.endOf(edge);
      if (!isDataEdge(edge)) {
        if (this.options.links.has(edge.kind)) this.reach(next, distance + 1);
      } else if (this.isShown(next)) {
        this.reach(next, distance + 1);
        this.crossArtifact(next, time === "" ? null : time, distance + 2);
      }
    }
  }

  /** @param time of the execution from which the artifact was reached; null: it is not known, or there was none. */
  private crossArtifact(id: string, time: string | null, distance: number): void {
    const executions = this.executionsBeyond(id);
    let passed = this.passed.get(id) ?? 0;
    for (; passed < executions.length; passed += 1) {
      const execution = executions[passed] ?? "";
      if (!this.isInTime(execution, time)) break;
      this.reach(execution, distance);
    }
    this.passed.set(id, passed);
  }

  private isInTime(execution: string, time: string | null): boolean {
    const created = createdOf(this.graph.nodes.get(execution));
    if (time === null || created === "") return true;
    return this.sign < 0 ? created <= time : created >= time;
  }

  /** Those that may come first stand first: without a time, then the earliest backward and the latest forward. */
  private executionsBeyond(id: string): readonly string[] {
    const known = this.beyond.get(id);
    if (known !== undefined) return known;
    const dated = this.edgesOf(id).map((edge) => {
      const execution = this.endOf(edge);
      return { execution, created: createdOf(this.graph.nodes.get(execution)) };
    });
    dated.sort((one, other) => {
      if (one.created === other.created) return 0;
      if (one.created === "" || other.created === "") return one.created === "" ? -1 : 1;
      return (one.created < other.created ? 1 : -1) * this.sign;
    });
    const found = [...new Set(dated.map(({ execution }) => execution))];
    this.beyond.set(id, found);
    return found;
  }

  private edgesOf(id: string): readonly LineageEdge[] {
    return (this.sign < 0 ? this.graph.into : this.graph.outOf).get(id) ?? [];
  }

  private endOf({ from, to }: Pick<DataEdge, "from" | "to">): string {
    return this.sign < 0 ? from : to;
  }

  private isShown(artifact: string): boolean {
    const node = this.graph.nodes.get(artifact);
    return node?.kind === "artifact" && (this.distances.get(artifact) === 0 || this.options.passes(node));
  }

  private reach(id: string, distance: number): void {
    if (distance > this.options.depth || this.distances.has(id)) return;
    this.distances.set(id, distance);
    this.queue.push(id);
  }
}
