import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { writeJsonAtomic } from "../../../bundle/atomicWrite";
import { readJsonOrNull } from "../../../bundle/readJson";
import { isJsonObject, type Json } from "../../../core/json";

/** More environments than a workspace is used with; beyond it the oldest are forgotten. */
const maximumEntries = 64;

/** What was found out of environments, one file each in `.executions/.cache/environments`: may be deleted at any time. */
export class EnvironmentCache {
  constructor(private readonly folder: string) {}

  /** What was written under the key; undefined where nothing was. */
  read(key: string): Json | undefined {
    const entry = readJsonOrNull(this.fileOf(key));
    return isJsonObject(entry) && entry["key"] === key ? entry["value"] : undefined;
  }

  /** What cannot be written is found out again. */
  write(key: string, value: unknown): void {
    try {
      mkdirSync(this.folder, { recursive: true });
      writeJsonAtomic(this.fileOf(key), { key, value });
      this.forgetOldest();
    } catch {
      return;
    }
  }

  private forgetOldest(): void {
    const files = readdirSync(this.folder).filter((name) => name.endsWith(".json"));
    if (files.length <= maximumEntries) return;
    const byAge = files
      .map((name) => join(this.folder, name))
      .map((path) => ({ path, at: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
      .sort((one, other) => one.at - other.at);
    for (const { path } of byAge.slice(0, files.length - maximumEntries)) rmSync(path, { force: true });
  }

  private fileOf(key: string): string {
    return join(this.folder, `${createHash("sha256").update(key).digest("hex").slice(0, 32)}.json`);
  }
}
