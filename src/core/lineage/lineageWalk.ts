import { createdOf, isDataEdge, type DataEdge, type LineageEdge, type LineageGraph } from "./lineageGraph";
import type { TraceOptions } from "./traceLineage";

/** Against the flow of data, or along it. */
export type Sign = -1 | 1;

/**
 * A walk in one direction, nearest first. An execution has nothing from one that was created after it: such a way is not
 * gone.
 */
export class LineageWalk {
  private readonly distances = new Map<string, number>();
  /** Over which nodes each was reached, the nearest first; none for a start. */
  private readonly over = new Map<string, readonly string[]>();
  private readonly queue: string[] = [];
  /** How many of the executions beyond an artifact were reached: the rest came too late, or too early. */
  private readonly passed = new Map</* artifact */ string, number>();
  private readonly beyond = new Map</* artifact */ string, readonly string[]>();

  constructor(
    private readonly graph: LineageGraph,
    private readonly options: Pick<TraceOptions, "depth" | "links" | "passes">,
    private readonly sign: Sign,
  ) {}

  /** @returns what is reached, with its distance in edges. */
  from(starts: readonly string[]): ReadonlyMap<string, number> {
    for (const id of starts) this.reach(id, 0, []);
    for (let place = 0; place < this.queue.length; place += 1) {
      const id = this.queue[place] ?? "";
      const distance = this.distances.get(id) ?? 0;
      if (this.graph.nodes.get(id)?.kind === "execution") this.leaveExecution(id, distance);
      // Other artifacts are gone through from the executions that lead to them.
      else if (distance === 0) this.crossArtifact(id, null, 1, [id]);
    }
    return this.distances;
  }

  /** The nodes from one that was reached back to the start, both included; none where it was not reached. */
  wayBack(reached: string): string[] {
    if (!this.over.has(reached)) return [];
    const nodes = [reached];
    for (let next = this.over.get(reached); next?.length; next = this.over.get(nodes.at(-1) ?? ""))
      nodes.push(...next);
    return nodes;
  }

  private leaveExecution(id: string, distance: number): void {
    const time = createdOf(this.graph.nodes.get(id));
    for (const edge of this.edgesOf(id)) {
      const next = this.endOf(edge);
      if (!isDataEdge(edge)) {
        if (this.options.links.has(edge.kind)) this.reach(next, distance + 1, [id]);
      } else if (this.isShown(next)) {
        this.reach(next, distance + 1, [id]);
        this.crossArtifact(next, time === "" ? null : time, distance + 2, [next, id]);
      }
    }
  }

  /** @param time of the execution from which the artifact was reached; null: it is not known, or there was none. */
  private crossArtifact(id: string, time: string | null, distance: number, over: readonly string[]): void {
    const executions = this.executionsBeyond(id);
    let passed = this.passed.get(id) ?? 0;
    for (; passed < executions.length; passed += 1) {
      const execution = executions[passed] ?? "";
      if (!this.isInTime(execution, time)) break;
      this.reach(execution, distance, over);
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

  private reach(id: string, distance: number, over: readonly string[]): void {
    if (distance > this.options.depth || this.distances.has(id)) return;
    this.distances.set(id, distance);
    this.over.set(id, over);
    this.queue.push(id);
  }
}
