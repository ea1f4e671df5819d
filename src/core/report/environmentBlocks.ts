import { formatBytes } from "../format/bytes";
import { formatDuration } from "../format/duration";
import { isJsonObject, numberOf, objectOf, textOf, type JsonObject } from "../json";
import type { Instance } from "../records";
import type { Translate } from "../translate";
import { toldFacts } from "./toldFacts";
import type { ReportBlock } from "./reportDocument";

/** Where it ran and with what; parts that a record of another origin lacks are left out. */
export function environmentBlocks(instance: Instance | null, t: Translate): ReportBlock[] {
  const record: Readonly<Record<string, unknown>> = { ...instance };
  const [platform, cpu] = [objectOf(record["platform"]), objectOf(record["cpu"])];
  const [interpreter, container] = [objectOf(record["interpreter"]), objectOf(record["container"])];
  const seconds = numberOf(record["cpuSeconds"]);
  const cores = numberOf(cpu?.["cores"]);
  const facts = toldFacts([
    [t("Host"), textOf(record["host"])],
    [t("Platform"), words(platform, ["os", "release", "arch"])],
    [
      t("Processor"),
      cores === null ? words(cpu, ["model"]) : t("{0}, {1} cores", words(cpu, ["model"]), cores),
    ],
    [t("Memory"), sizeText(objectOf(record["memory"])?.["totalBytes"])],
    [t("GPUs"), gpuText(record["gpus"])],
    [t("CUDA"), textOf(record["cuda"])],
    [t("Container"), words(container, ["runtime", "image"])],
    [t("Interpreter"), words(interpreter, ["path", "version"]), "code"],
    [t("CPU time"), seconds === null ? null : formatDuration(seconds * 1000)],
    [t("Peak memory"), sizeText(record["peakMemoryBytes"])],
    [t("Packages"), packageText(objectOf(interpreter?.["packages"]))],
  ]);
  return facts.length === 0 ? [] : [{ kind: "facts", facts }];
}

function words(record: JsonObject | null, names: readonly string[]): string {
  return names
    .map((name) => textOf(record?.[name]))
    .filter((word) => word !== null)
    .join(" ");
}

function sizeText(bytes: unknown): string | null {
  const size = numberOf(bytes);
  return size === null ? null : formatBytes(size);
}

function gpuText(gpus: unknown): string {
  const list = Array.isArray(gpus) ? gpus.filter(isJsonObject) : [];
  return list.map(({ name }) => textOf(name) ?? "").join(", ");
}

function packageText(packages: JsonObject | null): string {
  return Object.entries(packages ?? {})
    .map(([name, version]) => `${name} ${textOf(version) ?? ""}`.trim())
    .sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1))
    .join(", ");
}
