import { existsSync, lstatSync, mkdirSync } from "node:fs";
import { join, sep } from "node:path";
import type { JobStatus } from "../../core/jobStatus";
import { describeWriteFailure } from "../../bundle/ensureWorkspace";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { gitUser } from "../capture/gitUser";
import { ExecutionRecord } from "../executionRecord";
import type { RunnerEnvironment } from "../runRequest";
import { seal, writeEnd } from "../writeEnd";
import { diagnose, questionOf, type Diagnosis } from "./diagnosis";
import { endSurvivors } from "./endSurvivors";
import { removeFilesOfEnded, removeRunningFiles, removeTemporaries } from "./leftovers";
import { recoveredReason } from "./recoveredReason";
import { RecoveredEvents } from "./recoveredEvents";
import { takeRecoverLock } from "./recoverLock";
import { keepDamagedStatus, readRemains, statusOfFolder, type Remains } from "./remains";

import { UnreadStreams } from "./unreadStreams";

/** What recovering needs of the world around it. */
export type RecoverWorld = Pick<RunnerEnvironment, "now" | "environment" | "recorder" | "settings">;

export type Recovery =
  { readonly ok: true; readonly state: JobStatus["state"] } | { readonly ok: false; readonly reason: string };

/**
 * Brings an execution that did not come to a sealed end to one (design, section 4): DEAD and UNKNOWN become FAILED with
 * what there is collected, and a reason that says so; an end without seal is sealed as it is. Killed in the midst of it,
 * it can be done again. Nothing outside the bundle is touched but the cache's files of this execution.
 * @param confirmed whether a person agreed to what `questionOf` asks.
 */
export async function recoverExecution(
  layout: WorkspaceLayout,
  id: string,
  world: RecoverWorld,
  confirmed: boolean,
): Promise<Recovery> {
  try {
    const lock = takeRecoverLock(layout, id);
    if ("heldBy" in lock) return refused(`it is being recovered already, by process ${lock.heldBy}`);
    try {
      return await recoverLocked({ layout, id, bundle: join(layout.executions, id), world }, confirmed);
    } finally {
      lock.release();
    }
  } catch (error) {
    return refused(`it could not be recovered: ${describeWriteFailure(error)}; what is there was kept`);
  }
}

interface Place {
  readonly layout: WorkspaceLayout;
  readonly id: string;
  readonly bundle: string;
  readonly world: RecoverWorld;
}

async function recoverLocked(place: Place, confirmed: boolean): Promise<Recovery> {
  const diagnosis = diagnose(place.bundle);
  if (diagnosis.kind === "sound") {
    // Killed on its last metres it is sealed, and may have left files beside the bundle.
    removeFilesOfEnded(place.layout, place.id);
    return refused(diagnosis.reason);
  }
  const question = questionOf(diagnosis);
  if (question !== null && !confirmed) return refused(`it was not confirmed: ${question}`);
  const record =
    diagnosis.kind === "unsealed"
      ? await sealAsItIs(place, diagnosis.status)
      : await endNow(place, diagnosis);
  if (typeof record === "string") return refused(record);
  removeRunningFiles(place.layout, place.id);
  record.tell("CHANGED");
  return { ok: true, state: record.status.state };
}

/** @returns the record with its end, or why there is none. */
async function endNow(
  place: Place,
  diagnosis: Exclude<Diagnosis, { kind: "unsealed" }>,
): Promise<ExecutionRecord | string> {
  const { bundle, world } = place;
  const status = withIdentity(diagnosis.status ?? statusOfFolder(bundle), place.id);
  const lastSign = lastSignOfLife(bundle, diagnosis);
  const survivors = diagnosis.kind === "dead" ? diagnosis.survivors : [];
  const left = await endScript(place, status, survivors);
  if (left.length > 0) return `what still runs of its script could not be ended: ${left.join(", ")}`;
  if (diagnosis.status === null) keepDamagedStatus(bundle);
  const record = recordOf(place, status);
  await writeAll(place, record, lastSign ?? world.now(), (events) => {
    const reason = recoveredReason(diagnosis, events.heard, lastSign, survivors);
    const { exitCode = null, signal = null } = events.heard ?? {};
    const ended = record.endingAs("FAILED", { message: "Recovered", reason, exitCode, signal });
    // It ended when it was last seen, not when somebody came to look.
    return lastSign === null ? ended : { ...ended, finished: lastSign.toISOString() };
  });
  return record;
}

