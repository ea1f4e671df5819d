import { existsSync } from "node:fs";
import { isDataEdge, type ArtifactNode, type LineageGraph } from "../../core/lineage/lineageGraph";
import { lineageJson, type LineageJson } from "../../core/lineage/lineageJson";
import { traceLineage, type TraceDirection } from "../../core/lineage/traceLineage";
import type { ExecutionSummary } from "../../core/summary";
import { bundleFolder } from "../../bundle/archive/bundleFolder";
import { workspaceLayout, type WorkspaceLayout } from "../../bundle/layout";
import { askExecutions } from "../askExecutions";
import { describeExecution, type ExecutionDetails } from "../describeExecution";
import { ExecutionStore } from "../executionStore";
import { findExecution } from "../findExecution";
import { knowArchives } from "../knowArchives";
import { LineageReader } from "../lineage/lineageReader";

/**
 * Asks the executions of a workspace, for scripts in Node: `new ExecutionsQuery(folder)`. What it asks of is as it was when
 * it was first asked; {@link refresh} reads anew. Executions are named by id, a unique beginning of it, `@last`, `@-2`
 * or `@best:METRIC`.
 */
export class ExecutionsQuery {
  private readonly layout: WorkspaceLayout;
  private readonly reader: LineageReader;
  private read: Promise<ExecutionStore> | null = null;
  private graph: Promise<LineageGraph> | null = null;

  /** @param workspace the folder that holds `.executions/`. */
  constructor(workspace: string) {
    this.layout = workspaceLayout(workspace);
    this.reader = new LineageReader(this.layout);
  }

  /** Executions that come, go or change later are seen from now on. */
  refresh(): void {
    this.read = null;
    this.graph = null;
  }

  /** The names of all pipelines, sorted. */
  async pipelines(): Promise<string[]> {
    return namesOf((await this.executions()).map(({ pipeline }) => pipeline));
  }

  /** The names of the stages of a pipeline, or of all, sorted. */
  async stages(pipeline?: string): Promise<string[]> {
    const all = await this.executions();
    return namesOf(
      all.filter((each) => pipeline === undefined || each.pipeline === pipeline).map(({ stage }) => stage),
    );
  }

  /**
   * Executions, newest first, archived ones too.
   * @param query as in `executions list --query`; left out: all.
   * @throws when the query cannot be read.
   */
  async executions(query = ""): Promise<readonly ExecutionSummary[]> {
    return await askExecutions(this.layout, (await this.store()).list(), query, new Date());
  }

  /** One execution with its records. @throws when none or several are meant. */
  async execution(id: string): Promise<ExecutionDetails> {
    const execution = findExecution(await this.store(), id);
    return describeExecution(execution, await bundleFolder(this.layout, execution, "metadata"));
  }

  /** All artifacts that executions used or made, each content once. */
  async artifacts(): Promise<ArtifactNode[]> {
    return artifactsOf(await this.lineageGraph(), [...(await this.lineageGraph()).nodes.keys()]);
  }

  /** What an execution used. */
  async inputs(id: string): Promise<ArtifactNode[]> {
    return await this.neighbours(id, "into");
  }

  /** What an execution made. */
  async outputs(id: string): Promise<ArtifactNode[]> {
    return await this.neighbours(id, "outOf");
  }

  /** The executions that made the inputs of an execution: one step, or with `Infinity` all before it. */
  async parents(id: string, steps = 1): Promise<ExecutionSummary[]> {
    return await this.related(id, "backward", steps);
  }

  /** The executions that used the outputs of an execution: one step, or with `Infinity` all that came of it. */
  async children(id: string, steps = 1): Promise<ExecutionSummary[]> {
    return await this.related(id, "forward", steps);
  }

  /** The executions that made a content. @param artifact its id or its SHA-256. */
  async producers(artifact: string): Promise<ExecutionSummary[]> {
    const graph = await this.lineageGraph();
    const id = artifact.startsWith("sha256:") ? artifact : `sha256:${artifact}`;
    return await this.present((graph.into.get(id) ?? []).map(({ from }) => from));
  }

  /** What an execution or an artifact came of, and what came of it, as `executions lineage --json` tells it. */
  async lineage(id: string, direction: TraceDirection = "both", depth?: number): Promise<LineageJson> {
    const graph = await this.lineageGraph();
    const start = graph.nodes.has(id) ? id : findExecution(await this.store(), id).id;
    const trace = traceLineage(graph, [start], {
      direction,
      depth: depth ?? Infinity,
      links: new Set(),
      passes: () => true,
    });
    return lineageJson(graph, trace, new Map());
  }

  private async related(
    id: string,
    direction: "backward" | "forward",
    steps: number,
  ): Promise<ExecutionSummary[]> {
    // An execution is two edges from the next one.
    const { nodes } = await this.lineage(findExecution(await this.store(), id).id, direction, 2 * steps);
    return await this.present(
      nodes.filter(({ kind, distance }) => kind === "execution" && distance !== 0).map((node) => node.id),
    );
  }

  private async neighbours(id: string, side: "into" | "outOf"): Promise<ArtifactNode[]> {
    const graph = await this.lineageGraph();
    const edges = graph[side].get(findExecution(await this.store(), id).id) ?? [];
    return artifactsOf(
      graph,
      edges.filter(isDataEdge).map((edge) => (side === "into" ? edge.from : edge.to)),
    );
  }

  private async present(ids: readonly string[]): Promise<ExecutionSummary[]> {
    const store = await this.store();
    return [...new Set(ids)].flatMap((id) => store.get(id) ?? []);
  }

  private async store(): Promise<ExecutionStore> {
    this.read ??= this.open();
    return await this.read;
  }

  private async open(): Promise<ExecutionStore> {
    if (existsSync(this.layout.archive)) await knowArchives(this.layout);
    return new ExecutionStore(this.layout);
  }

  private async lineageGraph(): Promise<LineageGraph> {
    this.graph ??= this.store().then((store) => this.reader.read(store.list()));
    return await this.graph;
  }
}

function artifactsOf({ nodes }: LineageGraph, ids: readonly string[]): ArtifactNode[] {
  return [...new Set(ids)].flatMap((id) => {
    const node = nodes.get(id);
    return node?.kind === "artifact" ? [node] : [];
  });
}

function namesOf(names: readonly (string | null)[]): string[] {
  return [...new Set(names)].filter((name) => name !== null).sort();
}
