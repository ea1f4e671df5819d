import type { ContentIdentity } from "../bundle/seal/hashFile";
import type { SigningKey } from "../bundle/seal/keys";
import { writeJsonAtomic, writePiecesAtomic } from "../bundle/atomicWrite";
import { describeWriteFailure } from "../bundle/ensureWorkspace";
import { bundlePaths } from "../bundle/layout";
import { sourceOutputs } from "../bundle/prov/sourceOutputs";
import type { ProvenanceFacts } from "../bundle/prov/provenanceFacts";
import type { OutputZip } from "../bundle/zip/writeOutputZip";
import type { Artifact, Instance } from "../core/records";
import { gitUser, type Person } from "./capture/gitUser";
import type { ExecuteRequest } from "../core/executeRequest";
import type { JobStatus } from "../core/jobStatus";
import type { EndReserve } from "./endReserve";
import type { EventRecorder } from "./eventRecorder";
import type { ExecutionRecord } from "./executionRecord";
import { warnOfChanges } from "./inputs/watchedInputs";
import { collectOutputs, type KeptOutputs, type OutputsToCollect } from "./outputs/collectOutputs";
import { completeInstance } from "./instanceRecord";
import type { Captured } from "./prepareExecution";
import type { ResourceTotals } from "./resources/resourceMeter";
import { workingDirectoryOf } from "./runPlan";
import type { RunnerEnvironment, RunRequest } from "./runRequest";
import type { SecretMask } from "./secrets/secretMask";
import type { ScriptStreams } from "./scriptStreams";

/** What an end is written from: of a run that ends now, or of one whose runner was killed and which is recovered. */
export interface EndContext {
  readonly request: Pick<RunRequest, "layout" | "method"> & Partial<Pick<RunRequest, "workingDirectory">>;
  readonly runner: Pick<RunnerEnvironment, "now" | "environment" | "recorder" | "settings">;
  readonly record: ExecutionRecord;
  readonly sent: ExecuteRequest;
  readonly events: Pick<EventRecorder, "registered" | "datasets" | "warn" | "phase">;
  /** What the logs hold, where that is known already. */
  readonly streams?: Pick<ScriptStreams, "contents">;
  /** Takes the secrets of the run out of what is written; absent where it has none, or they are not known any more. */
  readonly mask?: SecretMask | null;
  /** Space for what comes after the archive, which may take all that is left. */
  readonly reserve?: EndReserve;
  /** Looks at what was made, before the bundle is sealed; never throws. */
  readonly judge?: (outputs: readonly Artifact[], instance: Instance | null) => Promise<void>;
}

/** What is captured while the script runs. */
export interface CapturedBeside {
  readonly instance?: Promise<Instance | null>;
  readonly person?: Promise<Person>;
  /** The key to sign with; null where it could not be read. */
  readonly key?: Promise<SigningKey | null>;
  /** What was kept of the outputs before the undeploy script. */
  readonly kept?: KeptOutputs;
  /** What all phases used. */
  readonly used?: ResourceTotals;
}

/**
 * Writes what comes after outputs and logs, in the order of section 3: each is complete before the next begins.
 * @param statusOf makes the record of the end; asked for once everything that it tells of is collected.
 */
export async function writeEnd(
  { request, runner, record, sent, streams, events, mask = null, judge, reserve }: EndContext,
  captured: Partial<Captured> & CapturedBeside,
  statusOf: () => JobStatus,
): Promise<void> {
  const begun = runner.now();
  const outputs = await collectOutputs(
    outputsOf({ request, runner, record, streams, events }),
    captured.kept,
  );
  const inputs = await inputsAtEnd({ request, record, events }, captured);
  const artifacts = [...inputs, ...outputs.artifacts];
  const zip = await zipOutputs(record.bundle, runner.settings.zipLimitBytes, events);
  reserve?.release();
  const instance = await completeInstance(record, captured);
  await judge?.(outputs.artifacts, instance);
  writeJsonAtomic(record.path(bundlePaths.artifacts), { version: 1, artifacts });
  events.phase("collect", begun);
  const status = statusOf();
  const person = await (captured.person ?? gitUser(request.layout.workspace, runner.environment));
  const { recorder } = runner;
  const git = captured.git ?? null;
  const records = { method: request.method, request: sent, status, artifacts, instance, git };
  const sources = sourceOutputs(request.layout, inputs);
  await writeProvenance(record, mask, records, { person, recorder, sources });
  record.take(status);
  const hashes =
    zip?.written === true
      ? [...outputs.hashes, [bundlePaths.outputZip, zip.identity] as const]
      : outputs.hashes;
  await seal(record, person, runner.now(), new Map(hashes), await captured.key);
}

