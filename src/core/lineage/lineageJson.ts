import type { ArtifactPlace, LineageGraph, Missing, TracedEdge } from "./lineageGraph";
import type { LineageExecution } from "./lineageRecord";
import type { StaleMark } from "./staleMarks";
import type { Trace } from "./traceLineage";

/** What every node tells. */
interface JsonNodeFacts {
  readonly id: string;
  /** Edges from the start: negative before it, positive after it; of what stands beside it those over what they share. */
  readonly distance: number;
  readonly stale: readonly StaleMark[];
}

type ExecutionFacts = {
  readonly [
    Fact in
      "name" | "methodId" | "method" | "script" | "state" | "created" | "finished" | "commit" | "archived"
  ]: LineageExecution[Fact] | null;
};

export type LineageJsonNode =
  | (JsonNodeFacts & ExecutionFacts & { readonly kind: "execution"; readonly missing: Missing | null })
  | (JsonNodeFacts & {
      readonly kind: "artifact";
      readonly sha256: string;
      readonly size: number;
      readonly name: string;
      readonly names: readonly string[];
      readonly type: string;
      readonly places: readonly ArtifactPlace[];
      readonly created: string | null;
    });

/** A lineage as the command line prints it (design, section 11). */
export interface LineageJson {
  readonly nodes: readonly LineageJsonNode[];
  readonly edges: readonly TracedEdge[];
}

/** @param stale marks by node; those without any may be absent. */
export function lineageJson(
  graph: LineageGraph,
  { distances, edges }: Trace,
  stale: ReadonlyMap<string, readonly StaleMark[]>,
): LineageJson {
  const nodes = [...distances].flatMap(([id, distance]): LineageJsonNode[] => {
    const node = graph.nodes.get(id);
    if (node === undefined) return [];
    const facts = { id, distance, stale: stale.get(id) ?? [] };
    if (node.kind === "execution")
      return [{ kind: "execution", ...facts, missing: node.missing, ...executionFacts(node.execution) }];
    const { sha256, size, names, type, places, created } = node;
    return [{ kind: "artifact", ...facts, sha256, size, name: names[0] ?? "", names, type, places, created }];
  });
  return { nodes, edges };
}

const nothingKnown: ExecutionFacts = {
  name: null,
  methodId: null,
  method: null,
  script: null,
  state: null,
  created: null,
  finished: null,
  commit: null,
  archived: null,
};

function executionFacts(execution: LineageExecution | null): ExecutionFacts {
  if (execution === null) return nothingKnown;
  const { name, methodId, method, script, state, created, finished, commit, archived } = execution;
  return { name, methodId, method, script, state, created, finished, commit, archived };
}
