import type { Stats } from "node:fs";
import { racyMs, type SettledContent } from "../../bundle/seal/settledHash";
import type { KnownInput } from "../lastRun";
import { versionOf } from "./watchedInputs";

/** Larger files have entries of their own in the cache of hashes. */
const smallBytes = 256 * 1024;
/** A list of more would take longer to read than the files to hash. */
const mostInputs = 32;

/** The content of a file, and whether it kept still while it was hashed. */
export type Hashed = Pick<SettledContent, "identity" | "isSettled">;

/** What is known of small input files by the run before, and what this one leaves for the next. */
export class KnownInputs {
  private readonly before: ReadonlyMap<string, KnownInput>;
  private readonly kept: KnownInput[] = [];

  /** @param now in ms since the epoch, of the clock that stamps files. */
  constructor(
    before: readonly KnownInput[],
    private readonly now: () => number,
  ) {
    this.before = new Map(before.map((input) => [input.path, input]));
  }

  get forNextRun(): readonly KnownInput[] {
    return this.kept.slice(0, mostInputs);
  }

  /**
   * The content of a file, hashed only where it is not known of this version.
   * @param version as `versionOf` told it just before. @throws what `hash` throws.
   */
  async identify(path: string, version: string, stats: Stats, hash: () => Promise<Hashed>): Promise<Hashed> {
    if (!stats.isFile() || stats.size > smallBytes) return await hash();
    const known = this.before.get(path);
    if (known?.version === version) {
      this.kept.push(known);
      return { identity: { sha256: known.sha256, size: sizeOf(version) }, isSettled: true };
    }
    const begun = this.now();
    const content = await hash();
    // What a link leads to may have been exchanged before it was hashed.
    const isOfVersion = content.isSettled && versionOf(path) === version;
    if (isOfVersion && isOlder(version, begun - racyMs))
      this.kept.push({ path, version, sha256: content.identity.sha256 });
    return content;
  }
}

function sizeOf(version: string): number {
  return Number(version.split(" ")[0]);
}

/** Whether neither content nor record of a file changed since a moment in ms. */
function isOlder(version: string, limitMs: number): boolean {
  const [, mtimeNs, ctimeNs] = version.split(" ");
  return [mtimeNs, ctimeNs].every((time) => Number(time) / 1e6 < limitMs);
}
