import { appendFileSync, readFileSync } from "node:fs";
import { basename, join, resolve, sep } from "node:path";
import { isJsonObject } from "../../core/json";
import { bundlePaths, type WorkspaceLayout } from "../layout";
import { readJsonOrNull } from "../readJson";
import { ownPublicKey } from "../seal/publicKey";
import { parseSignedToken } from "../seal/signedToken";

/**
 * Imports are noted in `.executions/imports.ndjson`, one line each: beside the bundles, since nothing is added to them,
 * and outside `.cache/`, since the note cannot be made again. Git ignores it: it tells what was done on this machine.
 */
const importsFile = "imports.ndjson";

export interface ImportNote {
  readonly id: string;
  readonly at: string;
  /** The archive or folder it came from. */
  readonly from: string;
}

/** Notes an import by O_APPEND, so that several at once do not break each other's lines. */
export function noteImport(layout: WorkspaceLayout, note: ImportNote): void {
  appendFileSync(join(layout.root, importsFile), `${JSON.stringify(note)}\n`);
}

/** The ids that were imported into a workspace; read once, it serves for all its bundles. */
export function importedIds(executionsRoot: string): ReadonlySet<string> {
  let text: string;
  try {
    text = readFileSync(join(executionsRoot, importsFile), "utf8");
  } catch {
    return new Set();
  }
  return new Set(text.split("\n").flatMap(idOfLine));
}

/**
 * Whether a bundle came from elsewhere: it was imported, or, for one that was copied in by hand, its own records say so.
 * They do when it was not recorded by this program (no history: CCP's), or when it ran outside this workspace and was
 * signed with a key that is not the user's own (a moved workspace, or a new key in it, makes nothing foreign).
 * @param bundle absolute, in the `executions/` of its workspace where none is named.
 */
export function isImported(bundle: string, known: ImportFacts = {}): boolean {
  const { workspace = resolve(bundle, "../../..") } = known;
  const imported = known.imported ?? importedIds(join(workspace, ".executions"));
  if (imported.has(basename(bundle))) return true;
  const status =
    known.status === undefined ? readJsonOrNull(join(bundle, bundlePaths.jobStatus), "refuse") : known.status;
  if (!isJsonObject(status)) return false;
  if (!Array.isArray(status["history"])) return true;
  // The token is the smaller of the two files.
  return isSignedByOther(bundle, known) && !ranIn(workspace, bundle);
}

function isSignedByOther(bundle: string, { ownKey, token }: ImportFacts): boolean {
  const signed = parseSignedToken(
    token === undefined ? readJsonOrNull(join(bundle, bundlePaths.token)) : token,
  );
  if (signed === null) return false;
  return signed.publicKey.x !== (ownKey === undefined ? ownPublicKey()?.x : ownKey);
}

/** What a caller knows already, so that it is not read again for each bundle. */
export interface ImportFacts {
  /** The ids that were imported into the workspace. */
  readonly imported?: ReadonlySet<string>;
  /** What `jobStatus.json` holds. */
  readonly status?: unknown;
  readonly workspace?: string;
  /** The user's own public key (`x` of its JWK); null: there is none yet. */
  readonly ownKey?: string | null;
  /** What `auth/jwt.json` holds. */
  readonly token?: unknown;
}

function ranIn(workspace: string, bundle: string): boolean {
  const instance = readJsonOrNull(join(bundle, bundlePaths.instance));
  const folder = isJsonObject(instance) ? instance["workingDirectory"] : undefined;
  return typeof folder === "string" && (folder === workspace || folder.startsWith(workspace + sep));
}

function idOfLine(line: string): string[] {
  try {
    const note: unknown = JSON.parse(line);
    return isJsonObject(note) && typeof note["id"] === "string" ? [note["id"]] : [];
  } catch {
    return [];
  }
}
