import { fstatSync, readlinkSync } from "node:fs";

/** Files that our own standard streams go to (`executions run x > out.txt`): no part of the code nor of the outputs. */
export function ownStreamFiles(): string[] {
  return [1, 2].flatMap((descriptor) => {
    try {
      return fstatSync(descriptor).isFile() ? [readlinkSync(`/proc/self/fd/${descriptor}`)] : [];
    } catch {
      return [];
    }
  });
}
