import { formatBytes } from "../core/format/bytes";
import { formatRelativeTime } from "../core/format/relativeTime";
import type { HousekeepingRule } from "../core/housekeeping/housekeepingRule";
import { methodKey } from "../core/methodKey";
import type { ExecutionSummary } from "../core/summary";
import type { PlannedStep } from "../store/housekeeping/housekeepingRequest";
import type { HousekeepingTask } from "../store/housekeeping/runHousekeeping";
import type { Translate } from "../core/translate";
import { plainLabel } from "./plainLabel";

/** A row of the preview: an execution, or those of a method where there are very many. */
export interface HousekeepingRow {
  readonly label: string;
  readonly description: string;
  readonly tasks: readonly HousekeepingTask[];
  /** What it gives, in bytes; what other files share with it is not counted. */
  readonly bytes: number;
}

/** What one rule takes, behind what the rule says. */
export interface HousekeepingSection {
  readonly heading: string;
  readonly rows: readonly HousekeepingRow[];
}

/** More than this nobody looks through one by one. */
const manyRows = 500;

interface Taken {
  readonly execution: ExecutionSummary;
  readonly task: HousekeepingTask;
  readonly bytes: number;
}

/** The preview of what the rules take; of more than 500 executions a row for each method. */
export function housekeepingSections(
  steps: readonly PlannedStep[],
  rules: readonly HousekeepingRule[],
  get: (id: string) => ExecutionSummary | undefined,
  now: Date,
  t: Translate,
): HousekeepingSection[] {
  const isMany = steps.reduce((count, { ids }) => count + ids.length, 0) > manyRows;
  return steps.flatMap((step) => {
    const rule = rules[step.rule];
    if (rule === undefined) return [];
    const taken = takenBy(step, rule, get);
    const rows = isMany ? methodRows(taken, t) : taken.map((one) => executionRowOf(one, now));
    const sum = formatBytes(rows.reduce((bytes, row) => bytes + row.bytes, 0));
    return rows.length === 0 ? [] : [{ heading: `${ruleText(rule, t)} · ${sum}`, rows }];
  });
}

/** What is ticked, for the title: "archive 12, delete 5 · gives up to 1.3 GB". */
export function housekeepingTotal(rows: readonly HousekeepingRow[], t: Translate): string {
  const tasks = rows.flatMap((row) => row.tasks);
  const archived = tasks.filter(({ action }) => action === "archive").length;
  const deleted = tasks.length - archived;
  const counts = [
    ...(archived === 0 ? [] : [t("archive {0}", archived)]),
    ...(deleted === 0 ? [] : [t("delete {0}", deleted)]),
  ];
  if (counts.length === 0) return t("nothing is ticked");
  // Archives take room too, and what is deleted lies in the trash first.
  const most = formatBytes(rows.reduce((bytes, row) => bytes + row.bytes, 0));
  return `${counts.join(", ")} · ${t("gives up to {0}", most)}`;
}

/** What a rule says, in words, behind its name where it has one. */
export function ruleText(rule: HousekeepingRule, t: Translate): string {
  const { name, action, olderThanDays, keepLast, failedOnly, query } = rule;
  const conditions = [
    ...(failedOnly ? [t("failed")] : []),
    ...(olderThanDays === null ? [] : [t("older than {0} d", olderThanDays)]),
    ...(query === null ? [] : [query.text]),
    ...(keepLast === 0 ? [] : [t("all but the last {0} of each method", keepLast)]),
  ].join(", ");
  const text = action === "archive" ? t("Archive: {0}", conditions) : t("Delete: {0}", conditions);
  return name === null ? text : `${name} (${text})`;
}

function takenBy(
  { ids, bytes }: PlannedStep,
  { action }: HousekeepingRule,
  get: (id: string) => ExecutionSummary | undefined,
): Taken[] {
  return ids.flatMap((id, index) => {
    const execution = get(id);
    return execution === undefined ? [] : [{ execution, task: { id, action }, bytes: bytes[index] ?? 0 }];
  });
}

function executionRowOf({ execution, task, bytes }: Taken, now: Date): HousekeepingRow {
  const { id, name, method, finished, created } = execution;
  const at = new Date(finished ?? created ?? "");
  const facts = [
    name === null ? null : id,
    method,
    Number.isNaN(at.getTime()) ? null : formatRelativeTime(at, now),
    formatBytes(bytes),
  ];
  return {
    label: `${iconOf(task)} ${plainLabel(name ?? id)}`,
    description: plainLabel(facts.filter((fact) => fact !== null).join(" · ")),
    tasks: [task],
    bytes,
  };
}

function methodRows(taken: readonly Taken[], t: Translate): HousekeepingRow[] {
  const groups = new Map<string, Taken[]>();
  for (const one of taken) {
    const key = methodKey(one.execution);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    const bytes = group.reduce((sum, one) => sum + one.bytes, 0);
    const title = first?.execution.method ?? t("Unknown method");
    return {
      label: `${first === undefined ? "" : iconOf(first.task)} ${plainLabel(title)}`,
      description: `${t("{0} executions", group.length)} · ${formatBytes(bytes)}`,
      tasks: group.map(({ task }) => task),
      bytes,
    };
  });
}

function iconOf({ action }: HousekeepingTask): string {
  return action === "archive" ? "$(archive)" : "$(trash)";
}
