import { formatBytes } from "../format/bytes";
import { formatDuration } from "../format/duration";
import { stateLabel } from "../format/stateLabel";
import { textOf, type Json } from "../json";
import type { Artifact, GitRecord } from "../records";
import type { ExecutionSummary } from "../summary";
import { markdownHead, markdownRow } from "./markdownTable";

/** What is told of an execution in a few lines. */
export interface SummarizedExecution extends ExecutionSummary {
  readonly artifacts: readonly Pick<Artifact, "direction" | "name" | "type" | "size" | "sha256">[];
  readonly git: GitRecord | null;
}

/**
 * An execution as Markdown, to paste into an issue, a note or a chat: how it ended, on what code, its inputs, metrics and
 * files as tables. What stands in it is text, whatever a script or a user wrote.
 */
export function markdownSummary(execution: SummarizedExecution): string {
  const { id, name, reason, note } = execution;
  const parts = [
    `### ${heading(textOf(name?.trim()) ?? id)}`,
    facts(execution),
    ...(reason === null ? [] : [quoted(reason)]),
    ...(note === null ? [] : [quoted(note)]),
    ...valueTable("Input", execution.inputs),
    ...valueTable("Metric", execution.metrics),
    ...valueTable("Property", execution.properties),
    ...fileTable(execution.artifacts),
  ];
  return `${parts.map((part) => part.trimEnd()).join("\n\n")}\n`;
}

function facts({
  id,
  state,
  durationMs,
  started,
  created,
  method,
  version,
  git,
}: SummarizedExecution): string {
  const rows: readonly (readonly [string, string | null])[] = [
    ["Execution", id],
    ["State", stateLabel(state)],
    ["Method", method === null ? null : `${method} ${version ?? ""}`],
    ["Started", started ?? created],
    ["Duration", durationMs === null ? null : formatDuration(durationMs)],
    ["Code", codeText(git)],
  ];
  return table(
    "",
    rows.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

function codeText(git: GitRecord | null): string | null {
  if (git?.repository !== true || git.commit === null) return null;
  const changes = git.dirty ? ", with uncommitted changes" : "";
  return `${git.commit.slice(0, 8)} on ${git.branch ?? "no branch"}${changes}`;
}

function valueTable(title: string, values: Readonly<Record<string, Json>>): string[] {
  const rows = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return rows.length === 0 ? [] : [table(title, rows)];
}

function fileTable(artifacts: SummarizedExecution["artifacts"]): string[] {
  if (artifacts.length === 0) return [];
  const heads = ["File", "", "Type", "Size", "SHA-256"].map((title) => ({ title, right: title === "Size" }));
  const rows = artifacts.map(({ direction, name, type, size, sha256 }) =>
    markdownRow([name, direction, type, formatBytes(size), sha256.slice(0, 12)]),
  );
  return [markdownHead(heads) + rows.join("")];
}

function table(title: string, rows: readonly (readonly string[])[]): string {
  const heads = [title, ""].map((text) => ({ title: text, right: false }));
  return markdownHead(heads) + rows.map((row) => markdownRow(row)).join("");
}

/** A heading is one line, and takes none of Markdown's signs. */
function heading(text: string): string {
  return markdownRow([text]).slice(2, -3);
}

function quoted(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => `> ${heading(line)}`)
    .join("\n");
}
