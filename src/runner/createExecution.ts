import { join } from "node:path";
import { writeJsonAtomic } from "../bundle/atomicWrite";
import { bundlePaths } from "../bundle/layout";
import { currentOwner } from "../bundle/owner";
import type { ExecuteRequest } from "../core/executeRequest";
import type { Json } from "../core/json";
import { localInfrastructure, noAnnotations } from "../core/records";
import { createBundleFolder } from "./createBundleFolder";
import { ExecutionRecord } from "./executionRecord";
import type { RunRequest } from "./runRequest";

export interface CreatedExecution {
  readonly record: ExecutionRecord;
  readonly sent: ExecuteRequest;
}

/**
 * Makes the bundle of a run that was not launched yet: its record, the method as it is, the request, where it will run.
 * @throws {HumanError} when the workspace cannot be written to.
 */
export function createExecution(request: RunRequest, now: () => Date): CreatedExecution {
  const created = now();
  const { layout, method } = request;
  const { id, bundle } = createBundleFolder(layout, method.id, created);
  const owner = currentOwner();
  const record = ExecutionRecord.create({
    layout,
    id,
    bundle,
    methodId: method.id,
    owner,
    created,
    now,
    run: request.run,
  });
  const sent = requestRecord(request);
  writeJsonAtomic(join(bundle, bundlePaths.method), method);
  writeJsonAtomic(join(bundle, bundlePaths.request), sent);
  writeJsonAtomic(join(bundle, bundlePaths.infrastructure), localInfrastructure);
  const { name, note, tags } = request;
  if (name !== null || note !== null || tags.length > 0)
    writeJsonAtomic(join(bundle, bundlePaths.annotations), { ...noAnnotations, name, note, tags });
  record.tell(record.status.state);
  return { record, sent };
}

function requestRecord({ method, inputs, secrets, args, name, note, rerunOf }: RunRequest): ExecuteRequest {
  const named = Object.fromEntries(
    Object.keys(secrets).map((secret): [string, Json] => [secret, { secret: true }]),
  );
  return {
    inputs: { ...inputs, ...named },
    outputs: Object.fromEntries(
      Object.keys(method.outputs).map((output) => [output, { transmissionMode: "value" }]),
    ),
    response: "document",
    ...(note === null ? {} : { ccpnote: note }),
    args,
    name,
    rerunOf,
    parent: null,
  };
}
