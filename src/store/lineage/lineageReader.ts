import { buildLineage } from "../../core/lineage/buildLineage";
import type { LineageGraph } from "../../core/lineage/lineageGraph";
import type { LineageRecord } from "../../core/lineage/lineageRecord";
import type { ExecutionSummary } from "../../core/summary";
import type { WorkspaceLayout } from "../../bundle/layout";
import { listTrash } from "../../bundle/trash/trash";
import { eachInTurn } from "../eachInTurn";
import { readSummary } from "../readSummary";
import { readArtifacts } from "../readArtifacts";
import { textsAbout } from "./artifactOfFile";
import { few, keptAbout, KnownArtifacts } from "./knownArtifacts";

/** So many bundles are read of which nothing is kept. */
const mostUnkept = 200;

/** Makes the lineage of a workspace, as often as its executions change: each sealed bundle is read once. */
export class LineageReader {
  private known: KnownArtifacts | null = null;

  /** @param least so many executions are not read all for the sake of one file. */
  constructor(
    private readonly layout: WorkspaceLayout,
    private readonly least = few,
  ) {}

  /** Whether the lineage of one file costs as little as that of all. */
  isCheap(count: number): boolean {
    return this.known !== null || count < this.least;
  }

  /**
   * The graph of what is kept about a file, and of the newest executions of which nothing is kept yet: that reads a few
   * bundles, however many there are. What lies in the trash is not among it.
   * @param executions all of the workspace, the newest first.
   * @param path absolute.
   * @returns with whether there are more of which nothing is kept.
   */
  async readAbout(
    executions: readonly ExecutionSummary[],
    path: string,
  ): Promise<{ readonly graph: LineageGraph; readonly isCut: boolean }> {
    const { layout } = this;
    const kept = keptAbout(layout, executions, await textsAbout(layout, path));
    const others = executions.filter(({ id }) => !kept.has(id));
    const records: LineageRecord[] = executions.flatMap((execution) => {
      const artifacts = kept.get(execution.id) ?? null;
      return artifacts === null ? [] : [{ execution, artifacts, deleted: false }];
    });
    await eachInTurn(others.slice(0, mostUnkept), async (execution) => {
      records.push({ execution, artifacts: (await readArtifacts(execution)) ?? [], deleted: false });
    });
    const graph = buildLineage(records, layout.workspace.replaceAll("\\", "/"));
    return { graph, isCut: others.length > mostUnkept };
  }

  /**
   * The graph of all executions, of those in the trash too. Others get their turn while it is read.
   * @param executions all of the workspace.
   * @throws the signal's reason when it was aborted.
   */
  async read(executions: readonly ExecutionSummary[], signal?: AbortSignal): Promise<LineageGraph> {
    const { layout } = this;
    this.known ??= new KnownArtifacts(layout, executions.length, this.least);
    const { known } = this;
    const records: LineageRecord[] = [];
    const take = async (execution: ExecutionSummary, deleted: boolean): Promise<void> => {
      records.push({ execution, artifacts: await known.of(execution), deleted });
    };
    await eachInTurn(executions, (execution) => take(execution, false), signal);
    const present = new Set(executions.map(({ id }) => id));
    const deleted = deletedExecutions(layout, present);
    await eachInTurn(deleted, (execution) => take(execution, true), signal);
    signal?.throwIfAborted();
    known.save([...executions, ...deleted]);
    return buildLineage(records, layout.workspace.replaceAll("\\", "/"));
  }
}

/** What the trash still tells of deleted executions; of an archive that was deleted, its artifacts alone. */
function deletedExecutions(layout: WorkspaceLayout, present: ReadonlySet<string>): ExecutionSummary[] {
  return listTrash(layout)
    .filter(({ id }) => !present.has(id))
    .map(({ id, path, archived }) => ({ ...readSummary(path), id, path, archived }));
}
