import { join } from "node:path";
import { bundlePaths } from "../bundle/layout";
import { readJson } from "../bundle/readJson";
import { parseArtifactReference } from "../core/artifactReference";
import { isJsonObject, textOf, type Json } from "../core/json";
import { allowsCache, isSecret, titleOf, type ProcessDescription } from "../core/processDescription";
import type { Artifact } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import { FormSecrets } from "../forms/formSecrets";
import type { PathSources } from "../forms/editPath";
import type { EarlierFiles } from "../forms/fileText";
import { describeCode } from "../host/describeCode";
import type { RunSubject } from "../host/runRequest";
import { secretStoreOf } from "../host/secretStore";
import type { WorkspaceEntry } from "../host/workspaces";
import type { Services } from "./services";
import { showRunForm } from "../forms/runForm";
import { outputOffers } from "../store/outputOffers";

export interface FormRun {
  readonly entry: WorkspaceEntry;
  readonly method: ProcessDescription;
  /** Of the descriptor, absolute; null when it is a bundle's own copy. */
  readonly path: string | null;
  /** Set for a re-run: the execution, and its values. */
  readonly rerun?: { readonly id: string; readonly inputs: Readonly<Record<string, Json>> };
}

/** Shows the form of a method and starts what one decided there. */
export async function runWithForm(
  services: Services,
  { entry, method, path, rerun }: FormRun,
): Promise<void> {
  const { memory, launcher, log } = services;
  const { workspace } = entry.layout;
  const subject: RunSubject =
    rerun === undefined ? { kind: "method", methodId: method.id } : { kind: "rerun", id: rerun.id };
  const key = rerun === undefined ? methodKey(workspace, method.id) : `${workspace}\n${rerun.id}`;
  const result = await showRunForm(
    {
      workspace: entry.folder.uri,
      method,
      descriptor: path,
      subject: key,
      secrets: await FormSecrets.open(method, secretStoreOf(services.context.secrets, workspace, method.id)),
      before:
        rerun === undefined ? lastInputs(services, entry, method) : withoutSecrets(method, rerun.inputs),
      filesBefore: filesOf(rerun === undefined ? newestOf(entry, method) : entry.store.get(rerun.id)),
      pathSources: pathSources(entry, method),
      where: describeCode(entry.folder.uri, log),
    },
    memory,
  );
  if (result === undefined) return;
  await memory.keepValues(methodKey(workspace, method.id), result.values);
  await launcher.start({
    workspace,
    subject,
    title: result.name ?? titleOf(method),
    inputs: rerun === undefined ? result.values : withNulls(method, result.values),
    secrets: result.secrets,
    args: null,
    name: result.name,
    note: result.note,
    tags: result.tags,
    // What the command line does by itself need not be said.
    ...(result.cache === (rerun === undefined && allowsCache(method)) ? {} : { cache: result.cache }),
  });
}

function methodKey(workspace: string, methodId: string): string {
  return `${workspace}\n${methodId}`;
}

/** The inputs of the method's newest execution, whoever started it; else those that were last sent from here. */
function lastInputs(
  { memory }: Services,
  entry: WorkspaceEntry,
  method: ProcessDescription,
): Readonly<Record<string, Json>> | null {
  const inputs =
    newestOf(entry, method)?.inputs ?? memory.lastValues(methodKey(entry.layout.workspace, method.id));
  return inputs === null ? null : withoutSecrets(method, inputs);
}

function pathSources({ store }: WorkspaceEntry, method: ProcessDescription): PathSources {
  return {
    earlier: (name) => {
      const runs = store.list().filter(({ methodId }) => methodId === method.id);
      const values = new Set(runs.flatMap(({ inputs }) => textOf(inputs[name]) ?? []));
      return [...values].filter((value) => {
        const reference = parseArtifactReference(value);
        return reference?.kind !== "execution" || store.get(reference.execution) !== undefined;
      });
    },
    outputs: (folders) => outputOffers(store.list(), folders),
  };
}

function newestOf({ store }: WorkspaceEntry, method: ProcessDescription): ExecutionSummary | undefined {
  return store.list().find(({ methodId }) => methodId === method.id);
}

function filesOf(execution: ExecutionSummary | undefined): EarlierFiles | null {
  if (execution === undefined || execution.created === null) return null;
  const read = readJson(join(execution.path, bundlePaths.artifacts));
  const artifacts = read.ok && isJsonObject(read.value) ? read.value["artifacts"] : null;
  return {
    at: execution.created,
    artifacts: Array.isArray(artifacts) ? (artifacts as unknown as Artifact[]) : [],
  };
}

/** An input that was unset against the earlier run is told as null: what is left out is taken from that run. */
function withNulls(method: ProcessDescription, values: Readonly<Record<string, Json>>): Record<string, Json> {
  const unset = Object.keys(method.inputs).filter((name) => {
    const input = method.inputs[name];
    return !Object.hasOwn(values, name) && input !== undefined && !isSecret(input);
  });
  return { ...values, ...Object.fromEntries(unset.map((name) => [name, null])) };
}

function withoutSecrets(
  method: ProcessDescription,
  inputs: Readonly<Record<string, Json>>,
): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(inputs).filter(([name]) => {
      const input = method.inputs[name];
      return input !== undefined && !isSecret(input);
    }),
  );
}
