import { isJsonObject, numberOf, objectOf, textOf, type Json, type JsonObject } from "../json";

type Texts = Readonly<Record<string, string>>;

/** Interpreter and machine as a record of any origin tells them, by the names that people use. */
export function machineOf(instance: JsonObject): Record<string, Json> {
  const [platform, cpu, memory] = [
    part(instance, "platform"),
    part(instance, "cpu"),
    part(instance, "memory"),
  ];
  const container = part(instance, "container");
  return {
    interpreter: interpreterName(instance),
    "interpreter version": textOf(part(instance, "interpreter")["version"]),
    os: textOf(platform["os"]),
    "os release": textOf(platform["release"]),
    architecture: textOf(platform["arch"]),
    processor: textOf(cpu["model"]),
    cores: numberOf(cpu["cores"]),
    memory: numberOf(memory["totalBytes"]),
    gpus: gpuNames(instance),
    "gpu driver": gpuDriver(instance),
    cuda: textOf(instance["cuda"]),
    container: textOf(container["image"]) ?? textOf(container["runtime"]),
    host: textOf(instance["host"]),
  };
}

/** The program's name without folder, version and ending: "python" of "/usr/bin/python3.12". */
function interpreterName(instance: JsonObject): string | null {
  const path = textOf(part(instance, "interpreter")["path"]);
  const name = path?.split(/[\\/]/).at(-1) ?? "";
  const bare = name.replace(/\.exe$/i, "").replace(/[\d.]+$/, "");
  return bare === "" ? null : bare;
}

/** Installed packages and their versions; null where they were not read. */
export function packagesOf(instance: JsonObject): Texts | null {
  const packages = objectOf(part(instance, "interpreter")["packages"]);
  return packages === null ? null : textsOf(packages);
}

/** The recorded variables of the environment. */
export function variablesOf(instance: JsonObject): Texts {
  return textsOf(part(instance, "environment"));
}

/** Lock files by path, with the hash of their content. */
export function lockFilesOf(instance: JsonObject): Texts {
  return Object.fromEntries(
    listOf(instance["lockFiles"]).flatMap(({ path, sha256 }) =>
      typeof path === "string" && typeof sha256 === "string" ? [[path, sha256]] : [],
    ),
  );
}

function gpuNames(instance: JsonObject): string | null {
  const names = listOf(instance["gpus"]).flatMap(({ name }) => textOf(name) ?? []);
  return names.length === 0 ? null : names.join(", ");
}

function gpuDriver(instance: JsonObject): string | null {
  const drivers = listOf(instance["gpus"]).flatMap(({ driver }) => textOf(driver) ?? []);
  return drivers.length === 0 ? null : [...new Set(drivers)].join(", ");
}

function textsOf(record: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

function listOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function part(record: JsonObject, name: string): JsonObject {
  return objectOf(record[name]) ?? {};
}
