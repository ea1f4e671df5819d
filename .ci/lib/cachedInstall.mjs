import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder } from "./cacheFolder.mjs";
import { withLock } from "./lock.mjs";

/**
 * The folder `name` of the cache, filled by `install(folder)` unless a complete copy of this `version` is there.
 * A marker written last tells a complete copy from a broken one, which is made anew.
 */
export async function cachedInstall(name, version, say, install) {
  const folder = join(cacheFolder(), name);
  const marker = join(folder, ".complete");
  const isComplete = async () => (await readFile(marker, "utf8").catch(() => "")) === version;
  if (await isComplete()) return folder;
  return await withLock(`${folder}.lock`, say, async () => {
    if (await isComplete()) return folder;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await install(folder);
    await writeFile(marker, version);
    return folder;
  });
}
