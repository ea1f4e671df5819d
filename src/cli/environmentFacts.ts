import { formatBytes } from "../core/format/bytes";
import { formatDuration } from "../core/format/duration";
import { isJsonObject, numberOf, objectOf, textOf } from "../core/json";
import type { Fact } from "./factLines";

/** What an execution ran in beside its interpreter, and what it used; a record of another origin may lack any of it. */
export function environmentFacts(instance: Readonly<Record<string, unknown>> | null): Fact[] {
  if (instance === null) return [];
  return [
    ["Packages", packagesText(instance["interpreter"])],
    ["GPUs", gpusText(instance)],
    ["Container", joined(instance["container"], ["runtime", "image"])],
    ["CI", joined(instance["ci"], ["provider", "url"])],
    ["CPU time", amountText(instance["cpuSeconds"], (seconds) => formatDuration(seconds * 1000))],
    ["Peak memory", amountText(instance["peakMemoryBytes"], formatBytes)],
    ["Written", amountText(instance["writtenBytes"], formatBytes)],
  ];
}

function packagesText(interpreter: unknown): string | null {
  const record = objectOf(interpreter);
  const packages = Object.keys(objectOf(record?.["packages"]) ?? {}).length;
  const kind = textOf(objectOf(record?.["environment"])?.["kind"]);
  if (packages === 0) return null;
  return kind === null ? `${packages}` : `${packages} (${kind})`;
}

function gpusText(instance: Readonly<Record<string, unknown>>): string | null {
  const { gpus } = instance;
  const names = Array.isArray(gpus) ? gpus.filter(isJsonObject).map(({ name }) => textOf(name)) : [];
  const cuda = textOf(instance["cuda"]);
  const words = [...names, cuda === null ? null : `CUDA ${cuda}`].filter((word) => word !== null);
  return words.length === 0 ? null : words.join(", ");
}

function joined(record: unknown, names: readonly string[]): string | null {
  const words = names.map((name) => textOf(objectOf(record)?.[name])).filter((word) => word !== null);
  return words.length === 0 ? null : words.join(" ");
}

function amountText(amount: unknown, write: (amount: number) => string): string | null {
  const number = numberOf(amount);
  return number === null ? null : write(number);
}
