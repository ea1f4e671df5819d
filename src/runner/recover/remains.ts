import { renameSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { ExecuteRequest } from "../../core/executeRequest";
import { createdStatus, type JobStatus } from "../../core/jobStatus";
import { objectOf, textOf, type JsonObject } from "../../core/json";
import { lenientArtifacts, lenientGit } from "../../core/lenientRecords";
import { lenientMethod } from "../../core/method/lenientMethod";
import type { ProcessDescription } from "../../core/processDescription";
import type { Artifact, GitRecord, Instance } from "../../core/records";
import { bundlePaths } from "../../bundle/layout";
import { readJsonOrNull } from "../../bundle/readJson";

/** The records that a killed runner left, as far as they can be read. */
export interface Remains {
  readonly method: ProcessDescription;
  readonly sent: ExecuteRequest;
  readonly git: GitRecord | null;
  readonly instance: Instance | null;
  readonly inputs: readonly Artifact[];
  /** Whether values of it are secrets, which nobody knows any more. */
  readonly hasSecrets: boolean;
}

/** What our own ids end with: when the execution was created, in UTC, and random letters. */
const idTail = /^(.*)-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-[a-z2-7]{4,}$/;

/** @param bundle the bundle's folder, absolute. */
export function readRemains(bundle: string): Remains {
  const read = (name: string): JsonObject | null => objectOf(readJsonOrNull(join(bundle, name), "refuse"));
  const method = lenientMethod(read(bundlePaths.method));
  const request = read(bundlePaths.request) ?? {};
  const artifacts = lenientArtifacts(read(bundlePaths.artifacts)) ?? [];
  return {
    method: method === null ? unknownMethod(bundle) : { ...method, id: method.id || methodIdOf(bundle) },
    sent: lenientRequest(request),
    git: lenientGit(read(bundlePaths.git)),
    instance: instanceOf(read(bundlePaths.instance)),
    inputs: artifacts.filter(({ direction }) => direction === "input"),
    hasSecrets: Object.values(objectOf(request["inputs"]) ?? {}).some(
      (value) => objectOf(value)?.["secret"] === true,
    ),
  };
}

/** The record of a bundle that has none that can be read: `created` is told by the folder. */
export function statusOfFolder(bundle: string): JobStatus {
  return createdStatus(basename(bundle), methodIdOf(bundle), createdOf(bundle), null);
}

/** A record that cannot be read stays in the bundle, beside the one that is written in its place. */
export function keepDamagedStatus(bundle: string): void {
  const path = join(bundle, bundlePaths.jobStatus);
  try {
    renameSync(path, `${path}.damaged`);
  } catch {
    // There is none.
  }
}

function createdOf(bundle: string): Date {
  const [, , year, month, day, hour, minute, second] = idTail.exec(basename(bundle)) ?? [];
  const told = Date.parse(
    `${year ?? ""}-${month ?? ""}-${day ?? ""}T${hour ?? ""}:${minute ?? ""}:${second ?? ""}Z`,
  );
  if (!Number.isNaN(told)) return new Date(told);
  const { birthtimeMs, mtimeMs } = statSync(bundle);
  // Some file systems keep no time of birth.
  return new Date(birthtimeMs > 0 ? Math.min(birthtimeMs, mtimeMs) : mtimeMs);
}

function methodIdOf(bundle: string): string {
  return idTail.exec(basename(bundle))?.[1] ?? "unknown";
}

function unknownMethod(bundle: string): ProcessDescription {
  return { id: methodIdOf(bundle), version: "", metadata: [], inputs: {}, outputs: {} };
}

function lenientRequest(request: JsonObject): ExecuteRequest {
  const args = request["args"];
  const note = textOf(request["ccpnote"]);
  return {
    inputs: objectOf(request["inputs"]) ?? {},
    outputs: objectOf(request["outputs"]) ?? {},
    ...(note === null ? {} : { ccpnote: note }),
    args: Array.isArray(args) ? args.filter((arg) => typeof arg === "string") : [],
    name: textOf(request["name"]),
    rerunOf: textOf(request["rerunOf"]),
    parent: textOf(request["parent"]),
  };
}

/** Ours are whole or not there; what somebody else damaged counts as not there. */
function instanceOf(value: JsonObject | null): Instance | null {
  const isWhole =
    value !== null &&
    ["host", "user", "workingDirectory"].every((name) => typeof value[name] === "string") &&
    objectOf(value["platform"]) !== null &&
    Array.isArray(value["commandLine"]);
  return isWhole ? (value as unknown as Instance) : null;
}
