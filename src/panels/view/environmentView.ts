import { formatBytes } from "../../core/format/bytes";
import { isJsonObject, type JsonObject } from "../../core/json";
import type { Instance } from "../../core/records";
import type { EnvironmentView } from "../../shared/details/environmentView";
import type { NamedValue } from "../../shared/details/namedValue";

/** Where it ran; parts that a foreign or damaged record lacks are left empty. */
export function environmentView(instance: Instance | null): EnvironmentView | null {
  if (instance === null) return null;
  const [platform, cpu, memory] = [
    partOf(instance, "platform"),
    partOf(instance, "cpu"),
    partOf(instance, "memory"),
  ];
  const { commandLine } = instance as Partial<Instance>;
  return {
    host: textOf(instance.host),
    user: textOf(instance.user),
    platform: platformText(platform),
    cpu: textOf(cpu["model"]),
    cores: numberOf(cpu["cores"]),
    memoryBytes: numberOf(memory["totalBytes"]),
    ...interpreterOf(partOf(instance, "interpreter")),
    ...surroundingsOf(instance),
    commandLine: Array.isArray(commandLine) ? commandLine.map(textOf) : [],
    workingDirectory: textOf(instance.workingDirectory),
    variables: named(instance.environment),
    recorder: recorderText(partOf(instance, "recorder")),
  };
}

/** Windows alone says in its version what people call it; elsewhere that is how the kernel was built. */
function platformText(platform: JsonObject): string {
  const [version, release] = [textOf(platform["version"]), textOf(platform["release"])];
  const words = [
    textOf(platform["os"]),
    release === "" || version.startsWith("Windows") ? version : release,
    textOf(platform["arch"]),
  ];
  return words.filter((word) => word !== "").join(" ");
}

function recorderText(recorder: JsonObject): string {
  const [name, version, node] = [
    textOf(recorder["name"]),
    textOf(recorder["version"]),
    textOf(recorder["node"]),
  ];
  return name === "" ? "" : `${name} ${version} (Node ${node})`;
}

function interpreterOf(
  interpreter: JsonObject,
): Pick<EnvironmentView, "interpreter" | "packages" | "packageEnvironment"> {
  const path = textOf(interpreter["path"]);
  if (path === "") return { interpreter: null, packages: null, packageEnvironment: "" };
  const home = interpreter["environment"];
  const version = textOf(interpreter["version"]);
  return {
    interpreter: { name: programName(path), path, version: version === "" ? null : version },
    packages: isJsonObject(interpreter["packages"]) ? named(interpreter["packages"]) : null,
    packageEnvironment: isJsonObject(home) ? `${textOf(home["kind"])} ${textOf(home["path"])}`.trim() : "",
  };
}

function surroundingsOf(
  instance: Instance,
): Pick<
  EnvironmentView,
  "gpus" | "cuda" | "container" | "ci" | "lockFiles" | "writtenBytes" | "peakGpuMemoryBytes"
> {
  const [container, ci] = [partOf(instance, "container"), partOf(instance, "ci")];
  const words = [container["runtime"], container["image"], textOf(container["id"]).slice(0, 12)].map(textOf);
  const [cuda, provider, url] = [textOf(instance.cuda), textOf(ci["provider"]), textOf(ci["url"])];
  return {
    gpus: listOf(instance.gpus).map(gpuOf),
    cuda: cuda === "" ? null : cuda,
    container: words.filter((word) => word !== "").join(" "),
    ci: provider === "" ? null : { provider, url: /^https?:\/\//.test(url) ? url : null },
    lockFiles: listOf(instance.lockFiles).map(({ path, sha256 }) => ({
      name: textOf(path),
      value: textOf(sha256),
    })),
    writtenBytes: instance.writtenBytes ?? null,
    peakGpuMemoryBytes: instance.peakGpuMemoryBytes ?? null,
  };
}

function gpuOf(gpu: JsonObject): NamedValue {
  const memory = numberOf(gpu["memoryBytes"]);
  const driver = textOf(gpu["driver"]);
  const words = [memory === 0 ? "" : formatBytes(memory), driver];
  return { name: textOf(gpu["name"]), value: words.filter((word) => word !== "").join(", ") };
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function partOf(instance: Instance, name: keyof Instance): JsonObject {
  const part: unknown = instance[name];
  return isJsonObject(part) ? part : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function named(values: unknown): NamedValue[] {
  if (!isJsonObject(values)) return [];
  return Object.entries(values)
    .map(([name, value]) => ({ name, value: typeof value === "string" ? value : JSON.stringify(value) }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** "Python" of "/usr/bin/python3.12": the last part without version and ending, as people write it. */
function programName(path: string): string {
  const base = path.split(/[\\/]/).at(-1) ?? path;
  const bare = base.replace(/\.exe$/i, "").replace(/[\d.]+$/, "");
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}
