import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject, textOf, type JsonObject } from "../core/json";
import type { ExecutionSummary } from "../core/summary";
import { writeFileAtomic } from "../bundle/atomicWrite";
import type { WorkspaceLayout } from "../bundle/layout";
import { addLines, lastBytes } from "./addLines";
import { atOnce, pieces, type Steps } from "./index/steps";

/** What was read out of an archive. */
export interface ArchiveRow {
  /** Tells one content of the archive from another. */
  readonly stamp: string;
  readonly summary: ExecutionSummary;
}

/** Another version of the program reads the archives again. */
const format = 2;
/** So many lines are looked at in one step. */
const linesAtOnce = 500;
/** The last line is no longer than this where it is a mark, in bytes. */
const markBytes = 300;
/** So many lines of no use are let be. */
const toleratedLines = 100;

const text = `("(?:[^"\\\\]|\\\\.)*")`;
const beginOfRow = new RegExp(`^\\{"version":${String(format)},"id":${text},"stamp":${text},`);

/** A row as it is kept. */
export interface KeptRow {
  readonly stamp: string;
  readonly line: string;
}

/**
 * What was read out of the archives of a workspace, kept in `.cache/archived.ndjson` so that none is opened twice. A
 * cache: it may be deleted, cut or damaged at any time, and any number of processes add to it.
 */
export class ArchiveRows {
  private readonly path: string;

  constructor({ cache }: WorkspaceLayout) {
    this.path = join(cache, "archived.ndjson");
  }

  /** In bytes. */
  get size(): number {
    return statSync(this.path, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** What is kept by the ids of archives; of several rows of one id the last. */
  *rows(): Steps<Map<string, KeptRow>> {
    const rows = new Map<string, KeptRow>();
    for (const lines of pieces(this.text().split("\n"), linesAtOnce)) {
      for (const line of lines) {
        const [, id, stamp] = beginOfRow.exec(line) ?? [];
        if (id !== undefined && stamp !== undefined) rows.set(parsed(id), { stamp: parsed(stamp), line });
      }
      yield;
    }
    return rows;
  }

  append(rows: readonly (readonly [id: string, row: ArchiveRow])[]): void {
    addLines(this.path, rows.map(([id, { stamp, summary }]) => lineOf({ id, stamp, summary })).join(""));
  }

  /** What {@link mark} was told, where nothing was added since; null where something was. */
  get marked(): string | null {
    try {
      const lines = lastBytes(this.path, markBytes).trimEnd().split("\n");
      const value: unknown = JSON.parse(lines.at(-1) ?? "");
      return isJsonObject(value) && value["version"] === format ? textOf(value["folder"]) : null;
    } catch {
      return null;
    }
  }

  /**
   * Notes that all archives of a state of their folder are known. Where much stands in the file that is of no use, it is
   * written anew.
   * @param folder what tells that state.
   * @param present the ids of the archives that there are.
   */
  mark(folder: string, present: ReadonlySet<string>): void {
    const mark = lineOf({ folder });
    if (this.text().split("\n").length <= 2 * present.size + toleratedLines) {
      addLines(this.path, mark);
      return;
    }
    const rows = [...atOnce(this.rows())].filter(([id]) => present.has(id));
    try {
      writeFileAtomic(this.path, rows.map(([, { line }]) => `${line}\n`).join("") + mark);
    } catch {
      // A full disk, or a folder that may not be written to: it stays as it is.
    }
  }

  private text(): string {
    try {
      return readFileSync(this.path, "utf8");
    } catch {
      return "";
    }
  }
}

function lineOf(content: object): string {
  return `${JSON.stringify({ version: format, ...content })}\n`;
}

function parsed(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    return "";
  }
}

/** What a kept row tells; null where it is damaged. */
export function archiveRow({ stamp, line }: KeptRow): ArchiveRow | null {
  try {
    const { summary } = JSON.parse(line) as JsonObject;
    return isJsonObject(summary) ? { stamp, summary: summary as unknown as ExecutionSummary } : null;
  } catch {
    return null;
  }
}