/** @returns processes that could not be ended. */
async function endScript(
  { bundle, world }: Place,
  status: JobStatus,
  survivors: readonly number[],
): Promise<readonly number[]> {
  if (survivors.length === 0) return [];
  // What was not read yet was not masked yet.
  const unread = readRemains(bundle).hasSecrets ? null : new UnreadStreams(bundle, survivors);
  try {
    const left = await endSurvivors(bundle, status, world.settings.stopGraceMs);
    unread?.keep();
    return left;
  } finally {
    unread?.close();
  }
}

/** The state stays; documents that a full disk kept from being written are written first. */
async function sealAsItIs(place: Place, status: JobStatus): Promise<ExecutionRecord> {
  const { layout, bundle, world } = place;
  const record = recordOf(place, withIdentity(status, place.id));
  const isComplete = [bundlePaths.artifacts, bundlePaths.provenance].every((name) =>
    existsSync(join(bundle, name)),
  );
  if (isComplete) {
    removeTemporaries(bundle);
    await seal(record, await gitUser(layout.workspace, world.environment), world.now(), new Map());
  } else await writeAll(place, record, new Date(status.finished ?? world.now()), () => record.status);
  return record;
}

async function writeAll(
  { layout, id, bundle, world }: Place,
  record: ExecutionRecord,
  at: Date,
  statusOf: (events: RecoveredEvents) => JobStatus,
): Promise<void> {
  for (const folder of ["metadata", "outputs", "auth"]) mkdirSync(join(bundle, folder), { recursive: true });
  removeTemporaries(bundle);
  const remains = readRemains(bundle);
  const said = !remains.hasSecrets;
  const events = await RecoveredEvents.open({ layout, id, bundle, said, at, now: world.now });
  try {
    const request = { layout, method: remains.method, ...ranIn(layout, remains) };
    const context = { request, runner: world, record, sent: remains.sent, events };
    await writeEnd(context, captured(remains), () => statusOf(events));
  } finally {
    events.close();
  }
}

/** Where it ran, for what it named relative to that; a folder outside the workspace is not looked at on a record's word. */
function ranIn({ workspace }: WorkspaceLayout, { instance }: Remains): { workingDirectory?: string } {
  const folder = instance?.workingDirectory ?? "";
  return folder === workspace || folder.startsWith(workspace + sep) ? { workingDirectory: folder } : {};
}

function captured({ inputs, git, instance }: Remains): Parameters<typeof writeEnd>[1] {
  return { inputs, ...(git === null ? {} : { git }), instance: Promise.resolve(instance) };
}

function recordOf({ layout, id, bundle, world }: Place, status: JobStatus): ExecutionRecord {
  return ExecutionRecord.resume({ layout, id, bundle, status, now: world.now });
}

/** A record of another program may lack what a seal names. */
function withIdentity(status: JobStatus, id: string): JobStatus {
  return status.jobID === "" ? { ...status, jobID: id } : status;
}

/**
 * When something of it was last written. Times of files tell that on this machine alone: elsewhere they may be those of
 * a copy.
 */
function lastSignOfLife(
  bundle: string,
  { kind, status }: Exclude<Diagnosis, { kind: "unsealed" }>,
): Date | null {
  const recorded = Date.parse(status?.updated ?? "");
  const files = kind === "dead" ? [bundlePaths.stdout, bundlePaths.stderr, bundlePaths.events] : [];
  const times = files.map((name) => lstatSync(join(bundle, name), { throwIfNoEntry: false })?.mtimeMs ?? NaN);
  const known = [recorded, ...times].filter((time) => !Number.isNaN(time));
  return known.length === 0 ? null : new Date(Math.max(...known));
}

function refused(reason: string): Recovery {
  return { ok: false, reason };
}
