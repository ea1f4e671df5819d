import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { methodKey } from "../../core/methodKey";
import type { ExecutionSummary } from "../../core/summary";
import { listTrash } from "../../bundle/trash/trash";
import type { WorkspaceLayout } from "../../bundle/layout";
import { diskUseOf, noDiskUse, sumOf, type DiskUse } from "./diskUse";
import { DiskUseCache } from "./diskUseCache";

export interface CountedUse extends DiskUse {
  readonly count: number;
}

/** What the executions of one method take, those in the archive too. */
export interface MethodUse extends CountedUse {
  /** Its title, else its id; null where none can be read. */
  readonly title: string | null;
  readonly methodId: string | null;
  readonly script: string | null;
}

export interface ExecutionUse extends DiskUse {
  readonly id: string;
}

/** What all that `.executions/` holds takes on the disk. */
export interface DiskUseReport {
  readonly live: CountedUse;
  readonly archived: CountedUse;
  readonly trash: CountedUse;
  /** Outputs that were kept when their execution was deleted. */
  readonly kept: DiskUse;
  readonly downloads: DiskUse;
  /** All else of the cache, which may be deleted at any time. */
  readonly cache: DiskUse;
  readonly total: DiskUse;
  /** Those that take most first. */
  readonly methods: readonly MethodUse[];
  readonly largest: readonly ExecutionUse[];
}

/** So many of the largest executions are named. */
const named = 50;

/**
 * Measures all of a workspace; of executions that were measured before and are as they were, the cache tells.
 * @param executions all of the workspace, archived ones too.
 * @param onMeasured is told how many of them were measured.
 * @throws the reason of the signal.
 */
export async function diskUseReport(
  layout: WorkspaceLayout,
  executions: readonly ExecutionSummary[],
  onMeasured: (measured: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<DiskUseReport> {
  const cache = new DiskUseCache(layout);
  const methods = new Map<string, MethodUse>();
  const largest = new Largest(named);
  let live = nothing;
  let archived = nothing;
  try {
    for (const [index, execution] of executions.entries()) {
      signal?.throwIfAborted();
      const use = await cache.measure(execution, signal);
      if (execution.archived) archived = counted(archived, use);
      else live = counted(live, use);
      addToMethod(methods, execution, use);
      largest.add(execution.id, use);
      onMeasured(index + 1);
    }
  } finally {
    cache.save(signal?.aborted !== true);
  }
  const others = await otherPlaces(layout, signal);
  const parts = [live, archived, others.trash, others.kept, others.downloads, others.cache];
  return {
    live,
    archived,
    ...others,
    total: parts.reduce<DiskUse>(sumOf, noDiskUse),
    methods: [...methods.values()].sort((one, other) => other.bytes - one.bytes),
    largest: largest.all(),
  };
}

const nothing: CountedUse = { ...noDiskUse, count: 0 };

function counted(sum: CountedUse, use: DiskUse): CountedUse {
  return { ...sumOf(sum, use), count: sum.count + 1 };
}

function addToMethod(methods: Map<string, MethodUse>, execution: ExecutionSummary, use: DiskUse): void {
  const key = methodKey(execution);
  const { method, methodId, script } = execution;
  const known = methods.get(key) ?? { ...nothing, title: method ?? methodId, methodId, script };
  methods.set(key, { ...known, ...counted(known, use) });
}

async function otherPlaces(
  layout: WorkspaceLayout,
  signal?: AbortSignal,
): Promise<Pick<DiskUseReport, "trash" | "kept" | "downloads" | "cache">> {
  let cache = noDiskUse;
  for (const name of existsSync(layout.cache) ? readdirSync(layout.cache) : []) {
    const path = join(layout.cache, name);
    if (path !== layout.downloads) cache = sumOf(cache, await diskUseOf(path, signal));
  }
  return {
    trash: { ...(await diskUseOf(layout.trash, signal)), count: listTrash(layout).length },
    kept: await diskUseOf(layout.kept, signal),
    downloads: await diskUseOf(layout.downloads, signal),
    cache,
  };
}

/** The largest of many, without a list of all. */
class Largest {
  private uses: ExecutionUse[] = [];

  constructor(private readonly most: number) {}

  add(id: string, use: DiskUse): void {
    this.uses.push({ id, ...use });
    if (this.uses.length > 2 * this.most) this.uses = this.all();
  }

  all(): ExecutionUse[] {
    return this.uses.sort((one, other) => other.bytes - one.bytes).slice(0, this.most);
  }
}
