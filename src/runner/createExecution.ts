import { join } from "node:path";
import { discard, writeJsonAtomic } from "../bundle/atomicWrite";
import { bundlePaths } from "../bundle/layout";
import { currentOwner } from "../bundle/owner";
import { cleanArguments, cleanUrl } from "../core/credentials";
import type { ExecuteRequest } from "../core/executeRequest";
import type { Json } from "../core/json";
import { localInfrastructure, noAnnotations } from "../core/records";
import { cannotWrite, createBundleFolder } from "./createBundleFolder";
import { ExecutionRecord } from "./executionRecord";
import { parentOf } from "./parentExecution";
import type { RunnerEnvironment, RunRequest } from "./runRequest";
import type { SecretMask } from "./secrets/secretMask";

export interface CreatedExecution {
  readonly record: ExecutionRecord;
  readonly sent: ExecuteRequest;
}

/**
 * Makes the bundle of a run that was not launched yet: its record, the method as it is, the request, where it will run.
 * @throws {HumanError} when the workspace cannot be written to; nothing half-made is left.
 */
export function createExecution(
  request: RunRequest,
  runner: RunnerEnvironment,
  mask: SecretMask | null,
): CreatedExecution {
  const created = runner.now();
  const { id, bundle } = createBundleFolder(request.layout, request.method.id, created);
  try {
    return writeRecord(request, id, bundle, created, runner, mask);
  } catch (error) {
    discard(bundle);
    throw cannotWrite(bundle, error);
  }
}

function writeRecord(
  request: RunRequest,
  id: string,
  bundle: string,
  created: Date,
  runner: RunnerEnvironment,
  mask: SecretMask | null,
): CreatedExecution {
  const { layout, method, run } = request;
  const methodId = method.id;
  const owner = currentOwner();
  const { now } = runner;
  const record = ExecutionRecord.create({ layout, id, bundle, methodId, owner, created, now, run });
  const masked = <T>(value: T): T => (mask === null ? value : mask.record(value));
  const sent = masked(requestRecord(request, parentOf(runner)));
  writeJsonAtomic(join(bundle, bundlePaths.method), masked(method));
  writeJsonAtomic(join(bundle, bundlePaths.request), sent);
  writeJsonAtomic(join(bundle, bundlePaths.infrastructure), localInfrastructure);
  const { name, note, tags } = request;
  if (name !== null || note !== null || tags.length > 0)
    writeJsonAtomic(join(bundle, bundlePaths.annotations), masked({ ...noAnnotations, name, note, tags }));
  record.tell(record.status.state);
  return { record, sent };
}

/** Values as they are recorded: URLs in them lose their credentials (design, section 9). */
function withoutCredentials(inputs: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      typeof value === "string" ? cleanUrl(value) : value,
    ]),
  );
}

function requestRecord(
  { method, inputs, secrets, givenArgs, name, note, rerunOf, again, materialize = [] }: RunRequest,
  parent: string | null,
): ExecuteRequest {
  const named = Object.fromEntries(
    Object.keys(secrets).map((secret): [string, Json] => [secret, { secret: true }]),
  );
  return {
    inputs: { ...withoutCredentials(inputs), ...named },
    outputs: Object.fromEntries(
      Object.keys(method.outputs).map((output) => [output, { transmissionMode: "value" }]),
    ),
    response: "document",
    ...(note === null ? {} : { ccpnote: note }),
    args: cleanArguments(givenArgs),
    name,
    rerunOf,
    parent,
    ...(again === undefined ? {} : { again: again.kind }),
    ...(materialize.length === 0 ? {} : { materialize }),
  };
}
