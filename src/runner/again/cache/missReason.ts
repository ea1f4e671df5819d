import type { Json } from "../../../core/json";
import { methodText } from "../../../core/method/methodText";
import type { Artifact, GitState, Instance, Interpreter } from "../../../core/records";
import { shownValue } from "../../../core/difference/shownValue";
import type { RunFacts } from "./runFacts";

/** What of the files on disk the reasons need to know. */
export interface DiskFacts {
  /** Whether a file of the repository is just what the earlier run itself wrote there. */
  isOwnOutput(path: string): boolean;
  /** Whether a file of the repository was not written since the earlier run began. */
  isUntouched(path: string): boolean;
}

/** Why an execution with the same values and arguments is not the same as one that is to run now; null where it is. */
export function differenceOf(before: RunFacts, now: RunFacts, disk: DiskFacts): string | null {
  return (
    codeDifference(before, now, disk) ??
    inputDifference(before.artifacts, now.artifacts) ??
    runtimeDifference(before.instance, now.instance)
  );
}

function codeDifference(before: RunFacts, now: RunFacts, disk: DiskFacts): string | null {
  const [old, git] = [before.git, now.git];
  if (old?.repository !== true || git?.repository !== true)
    return old?.repository === git?.repository ? null : "one of them ran outside git";
  if (old.commit !== git.commit) return `the code changed: commit ${shortCommit(old)} → ${shortCommit(git)}`;
  return changesDifference(before, now, disk) ?? omissionDifference(git, disk);
}

function changesDifference(before: RunFacts, now: RunFacts, disk: DiskFacts): string | null {
  const paths = [...new Set([...before.changes.keys(), ...now.changes.keys()])].filter(
    (path) => before.changes.get(path) !== now.changes.get(path) && !disk.isOwnOutput(path),
  );
  return paths.length === 0 ? null : `the uncommitted changes differ: ${namesOf(paths)}`;
}

function omissionDifference(git: GitState, disk: DiskFacts): string | null {
  const unknown = git.omitted.filter(({ path }) => !disk.isOwnOutput(path) && !disk.isUntouched(path));
  return unknown.length === 0
    ? null
    : `files that are not recorded may have changed: ${namesOf(unknown.map(({ path }) => path))}`;
}

function shortCommit(git: GitState): string {
  return git.commit?.slice(0, 8) ?? "(none)";
}

/** By what they are for; what the script itself declared while it ran is known of the earlier one alone. */
function inputDifference(before: readonly Artifact[], now: readonly Artifact[]): string | null {
  const [old, given] = [byPlace(before), byPlace(now)];
  for (const [place, artifact] of given) {
    const earlier = old.get(place);
    if (earlier === undefined) return `the input ${artifact.uri} is new`;
    if (earlier.sha256 !== artifact.sha256)
      return artifact.role === "script"
        ? `the script ${artifact.uri} changed`
        : `the input ${artifact.uri} changed`;
  }
  for (const [place, { uri }] of old) if (!given.has(place)) return `the input ${uri} is not there any more`;
  return null;
}

function byPlace(artifacts: readonly Artifact[]): Map<string, Artifact> {
  return new Map(
    artifacts
      .filter(
        ({ direction, known }) => direction === "input" && (known === "declared" || known === "argument"),
      )
      .map((artifact) => [`${artifact.role}\n${artifact.uri}`, artifact]),
  );
}

function runtimeDifference(before: Instance | null, now: Instance | null): string | null {
  const [old, current] = [before?.interpreter ?? null, now?.interpreter ?? null];
  if (interpreterText(old) !== interpreterText(current))
    return `the interpreter changed: ${interpreterText(old)} → ${interpreterText(current)}`;
  return packageDifference(old?.packages, current?.packages) ?? lockDifference(before, now);
}

function packageDifference(before: Interpreter["packages"], now: Interpreter["packages"]): string | null {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(now ?? {})])];
  const changed = names.find((name) => before?.[name] !== now?.[name]);
  if (changed === undefined) return null;
  return `packages changed: ${changed} ${before?.[changed] ?? "(absent)"} → ${now?.[changed] ?? "(absent)"}`;
}

function lockDifference(before: Instance | null, now: Instance | null): string | null {
  const locks = new Map((before?.lockFiles ?? []).map(({ path, sha256 }) => [path, sha256]));
  const lock = (now?.lockFiles ?? []).find(({ path, sha256 }) => locks.get(path) !== sha256);
  return lock === undefined ? null : `the lock file ${lock.path} changed`;
}

function interpreterText(interpreter: Interpreter | null): string {
  return interpreter === null ? "none" : [interpreter.path, interpreter.version].filter(Boolean).join(" ");
}

/** What of the request differs from the last completed execution of the method. */
export function requestDifference(before: RunFacts, now: RunFacts): string {
  if (methodText(before.method) !== methodText(now.method)) return "had another version of the method";
  const names = [...new Set([...Object.keys(before.inputs), ...Object.keys(now.inputs)])];
  const changed = names.filter((name) => valueText(before.inputs[name]) !== valueText(now.inputs[name]));
  if (changed.length > 0)
    return `had ${changed.map((name) => `${name} ${valueText(before.inputs[name])}`).join(", ")}`;
  return before.args.length === 0
    ? "had no arguments"
    : `had the arguments ${shownValue(before.args.join(" "))}`;
}

function valueText(value: Json | undefined): string {
  return value === undefined
    ? "(unset)"
    : shownValue(typeof value === "string" ? value : JSON.stringify(value));
}

function namesOf(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).map(shownValue).join(", ");
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
}
