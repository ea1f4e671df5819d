import { describeWriteFailure } from "../bundle/ensureWorkspace";
import { writeFileAtomic, writeJsonAtomic } from "../bundle/atomicWrite";
import { bundlePaths } from "../bundle/layout";
import type { ProvenanceFacts } from "../bundle/prov/provenanceFacts";
import { isGroupAlive } from "../bundle/owner";
import type { ExecuteRequest } from "../core/executeRequest";
import { isEndState } from "../core/lifecycle";
import type { Instance } from "../core/records";
import { gitUser } from "./capture/gitUser";
import { endStateOf, failedBeforeLaunch, type EndState } from "./endState";
import type { EventRecorder } from "./eventRecorder";
import type { ExecutionRecord } from "./executionRecord";
import { collectOutputs } from "./outputArtifacts";
import type { Captured } from "./prepareExecution";
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
  captured: Captured,
  instance: Instance | null,
  result: PhaseOutcome | null,
): Promise<RunOutcome> {
  const { record, streams, events, stopper } = finishing;
  stopper.close();
  const held = await streams.drain();
  await events.finishReading();
  warnOfSurvivors(events, result, held);
  const end = endStateOf(result, stopper.cause, streams.log.firstFailure, record.bundle);
  return seal(finishing, captured, instance, end);
}

/** Ends an execution of which nothing ran, or in which we failed ourselves. */
export async function failExecution(
  finishing: Finishing,
  failure: { readonly reason: string; readonly exitCode: number },
  captured: Captured | null,
): Promise<RunOutcome> {
  finishing.stopper.close();
  await finishing.streams.drain();
  await finishing.events.finishReading();
  return seal(finishing, captured, null, failedBeforeLaunch(failure.reason, failure.exitCode));
}

async function seal(
  finishing: Finishing,
  captured: Captured | null,
  instance: Instance | null,
  end: EndState,
): Promise<RunOutcome> {
  const { record, runner, streams, events } = finishing;
  let outcome = { state: end.state, exitCode: end.commandExitCode, reason: end.reason };
  try {
    await writeEnd(finishing, captured, instance, end);
  } catch (error) {
    const reason = `the bundle could not be finished: ${describeWriteFailure(error)}`;
    runner.say(`${record.bundle}: ${reason}.`);
    if (!isEndState(record.status.state)) {
      recordWriteFailure(record, reason);
      outcome = { state: "FAILED", exitCode: 3, reason };
    }
  } finally {
    events.close();
  }
  await streams.finishShowing();
  record.tell("CHANGED");
  return { id: record.id, bundle: record.bundle, ...outcome };
}

async function writeEnd(
  { request, runner, record, sent, events }: Finishing,
  captured: Captured | null,
  instance: Instance | null,
  end: EndState,
): Promise<void> {
  const begun = runner.now();
  const outputs = await collectOutputs(record.bundle, events.registered, (message) => events.warn(message));
  const artifacts = [...(captured?.inputs ?? []), ...outputs.artifacts];
  writeJsonAtomic(record.path(bundlePaths.artifacts), { version: 1, artifacts });
  const { writeOutputZip } = await import("../bundle/zip/writeOutputZip");
  const zip = await writeOutputZip(record.bundle, { maximumBytes: outputZipLimit });
  events.phase("collect", begun);
  const { state, message, exitCode, signal, reason } = end;
  const status = record.endingAs(state, { message, exitCode, signal, reason });
  const person = await (captured?.person ?? gitUser(request.layout.workspace, runner.environment));
  const { recorder } = runner;
  const { method } = request;
  const git = captured?.git ?? null;
  await writeProvenance(record, {
    method,
    request: sent,
    status,
    artifacts,
    instance,
    git,
    person,
    recorder,
  });
  record.take(status);
  const { sealBundle } = await import("../bundle/seal/sealBundle");
  await sealBundle(record.bundle, {
    subject: person.email === "" ? person.name : `${person.name} <${person.email}>`,
    executionId: record.id,
    at: runner.now(),
    knownHashes: zip.written
      ? new Map([...outputs.hashes, [bundlePaths.outputZip, zip.identity]])
      : outputs.hashes,
  });
}

async function writeProvenance(
  record: ExecutionRecord,
  facts: Omit<ProvenanceFacts, "executionId">,
): Promise<void> {
  const [{ provenanceOf }, { provXml }] = await Promise.all([
    import("../bundle/prov/provenanceOf"),
    import("../bundle/prov/writeProvXml"),
  ]);
  const document = provenanceOf({ executionId: record.id, ...facts });
  writeFileAtomic(record.path(bundlePaths.provenance), provXml(document));
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
function recordWriteFailure(record: ExecutionRecord, reason: string): void {
  try {
    record.advance(["FAILED"], { reason });
  } catch {
    // Nothing can be written any more: the record stays as it was, and the execution is found as DEAD.
  }
}
