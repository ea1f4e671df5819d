import { buildLineage } from "../../src/core/lineage/buildLineage";
import { noCopyWanted } from "../../src/core/liesInBundle";
import type { LineageGraph } from "../../src/core/lineage/lineageGraph";
import type { LineageArtifact, LineageExecution, LineageRecord } from "../../src/core/lineage/lineageRecord";

/** An execution of a lineage in a few words: files as "path=content", or "path" alone for a content of that name. */
export interface ToldExecution extends Partial<LineageExecution> {
  readonly id: string;
  readonly uses?: readonly string[];
  readonly makes?: readonly string[];
  /** Made, and left in the workspace. */
  readonly leaves?: readonly string[];
  readonly script?: string;
  readonly deleted?: boolean;
}

/** A record of each execution, created a minute after the one before where no time is told. */
function lineageRecords(told: readonly ToldExecution[]): LineageRecord[] {
  return told.map(({ uses = [], makes = [], leaves = [], deleted = false, ...facts }, index) => ({
    deleted,
    execution: { ...plain, methodId: facts.id.split("-")[0] ?? null, created: minute(index), ...facts },
    artifacts: [
      ...uses.map((text) => artifact("input", text)),
      ...makes.map((text) => artifact("output", text)),
      ...leaves.map((text) => ({
        ...artifact("output", text),
        known: "registered" as const,
        reason: noCopyWanted,
      })),
    ],
  }));
}

/** The same as a graph, of a workspace at `/lab`. */
export function lineageOf(...told: readonly ToldExecution[]): LineageGraph {
  return buildLineage(lineageRecords(told), "/lab");
}

/** The id of an artifact whose content was told by a text. */
export function contentId(content: string): string {
  return `sha256:${hashOf(content)}`;
}

function minute(index: number): string {
  return new Date(Date.UTC(2026, 10, 20, 10, index)).toISOString();
}

/** No real hash: the text itself, so that it can be read where a test fails. */
export function hashOf(content: string): string {
  return Buffer.from(content).toString("hex").padEnd(64, "0");
}

function artifact(direction: "input" | "output", text: string): LineageArtifact {
  const [uri = "", content = uri] = text.split("=");
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  const role = direction === "output" ? "output" : name.endsWith(".py") ? "script" : "data";
  return {
    direction,
    name,
    role,
    type: name.endsWith(".csv") ? "Table" : name.endsWith(".py") ? "Script" : "File",
    sha256: hashOf(content),
    size: content === "empty" ? 0 : 100,
    uri,
    known: direction === "input" ? "declared" : "outputs",
  };
}

const plain: Omit<LineageExecution, "id"> = {
  name: null,
  methodId: null,
  method: null,
  script: null,
  type: null,
  state: "COMPLETED",
  created: null,
  finished: null,
  durationMs: null,
  inputs: {},
  metrics: {},
  commit: null,
  author: null,
  archived: false,
  rerunOf: null,
  parent: null,
  cachedFrom: null,
  imported: false,
};
