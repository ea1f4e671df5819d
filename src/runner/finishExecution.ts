import { readFileSync } from "node:fs";
import { describeWriteFailure } from "../bundle/ensureWorkspace";
import { writeFileAtomic, writeJsonAtomic } from "../bundle/atomicWrite";
import { bundlePaths } from "../bundle/layout";
import { isGroupAlive } from "../bundle/owner";
import { parseEvents } from "../core/parseEvents";
import type { ExecuteRequest } from "../core/executeRequest";
import type { JobStatus } from "../core/jobStatus";
import type { Artifact, GitRecord, Instance } from "../core/records";
import { gitUser, type Person } from "./capture/gitUser";
import { endStateOf, failedBeforeLaunch, type EndState } from "./endState";
import type { EventRecorder } from "./eventRecorder";
import type { ExecutionRecord } from "./executionRecord";
import { collectOutputs, type CollectedOutputs } from "./outputArtifacts";
import type { Prepared } from "./prepareExecution";
import type { PhaseOutcome } from "./runPhases";
import type { RunnerEnvironment, RunOutcome, RunRequest } from "./runRequest";
import type { ScriptStreams } from "./scriptStreams";
import type { Stopper } from "./stopper";

/** Above this `output.zip` is made on demand. */
const outputZipLimit = 256 * 1024 * 1024;

/** What is needed to bring an execution to its end. */
export interface Finishing {
  readonly request: RunRequest;
  readonly runner: RunnerEnvironment;
  readonly record: ExecutionRecord;
  readonly sent: ExecuteRequest;
  readonly streams: ScriptStreams;
  readonly events: EventRecorder;
  readonly stopper: Stopper;
}

/**
 * Brings the bundle to its end in the order of section 3: outputs and logs closed, output.zip, provo.xml, jobStatus.json
 * with the end state, manifest, signature.
 * @param result the phase that decides; null when a stop came before anything was launched.
 */
export async function finishExecution(
  finishing: Finishing,
  prepared: Prepared,
  result: PhaseOutcome | null,
): Promise<RunOutcome> {
  const { record, streams, events, stopper } = finishing;
  const held = await streams.drain();
  await events.finishReading();
  warnOfSurvivors(events, result, held);
  return seal(
    finishing,
    prepared,
    endStateOf(result, stopper.cause, streams.log.firstFailure, record.bundle),
  );
}

/** Ends an execution of which nothing ran, or in which we failed ourselves. */
export async function failBeforeLaunch(
  finishing: Finishing,
  failure: { readonly reason: string; readonly exitCode: number },
  prepared: Prepared | null = null,
): Promise<RunOutcome> {
  await finishing.streams.drain();
  await finishing.events.finishReading();
  return seal(finishing, prepared, failedBeforeLaunch(failure.reason, failure.exitCode));
}

async function seal(finishing: Finishing, prepared: Prepared | null, end: EndState): Promise<RunOutcome> {
  const { record, runner, streams, events } = finishing;
  try {
    await writeEnd(finishing, prepared, end);
  } catch (error) {
    recordWriteFailure(record, error);
    runner.say(`The bundle ${record.bundle} could not be finished: ${describeWriteFailure(error)}.`);
  } finally {
    events.close();
  }
  await streams.finishShowing();
  record.tell("CHANGED");
  const { state, reason, commandExitCode } = end;
  return { id: record.id, bundle: record.bundle, state, exitCode: commandExitCode, reason };
}

async function writeEnd(finishing: Finishing, prepared: Prepared | null, end: EndState): Promise<void> {
  const { record, runner, events } = finishing;
  const begun = runner.now().getTime();
  const said = parseEvents(readFileSync(record.path(bundlePaths.events), "utf8"));
  const outputs = await collectOutputs(record.bundle, said, (message) => events.warn(message));
  const artifacts = [...(prepared?.inputs ?? []), ...outputs.artifacts];
  writeJsonAtomic(record.path(bundlePaths.artifacts), { version: 1, artifacts });
  const instance = (await prepared?.instance) ?? null;
  const { writeOutputZip } = await import("../bundle/zip/writeOutputZip");
  await writeOutputZip(record.bundle, { maximumBytes: outputZipLimit });
  const at = runner.now();
  events.append({ at: at.toISOString(), type: "phase", phase: "collect", durationMs: at.getTime() - begun });
  const { state, message, exitCode, signal, reason } = end;
  const status = record.endingAs(state, { message, exitCode, signal, reason });
  const person = await (prepared?.person ?? gitUser(finishing.request.layout.workspace, finishing.runner.environment));
  await writeProvenance(finishing, { status, artifacts, instance, person, git: prepared?.git ?? null });
  record.take(status);
  await signBundle(finishing, outputs, person);
}

interface EndRecords {
  readonly status: JobStatus;
  readonly artifacts: readonly Artifact[];
  readonly instance: Instance | null;
  readonly git: GitRecord | null;
  readonly person: Person;
}

async function writeProvenance(
  { request, runner, record, sent }: Finishing,
  records: EndRecords,
): Promise<void> {
  const [{ provenanceOf }, { provXml }] = await Promise.all([
    import("../bundle/prov/provenanceOf"),
    import("../bundle/prov/writeProvXml"),
  ]);
  const document = provenanceOf({
    executionId: record.id,
    method: request.method,
    request: sent,
    recorder: runner.recorder,
    ...records,
  });
  writeFileAtomic(record.path(bundlePaths.provenance), provXml(document));
}

async function signBundle(
  { record, runner }: Finishing,
  outputs: CollectedOutputs,
  { name, email }: Person,
): Promise<void> {
  const { sealBundle } = await import("../bundle/seal/sealBundle");
  await sealBundle(record.bundle, {
    subject: email === "" ? name : `${name} <${email}>`,
    executionId: record.id,
    at: runner.now(),
    knownHashes: outputs.hashes,
  });
}

function warnOfSurvivors(events: EventRecorder, result: PhaseOutcome | null, held: boolean): void {
  const group = result?.group ?? null;
  const alive = group !== null && process.platform !== "win32" && isGroupAlive(group);
  if (alive) events.warn(`a process of the script's group ${group} lives on after the script ended`);
  else if (held)
    events.warn(
      "a process that the script started still holds its streams; what it prints later is not recorded",
    );
}

/** The end state, so that readers know that it ended, even where the rest could not be written. */
function recordWriteFailure(record: ExecutionRecord, error: unknown): void {
  try {
    const { state } = record.status;
    if (state === "COMPLETED" || state === "FAILED" || state === "STOPPED") return;
    record.advance(["FAILED"], { reason: `the bundle could not be written: ${describeWriteFailure(error)}` });
  } catch {
    // Nothing can be written any more: the record stays as it was, and the execution is found as DEAD.
  }
}
