import { buildLineage } from "../../core/lineage/buildLineage";
import type { LineageGraph } from "../../core/lineage/lineageGraph";
import type { LineageRecord } from "../../core/lineage/lineageRecord";
import type { ExecutionSummary } from "../../core/summary";
import type { WorkspaceLayout } from "../../bundle/layout";
import { listTrash } from "../../bundle/trash/trash";
import { eachInTurn } from "../eachInTurn";
import { readSummary } from "../readSummary";
import { KnownArtifacts } from "./knownArtifacts";

/** Makes the lineage of a workspace, as often as its executions change: each sealed bundle is read once. */
export class LineageReader {
  private known: KnownArtifacts | null = null;

  constructor(private readonly layout: WorkspaceLayout) {}

  /**
   * The graph of all executions, of those in the trash too. Others get their turn while it is read.
   * @param executions all of the workspace.
   * @throws the signal's reason when it was aborted.
   */
  async read(executions: readonly ExecutionSummary[], signal?: AbortSignal): Promise<LineageGraph> {
    const { layout } = this;
    this.known ??= new KnownArtifacts(layout, executions.length);
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
