import { basename, join } from "node:path";
import { wrongUse } from "../../core/humanError";
import { isJsonObject, objectOf, type Json } from "../../core/json";
import { parseMethod } from "../../core/method/parseMethod";
import { isSecret, type ProcessDescription } from "../../core/processDescription";
import type { Artifact, GitRecord, Instance } from "../../core/records";
import { bundlePaths } from "../../bundle/layout";
import { readJson, readJsonOrNull } from "../../bundle/readJson";

/** What a bundle tells for running again. */
export interface EarlierRun {
  readonly id: string;
  /** The bundle's folder, absolute. */
  readonly bundle: string;
  /** The bundle's own copy. */
  readonly method: ProcessDescription;
  /** Values by name, without secrets. */
  readonly inputs: Readonly<Record<string, Json>>;
  /** Raw arguments as they were given. */
  readonly args: readonly string[];
  /** Names of inputs of which the script was to get a copy. */
  readonly materialize: readonly string[];
  readonly artifacts: readonly Artifact[];
  readonly git: GitRecord | null;
  readonly instance: Instance | null;
}

/**
 * Reads an execution that is to run again.
 * @throws {HumanError} wrong use, when its copy of the method cannot be read.
 */
export function readEarlierRun(bundle: string): EarlierRun {
  const method = methodOfBundle(bundle);
  const read = (path: string): unknown => readJsonOrNull(join(bundle, path), "refuse");
  const request = objectOf(read(bundlePaths.request)) ?? {};
  return {
    id: basename(bundle),
    bundle,
    method,
    inputs: withoutSecrets(method, objectOf(request["inputs"]) ?? {}),
    args: textsOf(request["args"]),
    materialize: textsOf(request["materialize"]),
    artifacts: artifactsOf(read(bundlePaths.artifacts)),
    git: objectOf(read(bundlePaths.git)) as GitRecord | null,
    instance: objectOf(read(bundlePaths.instance)) as Instance | null,
  };
}

function methodOfBundle(bundle: string): ProcessDescription {
  const file = join(bundle, bundlePaths.method);
  const read = readJson(file, "refuse");
  if (!read.ok) throw wrongUse(`it cannot be run again: ${file} is ${read.reason}.`);
  const parsed = parseMethod(read.value, file);
  if (!parsed.ok) throw wrongUse(`it cannot be run again: ${file}: ${parsed.problems.join("; ")}`);
  return parsed.method;
}

function withoutSecrets(
  method: ProcessDescription,
  inputs: Readonly<Record<string, Json>>,
): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(inputs).filter(([name, value]) => {
      const described = Object.hasOwn(method.inputs, name) ? method.inputs[name] : undefined;
      return objectOf(value)?.["secret"] !== true && (described === undefined || !isSecret(described));
    }),
  );
}

/** The artifacts of a list that have what running again needs; what is damaged is passed over. */
export function artifactsOf(list: unknown): Artifact[] {
  const all = objectOf(list)?.["artifacts"];
  if (!Array.isArray(all)) return [];
  return all.filter(
    (one): one is Artifact & Record<string, Json> =>
      isJsonObject(one) && typeof one["uri"] === "string" && typeof one["sha256"] === "string",
  );
}

function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
