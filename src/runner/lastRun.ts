import { join } from "node:path";
import { writeJsonIn } from "../bundle/atomicWrite";
import type { WorkspaceLayout } from "../bundle/layout";
import { readJsonOrNull } from "../bundle/readJson";
import { isJsonObject, type JsonObject } from "../core/json";
import type { GitRecord } from "../core/records";
import type { CommitDescription } from "./capture/gitLog";

/** A small input file of a run, and what it was. */
export interface KnownInput {
  /** Absolute. */
  readonly path: string;
  /** As `versionOf` tells it. */
  readonly version: string;
  readonly sha256: string;
}

/** What a run remembers for the next one, which then asks and computes less before its script. */
export interface LastRun {
  /** A commit never changes: while it is checked out, git need not describe it again. */
  readonly commit: CommitDescription | null;
  /** While a file is of the same version it need not be hashed again. */
  readonly inputs: readonly KnownInput[];
}

type Place = Pick<WorkspaceLayout, "cache">;

const fileName = "lastRun.json";

/** What the last run remembered; what is missing or damaged is as if it were not remembered. */
export function readLastRun({ cache }: Place): LastRun {
  const value = readJsonOrNull(join(cache, fileName));
  if (!isJsonObject(value)) return { commit: null, inputs: [] };
  const { commit, inputs } = value;
  return {
    commit: isJsonObject(commit) ? commitOf(commit) : null,
    inputs: Array.isArray(inputs)
      ? inputs.flatMap((input) => (isJsonObject(input) ? inputOf(input) : []))
      : [],
  };
}

/** Remembers a run for the next one. @throws the error of the file system. */
export function writeLastRun(layout: Place, record: GitRecord, inputs: readonly KnownInput[]): void {
  const lastRun: LastRun = { commit: record.repository ? describedCommit(record) : null, inputs };
  if (JSON.stringify(readLastRun(layout)) !== JSON.stringify(lastRun))
    writeJsonIn(layout.cache, fileName, lastRun);
}

function describedCommit({ commit, author, email, message, date }: CommitDescription): CommitDescription {
  return { commit, author, email, message, date };
}

function commitOf(value: JsonObject): CommitDescription | null {
  const texts = ["commit", "author", "email", "message", "date"].map((key) => value[key]);
  const [commit, author, email, message, date] = texts.flatMap((text) =>
    typeof text === "string" ? text : [],
  );
  if (commit === undefined || author === undefined || email === undefined) return null;
  if (message === undefined || date === undefined || !isDate(date)) return null;
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit) ? { commit, author, email, message, date } : null;
}

function isDate(text: string): boolean {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString() === text;
}

/** Size, times and inode, as `versionOf` tells them of a file. */
const fileVersion = /^\d{1,16}(?: -?\d{1,20}){2} \d{1,20}$/;

function inputOf({ path, version, sha256 }: JsonObject): KnownInput[] {
  if (typeof path !== "string" || typeof version !== "string" || typeof sha256 !== "string") return [];
  return fileVersion.test(version) && /^[0-9a-f]{64}$/.test(sha256) ? [{ path, version, sha256 }] : [];
}
