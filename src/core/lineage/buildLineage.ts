import { compareTexts } from "../compareTexts";
import { grouped } from "../grouped";
import { artifactIdOf, bundleOfPlace, isOwnLog, isScript, placeOf } from "./artifactIdentity";
import {
  linkKinds,
  type ArtifactNode,
  type ArtifactPlace,
  type DataEdge,
  type ExecutionNode,
  type LineageEdge,
  type LineageGraph,
  type LineageNode,
} from "./lineageGraph";
import type { LineageArtifact, LineageRecord } from "./lineageRecord";

/**
 * The graph of all executions and artifacts. What an execution printed is only in it where another one used it.
 * @param records of one workspace, in any order.
 * @param workspace absolute path of the workspace, POSIX.
 */
export function buildLineage(records: readonly LineageRecord[], workspace: string): LineageGraph {
  const builder = new LineageBuilder(workspace);
  const inTime = [...records].sort((one, other) => compareTexts(createdOf(one), createdOf(other)));
  for (const record of inTime) builder.addExecution(record);
  for (const record of inTime) for (const artifact of record.artifacts) builder.add(record, artifact);
  for (const record of inTime) builder.addLinks(record);
  return builder.graph();
}

interface Content {
  readonly sha256: string;
  readonly size: number;
  readonly names: Map<string, number>;
  readonly types: Map<string, number>;
  readonly places: Map<string, ArtifactPlace>;
  readonly created: string | null;
}

class LineageBuilder {
  private readonly executions = new Map<string, ExecutionNode>();
  private readonly contents = new Map<string, Content>();
  private readonly edges: LineageEdge[] = [];
  private readonly generations = new Set<string>();
  private readonly taken: Taken[] = [];
  private readonly logs: {
    readonly id: string;
    readonly record: LineageRecord;
    readonly log: LineageArtifact;
  }[] = [];

  constructor(private readonly workspace: string) {}

  addExecution({ execution, deleted }: LineageRecord): void {
    const { id } = execution;
    this.executions.set(id, { kind: "execution", id, execution, missing: deleted ? "deleted" : null });
  }

  add(record: LineageRecord, artifact: LineageArtifact): void {
    if (artifact.sha256 === "") return;
    const place = placeOf(artifact, record.execution.id, this.workspace);
    const id = artifactIdOf(artifact, place);
    if (isOwnLog(artifact)) this.logs.push({ id, record, log: artifact });
    else this.addEdge(record, artifact, id, place);
  }

  addLinks({ execution }: LineageRecord): void {
    for (const kind of linkKinds) {
      const from = execution[kind];
      if (from === null || from === execution.id) continue;
      this.mention(from);
      this.edges.push({ kind, from, to: execution.id });
    }
  }

  graph(): LineageGraph {
    for (const { id, record, log } of this.logs)
      if (this.contents.has(id))
        this.addEdge(record, log, id, placeOf(log, record.execution.id, this.workspace));
    for (const taken of this.taken) this.generateTaken(taken);
    const nodes = new Map<string, LineageNode>(this.executions);
    for (const [id, content] of this.contents) nodes.set(id, artifactNode(id, content));
    return {
      nodes,
      into: grouped(this.edges, ({ to }) => to),
      outOf: grouped(this.edges, ({ from }) => from),
    };
  }

  private addEdge({ execution }: LineageRecord, artifact: LineageArtifact, id: string, place: string): void {
    this.see(id, artifact, place, execution);
    const { role, name } = artifact;
    const facts = { role, name, place, isCode: isScript(artifact) };
    if (artifact.direction === "output") this.generate(execution.id, id, facts);
    else {
      this.edges.push({ kind: "used", from: id, to: execution.id, ...facts });
      const maker = bundleOfPlace(place);
      if (maker !== null && maker !== execution.id) this.taken.push({ artifact: id, maker, facts });
    }
  }

  private generate(execution: string, artifact: string, facts: EdgeFacts): void {
    this.edges.push({ kind: "generated", from: execution, to: artifact, ...facts });
    this.generations.add(`${execution} ${artifact}`);
  }

  /** What was taken from a bundle comes from its execution, though that lists it as part of a folder, or is gone. */
  private generateTaken({ artifact, maker, facts }: Taken): void {
    if (this.generations.has(`${maker} ${artifact}`)) return;
    this.mention(maker);
    this.generate(maker, artifact, { ...facts, role: "output" });
  }

  private mention(id: string): void {
    if (!this.executions.has(id))
      this.executions.set(id, { kind: "execution", id, execution: null, missing: "unknown" });
  }

  private see(
    id: string,
    { sha256, size, name, type }: LineageArtifact,
    path: string,
    { id: execution, created }: LineageRecord["execution"],
  ): void {
    const content = this.contents.get(id) ?? {
      sha256,
      size,
      names: new Map(),
      types: new Map(),
      places: new Map(),
      created,
    };
    this.contents.set(id, content);
    // What was observed in the workspace is named by its path there.
    count(content.names, name.slice(name.lastIndexOf("/") + 1));
    count(content.types, type);
    content.places.set(path, { path, execution });
  }
}

/** That an execution took something out of the bundle of another one. */
interface Taken {
  readonly artifact: string;
  readonly maker: string;
  readonly facts: EdgeFacts;
}

type EdgeFacts = Pick<DataEdge, "role" | "name" | "place" | "isCode">;

function artifactNode(id: string, { sha256, size, names, types, places, created }: Content): ArtifactNode {
  const [type = "File"] = mostFirst(types);
  return {
    kind: "artifact",
    id,
    sha256,
    size,
    names: mostFirst(names),
    type,
    places: [...places.values()],
    created,
  };
}

function count(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function mostFirst(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([, one], [, other]) => other - one).map(([value]) => value);
}

function createdOf({ execution }: LineageRecord): string {
  return execution.created ?? "";
}
