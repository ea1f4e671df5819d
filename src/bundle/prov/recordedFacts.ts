import { join } from "node:path";
import { type ExecuteRequest } from "../../core/executeRequest";
import { cachedFromOf, type JobStatus } from "../../core/jobStatus";
import { objectOf, textOf, type JsonObject } from "../../core/json";
import { lenientArtifacts, lenientGit, textsOf } from "../../core/lenientRecords";
import { lenientMethod } from "../../core/method/lenientMethod";
import { parseJobStatus } from "../../core/parseJobStatus";
import { type ProcessDescription } from "../../core/processDescription";
import { type Artifact } from "../../core/records";
import { bundlePaths, type WorkspaceLayout } from "../layout";
import { readJsonOrNull } from "../readJson";
import { signerOf } from "../seal/signerOf";
import { type ProvenanceFacts } from "./provenanceFacts";
import { recordedPlace } from "./recordedPlace";
import { sourceOutputs } from "./sourceOutputs";

/**
 * What the records of a bundle tell of its provenance: of one of ours the very facts that its `provo.xml` was written
 * from. What cannot be read is empty.
 * @param folder the bundle's, absolute; its records are enough.
 * @returns null where there is no status that can be read.
 */
export function recordedFacts(
  layout: WorkspaceLayout,
  executionId: string,
  folder: string,
): ProvenanceFacts | null {
  const read = (path: string): JsonObject | null => objectOf(readJsonOrNull(join(folder, path), "refuse"));
  const status = parseJobStatus(read(bundlePaths.jobStatus));
  if ("problem" in status) return null;
  const artifacts = lenientArtifacts(read(bundlePaths.artifacts)) ?? [];
  const instance = read(bundlePaths.instance);
  const place = recordedPlace(instance);
  return {
    executionId,
    method: lenientMethod(read(bundlePaths.method)) ?? unreadMethod(status.processID),
    request: requestOf(read(bundlePaths.request) ?? {}),
    status,
    git: lenientGit(read(bundlePaths.git)),
    instance: place,
    artifacts,
    sources: sourceOutputs(layout, fromOthers(status, artifacts)),
    person: personOf(signerOf(read(bundlePaths.token)) ?? place?.user ?? ""),
    recorder: recorderOf(instance),
  };
}

/** What may lie in the bundle of another execution: inputs, and the results that were taken from the cache. */
function fromOthers(status: JobStatus, artifacts: readonly Artifact[]): readonly Artifact[] {
  return cachedFromOf(status) === null
    ? artifacts.filter(({ direction }) => direction === "input")
    : artifacts;
}

function unreadMethod(id: string): ProcessDescription {
  return { id, version: "", inputs: {}, outputs: {} };
}

function recorderOf(instance: JsonObject | null): ProvenanceFacts["recorder"] {
  const recorder = objectOf(instance?.["recorder"]);
  return {
    name: textOf(recorder?.["name"]) ?? "executions",
    version: textOf(recorder?.["version"]) ?? "",
  };
}

function requestOf(request: JsonObject): ExecuteRequest {
  const note = textOf(request["ccpnote"]);
  return {
    inputs: objectOf(request["inputs"]) ?? {},
    outputs: objectOf(request["outputs"]) ?? {},
    ...(note === null ? {} : { ccpnote: note }),
    args: textsOf(request["args"]),
    name: textOf(request["name"]),
    rerunOf: textOf(request["rerunOf"]),
    parent: textOf(request["parent"]),
  };
}

/** The subject of a signature: a name, with an e-mail in angle brackets where it is known. */
function personOf(subject: string): ProvenanceFacts["person"] {
  const [, name, email] = /^(.*) <([^<>]*)>$/.exec(subject) ?? [];
  return name === undefined || email === undefined ? { name: subject, email: "" } : { name, email };
}
