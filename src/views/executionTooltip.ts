import { formatDateTime } from "../core/format/relativeTime";
import { formatDuration } from "../core/format/duration";
import { clip } from "../core/format/shortValue";
import { stateLabel } from "../core/format/stateLabel";
import type { Json } from "../core/json";
import { isRunning, mayStop } from "../core/lifecycle";
import type { ExecutionSummary } from "../core/summary";
import type { ExecutionTarget } from "../shared/executionTarget";
import type { DiskUse } from "../store/housekeeping/diskUse";
import { diskUseText } from "./diskUseText";
import { escapeMarkdown } from "./escapeMarkdown";
import { stateIcon } from "./stateIcon";
import { type Translate } from "../core/translate";

const maximumReasonLength = 400;
const maximumValues = 8;
const maximumValueLength = 60;

/**
 * The hover over an execution as Markdown with theme icons and command links; with what it takes on the disk where that is
 * known.
 * Everything that came from a script or a file stands in it as text: escaped, or in code.
 */
export function executionTooltip(
  execution: ExecutionSummary,
  target: ExecutionTarget,
  t: Translate,
  use: DiskUse | null = null,
): string {
  const head = [
    `**${escapeMarkdown(execution.name ?? execution.method ?? execution.id)}**  \n${code(execution.id)}`,
    `${iconOf(execution)} ${escapeMarkdown(outcome(execution, t))}`,
    ...(isSaid(execution) ? [escapeMarkdown(clip(execution.message ?? "", maximumReasonLength))] : []),
    ...(execution.reason === null ? [] : [code(clip(execution.reason, maximumReasonLength))]),
    ...alertLines(execution),
  ];
  const rows = [...factRows(execution, t), ...(use === null ? [] : [diskRow(use, t)])];
  const facts = rows.map(([name, value]) => `| ${escapeMarkdown(name)} | ${value} |`);
  const table = facts.length === 0 ? [] : [["| | |", "|---|---|", ...facts].join("\n")];
  return [...head, ...table, "---", links(execution, target, t)].join("\n\n");
}

function alertLines({ alerts }: ExecutionSummary): string[] {
  const lines = alerts
    .slice(0, maximumValues)
    .map((alert) => `$(bell) ${escapeMarkdown(clip(alert, maximumReasonLength))}`);
  return lines.length === 0 ? [] : [lines.join("  \n")];
}

/** A command link for trusted Markdown. */
function commandLink(label: string, command: string, argument: unknown): string {
  return `[${escapeMarkdown(label)}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
}

/** The one coloured thing, as the theme has it. */
function iconOf({ state }: ExecutionSummary): string {
  const { icon, color } = stateIcon(state);
  const still = `$(${icon.replace("~spin", "")})`;
  return color === null
    ? still
    : `<span style="color:var(--vscode-${color.replace(".", "-")});">${still}</span>`;
}

/** Whether the script's last words are worth a line: they are while it runs. */
function isSaid({ state, message }: ExecutionSummary): boolean {
  return isRunning(state) && message !== null && message.toLowerCase() !== state.toLowerCase();
}

function outcome(execution: ExecutionSummary, t: Translate): string {
  const state = stateLabel(execution.state);
  const duration = execution.durationMs === null ? null : formatDuration(execution.durationMs);
  if (execution.state === "FAILED" && duration !== null)
    return execution.exitCode === null
      ? t("{0} after {1}", state, duration)
      : t("{0} after {1}, exit code {2}", state, duration, execution.exitCode);
  return duration === null ? state : t("{0} in {1}", state, duration);
}

function factRows(execution: ExecutionSummary, t: Translate): (readonly [string, string])[] {
  const rows: (readonly [string, string | null])[] = [
    [t("Started"), time(execution.started ?? execution.created)],
    [t("Method"), method(execution)],
    [t("Commit"), commit(execution, t)],
    [t("Inputs"), values(execution.inputs)],
    [t("Metrics"), values(execution.metrics)],
    [t("Tags"), execution.tags.length === 0 ? null : escapeMarkdown(execution.tags.join(", "))],
    [t("Note"), execution.note === null ? null : escapeMarkdown(clip(execution.note, maximumReasonLength))],
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

function diskRow(use: DiskUse, t: Translate): readonly [string, string] {
  const files = use.files === 1 ? t("1 file") : t("{0} files", use.files);
  return [t("Disk"), escapeMarkdown(`${diskUseText(use, t)} · ${files}`)];
}

function links(execution: ExecutionSummary, target: ExecutionTarget, t: Translate): string {
  return [
    commandLink(t("Open Details"), "executions.openDetails", target),
    commandLink(t("Show Logs"), "executions.showLogs", target),
    mayStop(execution.state)
      ? commandLink(t("Stop"), "executions.stop", target)
      : commandLink(t("Re-run…"), "executions.rerun", target),
  ].join(" · ");
}

function time(at: string | null): string | null {
  return at === null ? null : escapeMarkdown(formatDateTime(new Date(at)));
}

function method(execution: ExecutionSummary): string | null {
  const name = [execution.methodId, execution.version].filter((part) => part !== null).join(" ");
  const parts = [
    ...(name === "" ? [] : [escapeMarkdown(name)]),
    ...(execution.script === null ? [] : [code(execution.script)]),
  ];
  return parts.length === 0 ? null : parts.join(" · ");
}

function commit(execution: ExecutionSummary, t: Translate): string | null {
  if (execution.commit === null) return null;
  const short = code(execution.commit.slice(0, 7));
  return execution.dirty === true ? t("{0} and uncommitted changes", short) : short;
}

function values(named: Readonly<Record<string, Json>>): string | null {
  const entries = Object.entries(named);
  if (entries.length === 0) return null;
  const shown = entries
    .slice(0, maximumValues)
    .map(([name, value]) => `${escapeMarkdown(name)} ${escapeMarkdown(valueText(value))}`);
  return [...shown, ...(entries.length > maximumValues ? ["…"] : [])].join(" · ");
}

function valueText(value: Json): string {
  return clip(typeof value === "string" ? value : JSON.stringify(value), maximumValueLength);
}

/** As an element: in code of Markdown nothing can be escaped. */
function code(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`;
}