/**
 * Seals a bundle whose other files are all written.
 * @param knownHashes content that was hashed already, by path in the bundle.
 * @param key null: the user's is read now.
 */
export async function seal(
  { bundle, status }: ExecutionRecord,
  person: Person,
  at: Date,
  knownHashes: ReadonlyMap<string, ContentIdentity>,
  key: SigningKey | null = null,
): Promise<void> {
  const { sealBundle } = await import("../bundle/seal/sealBundle");
  await sealBundle(bundle, {
    subject: person.email === "" ? person.name : `${person.name} <${person.email}>`,
    executionId: status.jobID,
    at,
    knownHashes,
    key,
  });
}

/** The inputs of before, with a word about those that changed, and what the script said that it reads. */
async function inputsAtEnd(
  {
    request: { layout, method, workingDirectory },
    record,
    events,
  }: Pick<EndContext, "request" | "record" | "events">,
  { inputs = [], watched = [] }: Partial<Captured>,
): Promise<readonly Artifact[]> {
  const warn = (message: string): void => events.warn(message);
  warnOfChanges(watched, warn);
  const said = events.registered.filter(({ role }) => role === "input");
  if (said.length === 0) return inputs;
  const { registeredInputs } = await import("./inputs/registeredInputs");
  const registered = await registeredInputs({
    layout,
    bundle: record.bundle,
    workingDirectory: workingDirectory ?? workingDirectoryOf(method, layout.workspace, layout.workspace),
    events: said,
    recorded: inputs,
    warn,
  });
  return [...inputs, ...registered];
}

/** What is to be collected of a run. */
export function outputsOf({
  request: { layout, method, workingDirectory },
  runner,
  record,
  streams,
  events,
}: Pick<EndContext, "request" | "runner" | "record" | "events"> & {
  readonly streams: EndContext["streams"] | undefined;
}): OutputsToCollect {
  return {
    layout,
    method,
    id: record.id,
    bundle: record.bundle,
    workingDirectory: workingDirectory ?? workingDirectoryOf(method, layout.workspace, layout.workspace),
    registered: events.registered,
    datasets: events.datasets,
    known: streams?.contents ?? new Map(),
    observedLimitBytes: runner.settings.observedLimitBytes,
    warn: (message) => events.warn(message),
  };
}

/** The archive can be made again from the outputs at any time: where it cannot be written now, the end comes all the same. */
async function zipOutputs(
  bundle: string,
  maximumBytes: number,
  events: EndContext["events"],
): Promise<OutputZip | null> {
  const { writeOutputZip } = await import("../bundle/zip/writeOutputZip");
  try {
    return await writeOutputZip(bundle, { maximumBytes });
  } catch (error) {
    events.warn(`${bundlePaths.outputZip} could not be written: ${describeWriteFailure(error)}`);
    return null;
  }
}

async function writeProvenance(
  record: ExecutionRecord,
  mask: SecretMask | null,
  records: Omit<ProvenanceFacts, "executionId" | "person" | "recorder" | "sources">,
  agents: Pick<ProvenanceFacts, "person" | "recorder" | "sources">,
): Promise<void> {
  const [{ provenanceOf }, { provXmlPieces }] = await Promise.all([
    import("../bundle/prov/provenanceOf"),
    import("../bundle/prov/writeProvXml"),
  ]);
  const document = provenanceOf({
    executionId: record.id,
    ...(mask === null ? records : mask.record(records)),
    ...agents,
  });
  writePiecesAtomic(record.path(bundlePaths.provenance), provXmlPieces(document));
}
