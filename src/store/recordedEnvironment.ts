import { join } from "node:path";
import { objectOf, textOf, type Json, type JsonObject } from "../core/json";
import type { ExecutionSummary } from "../core/summary";
import { bundlePaths } from "../bundle/layout";
import { readJsonOrNull } from "../bundle/readJson";

type Place = Pick<ExecutionSummary, "path" | "archived">;

/** The facts of the environment of an execution in its folder; none where they cannot be read. */
export function environmentOfBundle(folder: string): Record<string, string> {
  return recordedFacts(objectOf(readJsonOrNull(join(folder, bundlePaths.instance), "refuse")) ?? {});
}

/** The same of any execution: of an archived one read within its archive. */
export async function readEnvironment({ path, archived }: Place): Promise<Record<string, string>> {
  if (!archived) return environmentOfBundle(path);
  try {
    const { openArchive } = await import("../bundle/archive/openArchive");
    const archive = await openArchive(path);
    try {
      const read = await archive.content.readJson(bundlePaths.instance);
      return recordedFacts(read.ok ? (objectOf(read.value) ?? {}) : {});
    } finally {
      archive.close();
    }
  } catch {
    return {};
  }
}

/** The recorded variables, and what else tells one machine from another, by the names that people use. */
export function recordedFacts(instance: JsonObject): Record<string, string> {
  const { host, user, cuda, platform, cpu, environment } = instance;
  const { os, arch } = objectOf(platform) ?? {};
  return {
    ...texts(objectOf(environment)),
    ...texts({ host, user, cuda, os, arch, cpu: objectOf(cpu)?.["model"] }),
    ...interpreterFacts(objectOf(instance["interpreter"]) ?? {}),
  };
}

/** Its path, and under its own name its version: `env:python>=3.11`. */
function interpreterFacts({ path, version }: JsonObject): Record<string, string> {
  const name = /(python|node|bash|Rscript|julia|perl|ruby|pwsh)[\d.]*(?:\.exe)?$/.exec(
    textOf(path) ?? "",
  )?.[1];
  return texts({ interpreter: path, ...(name === undefined ? {} : { [name]: version }) });
}

/** The texts and numbers of a record. */
export function texts(record: Readonly<Record<string, Json | undefined>> | null): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record ?? {}).flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" ? [[name, String(value)]] : [],
    ),
  );
}
