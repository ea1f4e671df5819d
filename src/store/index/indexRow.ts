import { isJsonObject, type Json } from "../../core/json";
import { isEndState, type ExecutionState } from "../../core/lifecycle";
import type { ExecutionSummary } from "../../core/summary";
import type { ValueReader, ValueWriter } from "./blockValues";

/** What the index keeps of an execution. */
export interface IndexRow {
  readonly summary: ExecutionSummary;
  /** Tells one state of the bundle's files from another; null where they were too new to tell. */
  readonly stamp: number | null;
}

/** Where a row's path leads, and what its workspace says of it. */
export interface RowPlace {
  pathOf(id: string, archived: boolean): string;
  isImported(id: string): boolean;
}

/** The shared ones stand once in a block, and rows name them by number. */
type Kind = "text" | "sharedText" | "sharedTexts" | "sharedRecord" | "number" | "flag" | "record";

/** The columns behind id, archived (0 or 1), created and stamp, in their order. */
const columns = {
  state: "sharedText",
  status: "sharedText",
  message: "sharedText",
  progress: "number",
  reason: "sharedText",
  started: "text",
  finished: "text",
  durationMs: "number",
  exitCode: "number",
  signal: "sharedText",
  name: "sharedText",
  methodId: "sharedText",
  method: "sharedText",
  version: "sharedText",
  script: "sharedText",
  pipeline: "sharedText",
  stage: "sharedText",
  context: "sharedText",
  type: "sharedText",
  inputs: "sharedRecord",
  properties: "sharedRecord",
  metrics: "record",
  commit: "sharedText",
  branch: "sharedText",
  dirty: "flag",
  author: "sharedText",
  tags: "sharedTexts",
  note: "sharedText",
  pinned: "flag",
  alerts: "sharedTexts",
  infrastructure: "sharedText",
  rerunOf: "text",
  parent: "sharedText",
  cachedFrom: "text",
  sealed: "flag",
  imported: "flag",
  outputsBytes: "number",
  peakMemoryBytes: "number",
} as const satisfies Record<Exclude<keyof ExecutionSummary, "id" | "path" | "archived" | "created">, Kind>;

type Column = keyof typeof columns;

const names = Object.keys(columns) as Column[];
const allKinds: readonly Kind[] = ["text", "number", "text", "number", ...Object.values<Kind>(columns)];
const ahead = 4;

/** Only what has ended is kept: everything else is read again at each start. */
export function isKept({ state }: ExecutionSummary): boolean {
  return isEndState(state);
}

/** A row as one line of JSON without its newline; it begins with the id, and whether it is archived. */
export function encodeRow({ summary, stamp }: IndexRow, values: ValueWriter): string {
  const { id, archived, created } = summary;
  const cells = names.map((name) => {
    const value = summary[name];
    return value !== null && columns[name].startsWith("shared")
      ? values.numberOf(value as string | readonly string[] | Readonly<Record<string, Json>>)
      : value;
  });
  return JSON.stringify([id, Number(archived), created, stamp, ...cells]);
}

/**
 * A line of {@link encodeRow}; null when it is none.
 * @param id the one that it begins with, so that it is held once.
 */
export function decodeRow(id: string, line: string, values: ValueReader, place: RowPlace): IndexRow | null {
  const cells = parseCells(line);
  if (cells === null) return null;
  for (let index = 1; index < cells.length; index += 1) {
    const cell = resolve(allKinds[index] ?? "text", cells[index] ?? null, values);
    if (cell === undefined) return null;
    cells[index] = cell;
  }
  const [, archived, created, stamp] = cells as [string, number, string | null, number | null];
  if (!isEndState(cells[places.state] as ExecutionState)) return null;
  return { summary: summaryOf(id, archived === 1, created, cells, place), stamp };
}

function parseCells(line: string): (Json | SharedCell)[] | null {
  try {
    const cells: unknown = JSON.parse(line);
    return Array.isArray(cells) && cells.length === allKinds.length ? (cells as Json[]) : null;
  } catch {
    return null;
  }
}

type SharedCell = readonly string[] | Readonly<Record<string, Json>>;

/** What stands in a cell; undefined where that does not fit. A line comes from a file that anybody may have written. */
function resolve(kind: Kind, cell: Json | SharedCell, values: ValueReader): Json | SharedCell | undefined {
  if (cell === null) return mayLack[kind] ? null : undefined;
  return resolvers[kind](cell as Json, values);
}

const resolvers: Readonly<Record<Kind, (cell: Json, values: ValueReader) => Json | SharedCell | undefined>> =
  {
    text: (cell) => (typeof cell === "string" ? cell : undefined),
    number: (cell) => (typeof cell === "number" ? cell : undefined),
    flag: (cell) => (typeof cell === "boolean" ? cell : undefined),
    record: (cell) => (isJsonObject(cell) ? filled(cell) : undefined),
    sharedText: (cell, values) => values.text(cell),
    sharedTexts: (cell, values) => values.list(cell),
    sharedRecord: (cell, values) => values.record(cell),
  };

const mayLack: Readonly<Record<Kind, boolean>> = {
  text: true,
  number: true,
  flag: true,
  sharedText: true,
  sharedTexts: false,
  sharedRecord: false,
  record: false,
};

const nothing: Readonly<Record<string, never>> = Object.freeze({});

function filled(record: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  for (const name in record) if (Object.hasOwn(record, name)) return record;
  return nothing;
}

const places = Object.fromEntries(names.map((name, index) => [name, ahead + index])) as Record<
  Column,
  number
>;

/** One literal, so that all rows are of one shape and take little memory. */
function summaryOf(
  id: string,
  archived: boolean,
  created: string | null,
  cells: readonly (Json | SharedCell)[],
  place: RowPlace,
): ExecutionSummary {
  const at = <C extends Column>(column: C): ExecutionSummary[C] =>
    cells[places[column]] as ExecutionSummary[C];
  return {
    id,
    path: place.pathOf(id, archived),
    methodId: at("methodId"),
    method: at("method"),
    version: at("version"),
    script: at("script"),
    pipeline: at("pipeline"),
    stage: at("stage"),
    context: at("context"),
    type: at("type"),
    state: at("state"),
    status: at("status"),
    message: at("message"),
    progress: at("progress"),
    reason: at("reason"),
    created,
    started: at("started"),
    finished: at("finished"),
    durationMs: at("durationMs"),
    exitCode: at("exitCode"),
    signal: at("signal"),
    commit: at("commit"),
    branch: at("branch"),
    dirty: at("dirty"),
    author: at("author"),
    name: at("name"),
    note: at("note"),
    tags: at("tags"),
    pinned: at("pinned"),
    alerts: at("alerts"),
    inputs: at("inputs"),
    rerunOf: at("rerunOf"),
    parent: at("parent"),
    properties: at("properties"),
    metrics: at("metrics"),
    infrastructure: at("infrastructure"),
    cachedFrom: at("cachedFrom"),
    sealed: at("sealed"),
    imported: at("imported") || place.isImported(id),
    archived,
    outputsBytes: at("outputsBytes"),
    peakMemoryBytes: at("peakMemoryBytes"),
  };
}
