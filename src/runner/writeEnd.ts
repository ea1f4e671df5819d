import { writeFileAtomic, writeJsonAtomic } from "../bundle/atomicWrite";
import { bundlePaths } from "../bundle/layout";
import type { ProvenanceFacts } from "../bundle/prov/provenanceFacts";
import type { Instance } from "../core/records";
import { gitUser, type Person } from "./capture/gitUser";
import type { EndState } from "./endState";
import type { ExecutionRecord } from "./executionRecord";
import type { Finishing } from "./finishExecution";
import { collectOutputs } from "./outputArtifacts";
import type { Captured } from "./prepareExecution";

/** What is captured while the script runs. */
export interface CapturedBeside {
  readonly instance?: Promise<Instance | null>;
  readonly person?: Promise<Person>;
}

/** Writes what comes after outputs and logs, in the order of section 3: each is complete before the next begins. */
export async function writeEnd(
  { request, runner, record, sent, events }: Finishing,
  captured: Partial<Captured> & CapturedBeside,
  end: EndState,
): Promise<void> {
  const begun = runner.now();
  const outputs = await collectOutputs(record.bundle, events.registered, (message) => events.warn(message));
  const artifacts = [...(captured.inputs ?? []), ...outputs.artifacts];
  writeJsonAtomic(record.path(bundlePaths.artifacts), { version: 1, artifacts });
  const instance = (await captured.instance) ?? null;
  const { writeOutputZip } = await import("../bundle/zip/writeOutputZip");
  const zip = await writeOutputZip(record.bundle, { maximumBytes: runner.settings.zipLimitBytes });
  events.phase("collect", begun);
  const { state, message, exitCode, signal, reason } = end;
  const status = record.endingAs(state, { message, exitCode, signal, reason });
  const person = await (captured.person ?? gitUser(request.layout.workspace, runner.environment));
  const { recorder } = runner;
  const git = captured.git ?? null;
  const records = { method: request.method, request: sent, status, artifacts, instance, git };
  await writeProvenance(record, { ...records, person, recorder });
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
