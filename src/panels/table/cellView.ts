import { isRunning } from "../../core/lifecycle";
import type { Json } from "../../core/json";
import type { ExecutionSummary } from "../../core/summary";
import { aggregate } from "../../core/table/aggregate";
import type { BetterDirection } from "../../core/table/bestValue";
import { columnValue, type EnvironmentOf } from "../../core/table/columnValue";
import type { FactColumn, TableColumn } from "../../core/table/tableColumn";
import type { CellView } from "../../shared/table/tableView";
import { valueText } from "../../core/format/valueText";

const nothing: CellView = { kind: "none" };

/** What a row shows in a column. @param best the best value of the column among all rows; null: it is not told. */
export function cellView(
  summary: ExecutionSummary,
  column: TableColumn,
  best: number | null,
  environmentOf: EnvironmentOf,
): CellView {
  if (column.kind === "fact") return factCell(summary, column.fact);
  return plainCell(columnValue(summary, column, environmentOf), best);
}

const factCells: Readonly<Partial<Record<FactColumn, (summary: ExecutionSummary) => CellView>>> = {
  state: ({ state, progress }) => ({
    kind: "state",
    state,
    progress: isRunning(state) ? progress : null,
  }),
  name: ({ name, pinned, archived, alerts }) => ({ kind: "name", name, pinned, archived, alerts }),
  started: ({ started, created }) => timeCell(started ?? created),
  duration: ({ state, durationMs, started }) =>
    isRunning(state) && started !== null
      ? { kind: "duration", ms: null, since: started }
      : durationMs === null
        ? nothing
        : { kind: "duration", ms: durationMs, since: null },
  commit: ({ commit, dirty }) =>
    commit === null ? nothing : { kind: "commit", commit, dirty: dirty === true },
  tags: ({ tags }) => (tags.length === 0 ? nothing : { kind: "tags", tags }),
  outputsBytes: ({ outputsBytes }) => bytesCell(outputsBytes),
  peakMemory: ({ peakMemoryBytes }) => bytesCell(peakMemoryBytes),
  id: ({ id }) => ({ kind: "text", text: id, mono: true }),
  script: ({ script }) => (script === null ? nothing : { kind: "text", text: script, mono: true }),
};

function factCell(summary: ExecutionSummary, fact: FactColumn): CellView {
  const special = factCells[fact];
  if (special !== undefined) return special(summary);
  return plainCell(
    columnValue(summary, { kind: "fact", fact }, () => ({})),
    null,
  );
}

function plainCell(value: Json, best: number | null): CellView {
  if (value === null) return nothing;
  if (typeof value === "number") return { kind: "number", value, best: best !== null && value === best };
  return { kind: "text", text: valueText(value), mono: false };
}

function bytesCell(bytes: number | null): CellView {
  return bytes === null ? nothing : { kind: "bytes", bytes };
}

function timeCell(at: string | null): CellView {
  return at === null ? nothing : { kind: "time", at };
}

/** Whether a column's values stand at the right. */
export function isNumeric(column: TableColumn, sample: readonly ExecutionSummary[]): boolean {
  if (column.kind === "metric") return true;
  if (column.kind === "fact")
    return ["started", "duration", "exitCode", "outputsBytes", "peakMemory"].includes(column.fact);
  if (column.kind === "env") return false;
  const first = sample
    .map((summary) => columnValue(summary, column, () => ({})))
    .find((value) => value !== null);
  return typeof first === "number";
}

/**
 * What a group shows in a column: the median of durations, the most of sizes, the best of a metric, the range of other
 * numbers. @param better which values of a metric are better; null: none.
 */
export function groupCell(
  summaries: readonly ExecutionSummary[],
  column: TableColumn,
  better: BetterDirection | null,
): CellView {
  const kind = figureOf(column, better);
  if (kind === null) return nothing;
  const figures = aggregate(summaries.map((summary) => columnValue(summary, column, () => ({}))));
  return figures === null ? nothing : { kind: "aggregate", ...kind, figures };
}

type Figure = Pick<Extract<CellView, { kind: "aggregate" }>, "of" | "text">;

const factFigures: Readonly<Partial<Record<FactColumn, Figure>>> = {
  duration: { of: "median", text: "duration" },
  outputsBytes: { of: "max", text: "bytes" },
  peakMemory: { of: "max", text: "bytes" },
};

function figureOf(column: TableColumn, better: BetterDirection | null): Figure | null {
  switch (column.kind) {
    case "fact":
      return factFigures[column.fact] ?? null;
    case "env":
      return null;
    case "metric":
      return { of: better ?? "range", text: "number" };
    default:
      return { of: "range", text: "number" };
  }
}
