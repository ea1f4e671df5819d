import { statSync } from "node:fs";
import { currentOwner } from "../../../bundle/owner";
import { isJsonObject, numberOf, objectOf, textOf } from "../../../core/json";
import type { Gpu } from "../../../core/records";
import { type EnvironmentCache } from "./environmentCache";
import { type ToolRunner } from "./toolRunner";

const timeLimitMs = 5000;
const bytesPerMebibyte = 1024 * 1024;

export interface Gpus {
  readonly gpus: readonly Gpu[];
  /** The version of CUDA that the driver takes. */
  readonly cuda: string | null;
}

export interface GpuQuestion {
  /** Absolute path of nvidia-smi; null where there is none. */
  readonly program: string | null;
  readonly cache: EnvironmentCache;
  readonly run: ToolRunner;
}

const none: Gpus = { gpus: [], cuda: null };

/** The GPUs as `nvidia-smi` tells them, once for each boot of the machine; none where it fails, as it does without a driver. */
export async function gpusOf({ program, cache, run }: GpuQuestion): Promise<Gpus> {
  if (program === null) return none;
  const { size, mtimeMs } = statSync(program);
  const key = JSON.stringify(["gpus", program, size, mtimeMs, currentOwner().bootId]);
  const known = readGpus(cache.read(key));
  if (known !== null) return known;
  const fields = "--query-gpu=name,uuid,driver_version,memory.total";
  const [table, page] = await Promise.all([
    run({ program, args: [fields, "--format=csv,noheader,nounits"], timeLimitMs }),
    run({ program, args: [], timeLimitMs }),
  ]);
  if (!table.ok) return none;
  const found: Gpus = {
    gpus: table.text.split("\n").flatMap(gpuOfLine),
    cuda: page.ok ? (/CUDA Version\s*:\s*(\d+(?:\.\d+)*)/.exec(page.text)?.[1] ?? null) : null,
  };
  cache.write(key, found);
  return found;
}

function gpuOfLine(line: string): Gpu[] {
  const [name = "", uuid, driver, mebibytes] = line.split(",").map((field) => field.trim());
  if (name === "") return [];
  const memory = Number(mebibytes);
  return [
    {
      name,
      uuid: told(uuid),
      driver: told(driver),
      memoryBytes: mebibytes === undefined || Number.isNaN(memory) ? null : memory * bytesPerMebibyte,
    },
  ];
}

/** What a GPU does not tell stands as `[N/A]`. */
function told(field: string | undefined): string | null {
  return field === undefined || field === "" || field.startsWith("[") ? null : field;
}

function readGpus(value: unknown): Gpus | null {
  const entry = objectOf(value);
  if (!Array.isArray(entry?.["gpus"])) return null;
  const gpus = entry["gpus"].filter(isJsonObject).map((gpu) => ({
    name: textOf(gpu["name"]) ?? "",
    uuid: textOf(gpu["uuid"]),
    driver: textOf(gpu["driver"]),
    memoryBytes: numberOf(gpu["memoryBytes"]),
  }));
  return { gpus, cuda: textOf(entry["cuda"]) };
}
