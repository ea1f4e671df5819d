import { lstatSync } from "node:fs";
import { join } from "node:path";
import { stateLabel } from "../../core/format/stateLabel";
import type { JobStatus } from "../../core/jobStatus";
import { isEndState } from "../../core/lifecycle";
import { parseJobStatus } from "../../core/parseJobStatus";
import { deadReason, unknownReason } from "../../bundle/derivedReason";
import { isImported } from "../../bundle/import/imports";
import { bundlePaths } from "../../bundle/layout";
import { conditionOf, type OwnerCondition } from "../../bundle/owner";
import { readProcessTable } from "../../bundle/processTable";
import { readJson } from "../../bundle/readJson";
import { survivorsOfBundle } from "../../bundle/survivors";

/** What became of an execution that did not come to a sealed end. */
export type Diagnosis =
  /** Its owner is gone; processes of its script may live on. */
  | { readonly kind: "dead"; readonly status: JobStatus; readonly survivors: readonly number[] }
  /** Nobody here can tell whether it still runs; there may be no record at all. */
  | { readonly kind: "unknown"; readonly status: JobStatus | null; readonly why: string }
  /** It ended; manifest or signature are missing. */
  | { readonly kind: "unsealed"; readonly status: JobStatus };

export type Diagnosed = Diagnosis | { readonly kind: "sound"; readonly reason: string };

/**
 * Looks what `recover` has to do with a bundle; nothing is written.
 * @param bundle the bundle's folder, absolute.
 */
export function diagnose(bundle: string): Diagnosed {
  const unsafe = leadingOut(bundle);
  if (unsafe !== null) return { kind: "sound", reason: unsafe };
  const status = readStatus(bundle);
  if (isImported(bundle))
    return { kind: "sound", reason: "it was imported; recover it where it ran, and import it again" };
  if ("problem" in status) return { kind: "unknown", status: null, why: status.problem };
  const condition = status.owner === null ? "none" : conditionOf(status.owner);
  return isEndState(status.state) ? ofEnded(bundle, status, condition) : ofUnended(bundle, status, condition);
}

/** What a person must agree to before it is recovered; null when nothing is at stake. */
export function questionOf(diagnosis: Diagnosis): string | null {
  switch (diagnosis.kind) {
    case "dead":
      return diagnosis.survivors.length === 0
        ? null
        : `${deadReason(diagnosis.survivors)}. What still runs of it will be ended`;
    case "unknown":
      return `${diagnosis.why}. If it still runs, what it writes from now on is lost to it`;
    case "unsealed":
      return null;
  }
}

function ofEnded(bundle: string, status: JobStatus, condition: OwnerCondition | "none"): Diagnosed {
  if (isFile(bundle, bundlePaths.manifest) && isFile(bundle, bundlePaths.token))
    return {
      kind: "sound",
      reason: `there is nothing to recover: its state is ${stateLabel(status.state)} and it is sealed`,
    };
  if (condition === "alive") return { kind: "sound", reason: "the process that ran it is just sealing it" };
  return { kind: "unsealed", status };
}

function ofUnended(bundle: string, status: JobStatus, condition: OwnerCondition | "none"): Diagnosed {
  switch (condition) {
    case "alive":
      return {
        kind: "sound",
        reason: `it is under way (${stateLabel(status.state)}); stop it if it is to end`,
      };
    case "dead":
      return { kind: "dead", status, survivors: survivorsOfBundle(readProcessTable(), bundle, status) };
    case "elsewhere":
    case "none":
      return { kind: "unknown", status, why: unknownReason(status) };
  }
}

/** A folder of the bundle that is a link or a file would lead what is written out of it. */
function leadingOut(bundle: string): string | null {
  if (lstatSync(bundle, { throwIfNoEntry: false })?.isDirectory() !== true) return "its folder is gone";
  for (const name of ["metadata", "outputs", "auth"]) {
    const stats = lstatSync(join(bundle, name), { throwIfNoEntry: false });
    if (stats?.isDirectory() === false) return `${join(bundle, name)} is not a folder`;
  }
  return null;
}

function readStatus(bundle: string): JobStatus | { readonly problem: string } {
  const read = readJson(join(bundle, bundlePaths.jobStatus), "refuse");
  if (read.ok) return parseJobStatus(read.value);
  const isMissing = read.reason === "missing";
  return { problem: isMissing ? "jobStatus.json is missing" : `jobStatus.json: ${read.reason}` };
}

function isFile(bundle: string, name: string): boolean {
  return lstatSync(join(bundle, name), { throwIfNoEntry: false })?.isFile() === true;
}
