import { existsSync } from "node:fs";
import { join, posix } from "node:path";

/** A path in the bundle that nothing lies at, nor at a folder on its way that would have to be made: `a.csv`, `a-2.csv`. */
export function freePath(bundle: string, wished: string): string {
  const { dir, name, ext } = posix.parse(wished);
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? wished : posix.join(dir, `${name}-${number}${ext}`);
    if (!existsSync(join(bundle, path))) return path;
  }
}
