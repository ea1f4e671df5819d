import { formatBytes } from "../core/format/bytes";
import { formatDuration } from "../core/format/duration";
import { formatDateTime, formatRelativeTime } from "../core/format/relativeTime";
import type { Json, JsonObject } from "../core/json";
import { joinCommandLine } from "../core/method/splitArguments";
import type { Artifact } from "../core/records";
import type { ExecutionDetails } from "../store/describeExecution";
import { environmentFacts } from "./environmentFacts";
import { factLines, section, type Fact } from "./factLines";
import { plainLine } from "./plainText";
import { paintState, stateMark } from "./stateMark";
import { isRecoverable } from "../store/eligibility";

const maximumArtifacts = 100;
const maximumWarnings = 10;
const maximumValueLength = 500;

/** One execution as lines for a reader; nothing that stands in the bundle can steer the terminal. */
export function executionPage(details: ExecutionDetails, now: Date, colour: boolean): string[] {
  const { state, id, inputs, metrics, properties, artifacts, history, warnings } = details;
  const mark = stateMark(state);
  const time = (at: string): string => timeText(at, now);
  return [
    `${colour ? paintState(mark, state) : mark}  ${plainLine(id)}`,
    ...factLines([
      ...nameFacts(details),
      ...runFacts(details, time),
      ...codeFacts(details),
      ["Bundle", details.path],
    ]),
    ...section("Warnings", warningLines(warnings)),
    ...section("Arguments", argumentLines(details.request)),
    ...section("Inputs", factLines(valueFacts(inputs))),
    ...section("Metrics (last values)", factLines(valueFacts(metrics))),
    ...section("Properties", factLines(valueFacts(properties))),
    ...section("Input files", artifactLines(artifacts, "input")),
    ...section("Output files", artifactLines(artifacts, "output")),
    ...section(
      "History",
      factLines(history.map(({ state: past, at, message }): Fact => [past, `${clockText(at)}  ${message}`])),
    ),
  ];
}

function warningLines(warnings: readonly string[]): string[] {
  const lines = warnings.slice(0, maximumWarnings).map((warning) => `  ${plainLine(valueText(warning))}`);
  const more = warnings.length - lines.length;
  return more > 0 ? [...lines, `  and ${more} more: see --json`] : lines;
}

function argumentLines(request: JsonObject | null): string[] {
  const args = request?.["args"];
  const texts = Array.isArray(args) ? args.filter((arg) => typeof arg === "string") : [];
  return texts.length === 0 ? [] : [`  ${plainLine(joinCommandLine(texts))}`];
}

function nameFacts({
  name,
  method,
  methodId,
  version,
  script,
  tags,
  note,
  rerunOf,
  parent,
  cachedFrom,
  imported,
}: ExecutionDetails): Fact[] {
  const shownId = methodId !== null && methodId !== method ? `(${methodId})` : null;
  return [
    ["Name", name],
    ["Method", method === null ? null : [method, version, shownId].filter((part) => part !== null).join(" ")],
    ["Script", script],
    ["Tags", tags.length === 0 ? null : tags.join(", ")],
    ["Note", note],
    ["Run again of", rerunOf],
    ["Started by", parent],
    ["Results of", cachedFrom],
    ["Imported", imported ? "yes" : null],
  ];
}

function runFacts(details: ExecutionDetails, time: (at: string) => string): Fact[] {
  const { reason, exitCode, signal, instance } = details;
  return [
    ["Reason", reason],
    ["Message", messageText(details)],
    ...timeFacts(details, time),
    ["Exit code", exitCode === null ? null : String(exitCode)],
    ["Signal", signal],
    [
      "Ran on",
      instance === null ? null : `${instance.host}, ${instance.platform.os} ${instance.platform.release}`,
    ],
    ["Interpreter", interpreterText(details)],
    ...environmentFacts(instance === null ? null : { ...instance }),
    ["Sealed", sealText(details)],
  ];
}

function sealText(details: ExecutionDetails): string {
  if (details.sealed) return "yes";
  return isRecoverable(details)
    ? `no; executions recover ${details.id} collects what there is and seals it`
    : "no";
}

/** What it says of itself while it is under way. */
function messageText({ message, progress, finished }: ExecutionDetails): string | null {
  if (message === null || finished !== null) return null;
  return progress === null || progress === 0 ? message : `${message} (${progress} %)`;
}

function timeFacts(details: ExecutionDetails, time: (at: string) => string): Fact[] {
  const { created, started, finished, durationMs } = details;
  return [
    ["Created", created === null ? null : time(created)],
    ["Started", started === null ? null : time(started)],
    ["Finished", finished === null ? null : time(finished)],
    ["Took", durationMs === null ? null : formatDuration(durationMs)],
  ];
}

function interpreterText({ instance }: ExecutionDetails): string | null {
  const interpreter = instance?.interpreter ?? null;
  return interpreter === null ? null : [interpreter.path, interpreter.version].filter(Boolean).join(" ");
}

function codeFacts({ commit, branch, dirty, author, git }: ExecutionDetails): Fact[] {
  if (git?.repository === false) return [["Code", git.reason]];
  const changed = dirty === true ? "with uncommitted changes" : null;
  return [
    ["Commit", commit === null ? null : [commit, changed].filter((part) => part !== null).join(" ")],
    ["Branch", branch],
    ["Author", author],
  ];
}

function valueFacts(values: Readonly<Record<string, Json>>): Fact[] {
  return Object.entries(values).map(([name, value]) => [name, valueText(value)]);
}

function valueText(value: Json): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > maximumValueLength ? `${text.slice(0, maximumValueLength)}…` : text;
}

function artifactLines(artifacts: readonly Artifact[], direction: Artifact["direction"]): string[] {
  const own = artifacts.filter((artifact) => artifact.direction === direction);
  const lines = factLines(
    own.slice(0, maximumArtifacts).map(({ uri, size, type }) => [uri, `${formatBytes(size)}  ${type}`]),
  );
  return own.length > maximumArtifacts
    ? [...lines, `  and ${own.length - maximumArtifacts} more: see --json`]
    : lines;
}

function timeText(at: string, now: Date): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : `${clockText(at)} (${formatRelativeTime(date, now)})`;
}

/** Local; a time that is none stays as it is. */
function clockText(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : formatDateTime(date);
}
