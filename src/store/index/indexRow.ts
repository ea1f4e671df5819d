import { isJsonObject, type Json } from "../../core/json";
import { isEndState, type ExecutionState } from "../../core/lifecycle";
import type { ExecutionSummary } from "../../core/summary";

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

type Kind = "text" | "shared" | "number" | "flag" | "record" | "texts";

/** The columns behind id, archived (0 or 1), created and stamp, in their order; `shared`: texts that many rows have in common. */
const columns = {
  state: "shared",
  status: "shared",
  message: "shared",
  progress: "number",
  reason: "shared",
  started: "text",
  finished: "text",
  durationMs: "number",
  exitCode: "number",
  signal: "shared",
  name: "text",
  methodId: "shared",
  method: "shared",
  version: "shared",
  script: "shared",
  pipeline: "shared",
  stage: "shared",
  context: "shared",
  type: "shared",
  inputs: "record",
  properties: "record",
  metrics: "record",
  commit: "shared",
  branch: "shared",
  dirty: "flag",
  author: "shared",
  tags: "texts",
  note: "text",
  pinned: "flag",
  alerts: "texts",
  infrastructure: "shared",
  rerunOf: "text",
  parent: "text",
  cachedFrom: "text",
  sealed: "flag",
  imported: "flag",
  outputsBytes: "number",
} as const satisfies Record<Exclude<keyof ExecutionSummary, "id" | "path" | "archived" | "created">, Kind>;

type Column = keyof typeof columns;

const names = Object.keys(columns) as Column[];
const kinds = Object.values<Kind>(columns);
const ahead = 4;

/** Only what has ended is kept: everything else is read again at each start. */
export function isKept({ state }: ExecutionSummary): boolean {
  return isEndState(state);
}

/** A row as one line of JSON without its newline; it begins with the id, and whether it is archived. */
export function encodeRow({ summary, stamp }: IndexRow): string {
  const { id, archived, created } = summary;
  return JSON.stringify([id, Number(archived), created, stamp, ...names.map((name) => summary[name])]);
}

/** Takes texts that were seen before in place of their copies, so that 100,000 rows hold each once. */
export class SharedTexts {
  private readonly texts = new Map<string, string>();

  share(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    if (this.texts.size < maximumTexts) this.texts.set(text, text);
    return text;
  }
}

/** What differs in more rows than this is not worth remembering. */
const maximumTexts = 20_000;
const nothing: Readonly<Record<string, never>> = Object.freeze({});
const none: readonly never[] = Object.freeze([]);

/** A line of {@link encodeRow}; null when it is none. */
export function decodeRow(line: string, place: RowPlace, texts: SharedTexts): IndexRow | null {
  const cells = cellsOf(line);
  if (cells === null || !isEndState(cells[ahead] as ExecutionState)) return null;
  for (const [index, kind] of kinds.entries()) {
    const cell = cells[ahead + index];
    if (kind === "shared" && typeof cell === "string") cells[ahead + index] = texts.share(cell);
  }
  const [id, archived, created, stamp] = cells as unknown as [string, number, string | null, number | null];
  return { summary: summaryOf({ id, archived: archived === 1, created }, cells, place), stamp };
}

/** A line comes from a file that anybody may have written. */
function cellsOf(line: string): Json[] | null {
  let cells: unknown;
  try {
    cells = JSON.parse(line);
  } catch {
    return null;
  }
  if (!Array.isArray(cells) || cells.length !== allKinds.length) return null;
  return allKinds.every((kind, index) => fits[kind](cells[index])) ? (cells as Json[]) : null;
}

const allKinds: readonly Kind[] = ["text", "number", "text", "number", ...kinds];

const fits: Readonly<Record<Kind, (cell: unknown) => boolean>> = {
  record: (cell) => isJsonObject(cell),
  texts: (cell) => Array.isArray(cell) && cell.every((item) => typeof item === "string"),
  text: (cell) => cell === null || typeof cell === "string",
  shared: (cell) => cell === null || typeof cell === "string",
  number: (cell) => cell === null || typeof cell === "number",
  flag: (cell) => cell === null || typeof cell === "boolean",
};

/** One literal, so that all rows are of one shape and take little memory. */
function summaryOf(
  { id, archived, created }: Pick<ExecutionSummary, "id" | "archived" | "created">,
  cells: readonly Json[],
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
    tags: at("tags").length === 0 ? none : at("tags"),
    pinned: at("pinned"),
    alerts: at("alerts").length === 0 ? none : at("alerts"),
    inputs: filled(at("inputs")),
    rerunOf: at("rerunOf"),
    parent: at("parent"),
    properties: filled(at("properties")),
    metrics: filled(at("metrics")),
    infrastructure: at("infrastructure"),
    cachedFrom: at("cachedFrom"),
    sealed: at("sealed"),
    imported: at("imported") || place.isImported(id),
    archived,
    outputsBytes: at("outputsBytes"),
  };
}

const places = Object.fromEntries(names.map((name, index) => [name, ahead + index])) as Record<
  Column,
  number
>;

function filled<T extends Readonly<Record<string, Json>>>(record: T): T {
  for (const name in record) if (Object.hasOwn(record, name)) return record;
  return nothing as unknown as T;
}
