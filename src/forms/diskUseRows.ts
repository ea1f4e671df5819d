import type { ExecutionSummary } from "../core/summary";
import type { DiskUse } from "../store/housekeeping/diskUse";
import type { DiskUseReport, MethodUse } from "../store/housekeeping/diskUseReport";
import { diskUseText } from "../views/diskUseText";
import type { Translate } from "../core/translate";
import { plainLabel } from "./plainLabel";

/** What a row of the disk use leads to. */
export type DiskUseTarget =
  | { readonly kind: "none" }
  | { readonly kind: "trash" }
  /** The executions that a query finds. */
  | { readonly kind: "query"; readonly query: string }
  | { readonly kind: "execution"; readonly id: string };

export interface DiskUseRow {
  readonly label: string;
  readonly description: string;
  readonly target: DiskUseTarget;
}

export interface DiskUseSection {
  readonly heading: string;
  readonly rows: readonly DiskUseRow[];
}

/** What `.executions/` takes, by where it lies, by method, and the largest executions. */
export function diskUseSections(
  report: DiskUseReport,
  get: (id: string) => ExecutionSummary | undefined,
  t: Translate,
): DiskUseSection[] {
  return [
    { heading: t("Where"), rows: placeRows(report, t) },
    { heading: t("By Method"), rows: report.methods.map((method) => methodRow(method, t)) },
    {
      heading: t("Largest Executions"),
      rows: report.largest.flatMap((use) => {
        const execution = get(use.id);
        return execution === undefined ? [] : [executionRowOf(execution, use, t)];
      }),
    },
  ].filter(({ rows }) => rows.length > 0);
}

function placeRows(report: DiskUseReport, t: Translate): DiskUseRow[] {
  const { live, archived, trash, kept, downloads, cache } = report;
  const row = (
    icon: string,
    label: string,
    use: DiskUse,
    count: number | null,
    target: DiskUseTarget,
  ): DiskUseRow => ({
    label: `$(${icon}) ${label}`,
    description: [...(count === null ? [] : [executionsText(count, t)]), diskUseText(use, t)].join(" · "),
    target,
  });
  const nowhere: DiskUseTarget = { kind: "none" };
  return [
    row("folder", t("Executions"), live, live.count, { kind: "query", query: "NOT is:archived" }),
    row("archive", t("Archive"), archived, archived.count, { kind: "query", query: "is:archived" }),
    row("trash", t("Trash"), trash, trash.count, { kind: "trash" }),
    row("save", t("Kept Outputs"), kept, null, nowhere),
    row("cloud-download", t("Downloads"), downloads, null, nowhere),
    row("database", t("Other Caches"), cache, null, nowhere),
  ];
}

function methodRow(method: MethodUse, t: Translate): DiskUseRow {
  const { title, methodId, script, count } = method;
  return {
    label: `$(symbol-method) ${plainLabel(title ?? t("Unknown method"))}`,
    description: [executionsText(count, t), diskUseText(method, t)].join(" · "),
    target: methodId === null ? { kind: "none" } : { kind: "query", query: methodQuery(methodId, script) },
  };
}

function methodQuery(methodId: string, script: string | null): string {
  const quoted = (text: string): string => (/^[\w./-]+$/.test(text) ? text : `"${text.replaceAll('"', "")}"`);
  return [`method:${quoted(methodId)}`, ...(script === null ? [] : [`script:${quoted(script)}`])].join(" ");
}

function executionRowOf(
  { id, name, method, archived }: ExecutionSummary,
  use: DiskUse,
  t: Translate,
): DiskUseRow {
  const facts = [
    name === null ? null : id,
    method,
    archived ? t("archived") : null,
    diskUseText(use, t),
    t("{0} files", use.files),
  ];
  return {
    label: plainLabel(name ?? id),
    description: plainLabel(facts.filter((fact) => fact !== null).join(" · ")),
    target: { kind: "execution", id },
  };
}

function executionsText(count: number, t: Translate): string {
  return count === 1 ? t("1 execution") : t("{0} executions", count);
}
