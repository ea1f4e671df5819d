import { join } from "node:path";
import { isJsonObject } from "../core/json";
import type { Artifact } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import { writePiecesAtomic } from "../bundle/atomicWrite";
import type { WorkspaceLayout } from "../bundle/layout";
import { readArtifacts } from "./readArtifacts";
import { readLines } from "./readLines";

/** What tells an input from others: its content, and where it lay. */
export type UsedInput = Pick<Artifact, "name" | "sha256" | "uri">;

/** Another version of the program reads the bundles again. */
const format = 1;

/** So few bundles are read as quickly as a file of what was in them. */
const few = 1000;

interface Held {
  readonly stamp: string;
  readonly inputs: readonly UsedInput[];
}

/**
 * What executions used, kept in `.cache/inputs.ndjson` so that the bundles of sealed ones, which do not change, are read
 * once. It may be deleted at any time; a workspace of few executions has none.
 */
export class UsedInputs {
  private readonly held = new Map</* id */ string, Held>();
  private readonly isKept: boolean;
  private isChanged = false;

  /** @param count how many executions will be asked for. */
  constructor(
    private readonly layout: WorkspaceLayout,
    count: number,
    least = few,
  ) {
    this.isKept = count >= least;
    if (!this.isKept) return;
    for (const { format: version, id, stamp, inputs } of readLines(this.file))
      if (version === format && typeof id === "string" && typeof stamp === "string" && isInputs(inputs))
        this.held.set(id, { stamp, inputs });
  }

  async of(execution: ExecutionSummary): Promise<readonly UsedInput[]> {
    const { id, created, finished, sealed } = execution;
    const stamp = `${created ?? ""} ${finished ?? ""}`;
    const known = this.held.get(id);
    if (sealed && known?.stamp === stamp) return known.inputs;
    const artifacts = await readArtifacts(execution);
    const inputs = artifacts
      .filter(({ direction }) => direction === "input")
      .map(({ name, sha256, uri }) => ({ name, sha256, uri }));
    if (!sealed || !this.isKept) return inputs;
    this.held.set(id, { stamp, inputs });
    this.isChanged = true;
    return inputs;
  }

  /** Writes what was read. @param present of others nothing is kept. */
  save(present: readonly ExecutionSummary[]): void {
    if (!this.isChanged) return;
    this.isChanged = false;
    try {
      writePiecesAtomic(this.file, this.lines(present));
    } catch {
      // A full disk, or a folder that may not be written to: the bundles are read again the next time.
    }
  }

  private *lines(present: readonly ExecutionSummary[]): Generator<string, void> {
    for (const { id } of present) {
      const held = this.held.get(id);
      if (held !== undefined) yield `${JSON.stringify({ format, id, ...held })}\n`;
    }
  }

  private get file(): string {
    return join(this.layout.cache, "inputs.ndjson");
  }
}

function isInputs(value: unknown): value is readonly UsedInput[] {
  return Array.isArray(value) && value.every(isInput);
}

function isInput(value: unknown): value is UsedInput {
  return isJsonObject(value) && ["name", "sha256", "uri"].every((name) => typeof value[name] === "string");
}
