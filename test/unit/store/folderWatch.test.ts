import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, utimesSync, watch } from "node:fs";
import { join } from "node:path";
import { FolderWatch } from "../../../src/store/folderWatch";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("the watch over a folder", () => {
  let folder = "";
  let watching: FolderWatch | null = null;
  let reasons: string[] = [];

  /** Begins to watch; the promise settles with the next change. */
  function changed(begin: typeof watch, file?: string, delay = 0): Promise<string | null> {
    return new Promise((resolve) => {
      const watched = {
        path: folder,
        onChange: resolve,
        onPolled: (reason: string) => reasons.push(reason),
        ...(file === undefined ? {} : { file }),
      };
      watching = new FolderWatch(watched, delay, begin, 10);
    });
  }
  const none = (() => {
    throw new Error("ENOSPC: System limit for number of file watchers reached");
  }) as typeof watch;

  beforeEach(() => {
    folder = temporaryFolder();
    // Where the clock of the file system goes in steps, what comes next could have the same time.
    utimesSync(folder, 1, 1);
    reasons = [];
  });
  afterEach(() => {
    watching?.dispose();
    removeFolder(folder);
  });

  it("tells what came by its name", async () => {
    const change = changed(watch);
    mkdirSync(join(folder, "train-1"));
    assert.equal(await change, "train-1");
    assert.deepEqual(reasons, []);
  });

  it("begins later where it is to, and tells then that something changed meanwhile", async () => {
    let begun = 0;
    const counted = ((...args: Parameters<typeof watch>) => {
      begun += 1;
      return watch(...args);
    }) as typeof watch;
    const change = changed(counted, undefined, 20);
    assert.equal(begun, 0);
    mkdirSync(join(folder, "train-1"));
    assert.equal(await change, null);
    assert.equal(begun, 1);
  });

  it("tells what changed meanwhile where it then looks from time to time, too", async () => {
    const change = changed(none, undefined, 20);
    mkdirSync(join(folder, "train-1"));
    const early = new Promise((resolve) => setTimeout(() => resolve("not told"), 1000).unref());
    assert.equal(await Promise.race([change, early]), null);
  });

  it("takes a folder that changed just before as one that may change again at the same time", async () => {
    utimesSync(folder, new Date(), new Date());
    assert.equal(await changed(watch, undefined, 20), null);
  });

  it("tells by its name what comes after it began later", async () => {
    let begun = (): void => undefined;
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const telling = ((...args: Parameters<typeof watch>) => {
      setImmediate(begun);
      return watch(...args);
    }) as typeof watch;
    const change = changed(telling, undefined, 20);
    await isBegun;
    mkdirSync(join(folder, "train-2"));
    assert.equal(await change, "train-2");
  });

  it("looks from time to time where the system has no watchers left, and says why, once", async () => {
    const change = changed(none);
    mkdirSync(join(folder, "train-1"));
    assert.equal(await change, null);
    assert.deepEqual(reasons, ["ENOSPC: System limit for number of file watchers reached"]);
  });

  it("sees then too that a file in it grows", async () => {
    appendFileSync(join(folder, "journal.ndjson"), "one\n");
    const change = changed(none, "journal.ndjson");
    appendFileSync(join(folder, "journal.ndjson"), "two\n");
    assert.equal(await change, null);
  });

  it("goes on by looking when its watcher fails later", async () => {
    let fail: (error: Error) => void = () => undefined;
    const failing = ((...args: Parameters<typeof watch>) => {
      const watcher = watch(...args);
      fail = (error) => watcher.emit("error", error);
      return watcher;
    }) as typeof watch;
    const change = changed(failing);
    fail(new Error("EMFILE"));
    mkdirSync(join(folder, "train-2"));
    assert.equal(await change, null);
    assert.deepEqual(reasons, ["EMFILE"]);
  });
});
