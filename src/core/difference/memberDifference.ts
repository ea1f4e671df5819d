import { bounded, type Bounded } from "./bounded";

/** How two folders or datasets differ, by the paths and hashes of their members. */
export interface MemberDifference {
  readonly kind: "members";
  /** Paths. */
  readonly added: Bounded<string>;
  readonly removed: Bounded<string>;
  /** Paths of members that have another content. */
  readonly changed: Bounded<string>;
  /** Members that have the content of one that is not there any more. */
  readonly renamed: Bounded<{ readonly before: string; readonly after: string }>;
}

/**
 * Compares the members of two folders.
 * @param before path → sha256. @param limit how many paths of each kind are shown at most.
 * @returns null where they are the same.
 */
export function memberDifference(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  limit: number,
): MemberDifference | null {
  const gone = [...before].filter(([path]) => !after.has(path));
  const come = [...after].filter(([path]) => !before.has(path));
  const { renamed, added } = renames(gone, come);
  const moved = new Set(renamed.map((rename) => rename.before));
  const removed = gone.map(([path]) => path).filter((path) => !moved.has(path));
  const changed = [...before].flatMap(([path, sha256]) =>
    after.has(path) && after.get(path) !== sha256 ? [path] : [],
  );
  if (added.length + removed.length + changed.length + renamed.length === 0) return null;
  return {
    kind: "members",
    added: bounded(added, limit),
    removed: bounded(removed, limit),
    changed: bounded(changed, limit),
    renamed: bounded(renamed, limit),
  };
}

type Member = readonly [path: string, sha256: string];

/** Each member that came takes the place of one that went with its content, if there is one. */
function renames(
  gone: readonly Member[],
  come: readonly Member[],
): { renamed: { before: string; after: string }[]; added: string[] } {
  const byContent = new Map<string, string[]>();
  for (const [path, sha256] of gone) {
    const paths = byContent.get(sha256);
    if (paths === undefined) byContent.set(sha256, [path]);
    else paths.push(path);
  }
  const renamed: { before: string; after: string }[] = [];
  const added: string[] = [];
  for (const [after, sha256] of come) {
    const before = byContent.get(sha256)?.shift();
    if (before === undefined) added.push(after);
    else renamed.push({ before, after });
  }
  return { renamed, added };
}
