import { realpathSync, type Stats } from "node:fs";
import { basename } from "node:path";
import { artifactTypeOf } from "../../core/artifactType";
import type { Json } from "../../core/json";
import type { Artifact } from "../../core/records";
import { hashSettled } from "../../bundle/seal/settledHash";
import type { ContentIdentity } from "../../bundle/seal/hashFile";
import { uriOf } from "../artifactUri";
import type { RunRequest } from "../runRequest";
import { scriptRole } from "../../core/inputContent";
import { readLastRun, type KnownInput } from "../lastRun";
import type { InputFile } from "./inputFiles";
import { KnownInputs, type Hashed } from "./knownInputs";
import type { MaterializedInput } from "./materialize";
import type { ResolvedInput } from "./resolvedInput";
import { versionOf, type WatchedInput } from "./watchedInputs";

/** The inputs of a run as they are recorded and as they are handed over. */
export interface RecordedInputs {
  readonly artifacts: readonly Artifact[];
  /** Values by input name, with what stands in place of those that are no paths, or of which a copy was made. */
  readonly values: Readonly<Record<string, Json>>;
  /** What is looked at again when the run has ended. */
  readonly watched: readonly WatchedInput[];
  /** Files that the next run need not hash while they stay as they are. */
  readonly known: readonly KnownInput[];
}

export interface Recording {
  readonly request: RunRequest;
  readonly bundle: string;
  readonly now: () => Date;
  readonly warn: (message: string) => void;
}

/**
 * Hashes the inputs of a run, and copies those that are to be materialized. One that cannot be read is told by `warn`
 * and left out.
 * @throws {HumanError} when a copy that the script is to get cannot be made.
 */
export async function recordInputs(
  recording: Recording,
  files: readonly InputFile[],
): Promise<RecordedInputs> {
  const recorded: RecordedInput[] = [];
  const { inputs } = readLastRun(recording.request.layout);
  const known = new KnownInputs(inputs, () => recording.now().getTime());
  for (const file of files) {
    const copy = file.isMaterialized ? await materialized(recording, file) : null;
    const artifact = await recordedOf(recording, file, copy, known);
    recorded.push({ file, copy, ...artifact });
  }
  return {
    artifacts: recorded.flatMap(({ artifact }) => artifact ?? []),
    watched: recorded.flatMap(({ watched }) => watched ?? []),
    known: known.forNextRun,
    values: handedValues(recording.request, recorded),
  };
}

interface RecordedInput {
  readonly file: InputFile;
  readonly copy: MaterializedInput | null;
  readonly artifact: Artifact | null;
  readonly watched: WatchedInput | null;
}

async function materialized({ bundle, warn }: Recording, file: InputFile): Promise<MaterializedInput> {
  const { materialize } = await import("./materialize");
  return materialize({ bundle, warn }, file);
}

async function recordedOf(
  { request, warn }: Recording,
  file: InputFile,
  copy: MaterializedInput | null,
  known: KnownInputs,
): Promise<Pick<RecordedInput, "artifact" | "watched">> {
  const path = copy?.path ?? file.path;
  try {
    const version = versionOf(path);
    const hash = (): Promise<Hashed> => contentOf(request, path, file.stats);
    const { identity, isSettled } =
      copy ?? checkedOf(file) ?? (await known.identify(path, version, file.stats, hash));
    if (!isSettled) warn(`the input ${path} was being written while it was read`);
    return {
      artifact: artifactOf(request, file, identity, copy),
      watched: { role: file.role, path, version },
    };
  } catch (error) {
    warn(`the input ${path} could not be hashed: ${(error as Error).message}`);
    return { artifact: null, watched: null };
  }
}

function checkedOf({ resolved }: InputFile): Hashed | null {
  return resolved?.identity === undefined ? null : { identity: resolved.identity, isSettled: true };
}

function artifactOf(
  { layout }: RunRequest,
  file: InputFile,
  { sha256, size }: ContentIdentity,
  copy: MaterializedInput | null,
): Artifact {
  const { role, path, known } = file;
  const { name, uri, type, version } = file.resolved ?? unresolved(path);
  const source = uri ?? uriOf(layout.workspace, path);
  return {
    direction: "input",
    name,
    role,
    type: type ?? typeOf(file, name),
    version,
    sha256,
    size,
    ...(copy === null ? { uri: source } : { uri: copy.uri, source }),
    known,
  };
}

function unresolved(path: string): Pick<ResolvedInput, "name" | "uri" | "type" | "version"> {
  return { name: basename(path), uri: null, type: null, version: null };
}

function typeOf({ role, stats }: InputFile, name: string): string {
  if (role === scriptRole) return "Script";
  return stats.isDirectory() ? "Dataset" : artifactTypeOf(name);
}

function handedValues(
  { inputs }: RunRequest,
  recorded: readonly RecordedInput[],
): Readonly<Record<string, Json>> {
  const handed = new Map<string, string>();
  for (const { file, copy } of recorded) {
    const value = copy?.path ?? file.resolved?.handed;
    if (file.known === "declared" && value !== undefined) handed.set(keyOf(file.role, file.given), value);
  }
  if (handed.size === 0) return inputs;
  const handOver = (role: string, value: Json): Json => {
    if (Array.isArray(value)) return value.map((item) => handOver(role, item));
    return typeof value === "string" ? (handed.get(keyOf(role, value)) ?? value) : value;
  };
  return Object.fromEntries(Object.entries(inputs).map(([role, value]) => [role, handOver(role, value)]));
}

function keyOf(role: string, given: string): string {
  return `${role}\0${given}`;
}

/** Up to this size a file is hashed sooner than the cache is loaded. */
const smallBytes = 256 * 1024;

async function contentOf({ layout }: RunRequest, path: string, stats: Stats): Promise<Hashed> {
  const real = realpathSync(path);
  if (stats.isFile() && stats.size <= smallBytes) return await hashSettled(real);
  const { HashCache } = await import("../../bundle/seal/hashCache");
  return await new HashCache(layout.hashes).hash(real);
}
