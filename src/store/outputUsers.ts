import { sep } from "node:path";
import type { Artifact } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import { type WorkspaceLayout } from "../bundle/layout";
import { KnownArtifacts } from "./lineage/knownArtifacts";
import { readArtifacts } from "./readArtifacts";

/** That an execution used an output of another one as its input. */
export interface OutputUse {
  /** Whose output it is. */
  readonly id: string;
  /** The output, as its execution calls it. */
  readonly output: string;
  /** The execution that used it. */
  readonly user: string;
}

/** What the search for users is to be told of, and tells. */
export interface UseSearch {
  /** How many of the executions that may be users were looked at. */
  readonly onLooked?: (looked: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Who used the outputs of some executions: other executions with an input of the same content, or one that lies in such a
 * bundle; archived ones too. Reads the artifacts of each bundle.
 * @param doomed those whose outputs are asked for; they are not told as users.
 * @param all the executions of the workspace.
 */
export async function outputUses(
  layout: WorkspaceLayout,
  doomed: readonly ExecutionSummary[],
  all: readonly ExecutionSummary[],
  search: UseSearch = {},
): Promise<readonly OutputUse[]> {
  const ids = new Set(doomed.map(({ id }) => id));
  const outputs = await outputsOf(doomed);
  const times = doomed.map(({ created }) => created);
  const first = times.includes(null) ? null : (times.sort()[0] ?? null);
  // What was there before all of them has nothing from them: the newest ones are deleted without reading the rest.
  const later = all.filter(({ id, created }) => !ids.has(id) && !isBefore(created, first));
  const uses: OutputUse[] = [];
  for await (const { user, input } of inputsOf(layout, later, all, search)) {
    // Of several that made the same, the first could have been used by most.
    const [output] = sourcesOf(layout, input, user, outputs, ids);
    if (output !== undefined) uses.push({ ...output, user: user.id });
  }
  return uses;
}

/**
 * Those of some executions of which another one, be it one of them too, used an output, or took the result in place of a
 * run of its own.
 */
export async function usedExecutions(
  layout: WorkspaceLayout,
  asked: readonly ExecutionSummary[],
  all: readonly ExecutionSummary[],
  search: UseSearch = {},
): Promise<ReadonlySet<string>> {
  const ids = new Set(asked.map(({ id }) => id));
  const used = new Set<string>();
  for (const { cachedFrom } of all) if (cachedFrom !== null && ids.has(cachedFrom)) used.add(cachedFrom);
  if (asked.length === 0) return used;
  const outputs = await outputsOf(asked);
  for await (const { user, input } of inputsOf(layout, all, all, search))
    for (const { id } of sourcesOf(layout, input, user, outputs, ids)) if (id !== user.id) used.add(id);
  return used;
}

/** What tells an input from others: its content, and where it lay. */
type UsedInput = Pick<Artifact, "name" | "sha256" | "uri">;

type Output = Omit<OutputUse, "user">;

interface MadeOutput extends Output {
  readonly created: string | null;
}

/** Outputs by the hash of their content, the one that was made first in front. */
type MadeOutputs = ReadonlyMap<string, readonly MadeOutput[]>;

async function* inputsOf(
  layout: WorkspaceLayout,
  users: readonly ExecutionSummary[],
  all: readonly ExecutionSummary[],
  { onLooked, signal }: UseSearch,
): AsyncGenerator<{ readonly user: ExecutionSummary; readonly input: UsedInput }, void> {
  const artifacts = new KnownArtifacts(layout, users.length);
  for (const [index, user] of users.entries()) {
    signal?.throwIfAborted();
    for (const input of await artifacts.of(user)) if (input.direction === "input") yield { user, input };
    onLooked?.(index + 1);
  }
  artifacts.save(all);
}

async function outputsOf(executions: readonly ExecutionSummary[]): Promise<MadeOutputs> {
  const outputs = new Map<string, MadeOutput[]>();
  for (const execution of executions)
    for (const artifact of (await readArtifacts(execution)) ?? []) {
      // Empty files are all the same, and nobody's loss.
      if (artifact.direction !== "output" || artifact.size === 0) continue;
      const { id, created } = execution;
      const same = outputs.get(artifact.sha256) ?? [];
      same.push({ id, output: artifact.name, created });
      outputs.set(artifact.sha256, same);
    }
  for (const same of outputs.values())
    same.sort((one, other) => (isBefore(one.created, other.created) ? -1 : 1));
  return outputs;
}

/** Which outputs an input could come from. */
function sourcesOf(
  layout: WorkspaceLayout,
  input: UsedInput,
  { created: usedAt }: ExecutionSummary,
  outputs: MadeOutputs,
  ids: ReadonlySet<string>,
): readonly Output[] {
  // What an execution used before there was the other one, it has not from there.
  const same = (outputs.get(input.sha256) ?? []).filter(({ created }) => !isBefore(usedAt, created));
  const place = outputByPlace(layout, input, ids);
  return [...same.map(({ id, output }) => ({ id, output })), ...(place === null ? [] : [place])];
}

function isBefore(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one < other;
}

function outputByPlace(
  layout: WorkspaceLayout,
  { uri, name }: UsedInput,
  ids: ReadonlySet<string>,
): Output | null {
  for (const prefix of [".executions/executions/", layout.executions + sep]) {
    const id = uri.startsWith(prefix) ? uri.slice(prefix.length).split(/[\\/]/)[0] : undefined;
    if (id !== undefined && ids.has(id)) return { id, output: name };
  }
  return null;
}
