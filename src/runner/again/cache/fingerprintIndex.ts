import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isEndState } from "../../../core/lifecycle";
import { parseJobStatus } from "../../../core/parseJobStatus";
import { bundlePaths, type WorkspaceLayout } from "../../../bundle/layout";
import { listBundleIds } from "../../../bundle/listBundles";
import { readJsonOrNull } from "../../../bundle/readJson";
import { readFacts, seriesKey } from "./runFacts";

const seenFile = "seen";

/**
 * Which completed executions of a method had the same values and arguments: `.cache/fingerprints/<method>/<key>` lists
 * their ids, `seen` all that were looked at. It is brought up to date when it is asked, so that a plain run pays nothing
 * for it, and made again when it is deleted.
 */
export class FingerprintIndex {
  private readonly folder: string;

  constructor(
    private readonly layout: WorkspaceLayout,
    private readonly methodId: string,
  ) {
    this.folder = join(layout.cache, "fingerprints", methodId);
  }

  /** Ids of the completed executions of the method, newest first: all, and those of one series. */
  find(key: string): { readonly series: readonly string[]; readonly newest: string | null } {
    const ids = listBundleIds(this.layout.executions).filter((id) => id.startsWith(`${this.methodId}-`));
    this.update(ids);
    const present = new Set(ids);
    const series = [...new Set(linesOf(join(this.folder, key)))].sort().reverse();
    const completed = [...new Set(linesOf(join(this.folder, "completed")))]
      .filter((id) => present.has(id))
      .sort();
    return { series, newest: completed.at(-1) ?? null };
  }

  private update(ids: readonly string[]): void {
    const seen = new Set(linesOf(join(this.folder, seenFile)));
    for (const id of ids) {
      if (seen.has(id)) continue;
      const state = stateOf(join(this.layout.executions, id));
      if (state === null || !isEndState(state)) continue;
      const facts = state === "COMPLETED" ? readFacts(this.layout.executions, id) : null;
      if (facts !== null && facts.method.id === this.methodId) {
        this.append(seriesKey(facts), id);
        this.append("completed", id);
      }
      this.append(seenFile, id);
    }
  }

  /** Two that append at once append twice: that is told apart when it is read. */
  private append(name: string, id: string): void {
    mkdirSync(this.folder, { recursive: true });
    appendFileSync(join(this.folder, name), `${id}\n`);
  }
}

function stateOf(bundle: string): ReturnType<typeof recorded> {
  return recorded(parseJobStatus(readJsonOrNull(join(bundle, bundlePaths.jobStatus), "refuse")));
}

function recorded(
  status: ReturnType<typeof parseJobStatus>,
): Exclude<typeof status, { problem: string }>["state"] | null {
  return "problem" in status ? null : status.state;
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, "utf8").split("\n").filter(Boolean);
  } catch {
    return [];
  }
}
