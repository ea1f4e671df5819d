import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const minutes = 30;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Whether the holder of a lock is gone; a lock without a name is given its holder a moment to write it. */
async function isAbandoned(folder) {
  const pid = Number(await readFile(join(folder, "pid"), "utf8").catch(() => ""));
  if (pid > 0) return !isAlive(pid);
  const made = await stat(folder).catch(() => undefined);
  return made !== undefined && Date.now() - made.mtimeMs > 5000;
}

async function acquire(folder, say) {
  await mkdir(dirname(folder), { recursive: true });
  const limit = Date.now() + minutes * 60_000;
  for (let told = false; ; told = true) {
    try {
      await mkdir(folder);
      await writeFile(join(folder, "pid"), String(process.pid));
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (await isAbandoned(folder)) await rm(folder, { recursive: true, force: true });
    else if (Date.now() > limit)
      throw new Error(`Another run has held ${folder} for over ${minutes} minutes. Remove it and try again.`);
    else {
      if (!told) say(`waiting for another run that holds ${folder}`);
      await delay(500);
    }
  }
}

/** Does `work` while no other process does work under the same lock `folder`; locks of dead processes are taken over. */
export async function withLock(folder, say, work) {
  await acquire(folder, say);
  try {
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
