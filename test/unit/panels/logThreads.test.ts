import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LogThreads } from "../../../src/panels/logs/logThreads";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

/** Answers with what it was started with, but not once it is told to die; notes in a file what it was asked. */
const program = `
const { appendFileSync } = require("node:fs");
const { parentPort, workerData } = require("node:worker_threads");
const note = (what) => appendFileSync(workerData.bundle + "/noted", workerData.role + " " + what + "\\n");
note(workerData.isHeld ? "started, held" : "started");
parentPort.on("message", ({ serial, name, params }) => {
  note(name);
  if (name === "search" && params.pattern?.source === "exit") process.exit(3);
  if (name === "lines") throw new Error("out of memory");
  parentPort.postMessage({ kind: "answer", serial, value: [workerData.hasEnded, workerData.isResting] });
});`;

describe("the threads of a Logs page", () => {
  let folder = "";
  let threads: LogThreads;
  let failed: Promise<Error>;

  beforeEach(() => {
    folder = temporaryFolder();
    const file = join(folder, "thread.js");
    writeFileSync(file, program);
    failed = new Promise((resolve) => {
      const nothing = (): void => undefined;
      threads = new LogThreads(
        file,
        { bundle: folder, folders: [folder], hasEnded: false, isResting: false },
        ["out"],
        {
          reading: nothing,
          finding: nothing,
          gaveUp: nothing,
          failed: resolve,
        },
      );
    });
  });
  afterEach(() => {
    threads.dispose();
    removeFolder(folder);
  });

  const find = (text: string): void => threads.find({ text, regex: false, case: true, word: false });
  const highlights = (): Promise<unknown> => Promise.resolve(threads.requests.highlights({ from: 0, to: 1 }));

  it("refuse what they were asked when they fail, and what they are asked after that", async () => {
    await assert.rejects(async () => threads.requests.lines({ from: 0, count: 1 }), /out of memory/);
    assert.match((await failed).message, /out of memory/);
    await assert.rejects(async () => threads.requests.updates({ line: 0 }), /out of memory/);
    assert.deepEqual(await highlights(), [false, false], "the other one goes on");
  });

  it("go through the log only once its first screen is seen", async () => {
    const noted = (): string[] => readFileSync(join(folder, "noted"), "utf8").trim().split("\n");
    await threads.requests.updates({ line: 0 });
    threads.rest(false);
    await threads.lineAt(0);
    assert.deepEqual(noted(), ["reader started, held", "reader updates", "reader rest", "reader lineAt"]);
    threads.begin();
    await highlights();
    await threads.lineAt(0);
    assert.deepEqual(noted().slice(4).sort(), [
      "finder highlights",
      "finder started",
      "reader begin",
      "reader lineAt",
    ]);
  });

  it("look for the next thing after one that ended them, with what is known of the execution by then", async () => {
    threads.end();
    threads.rest(true);
    find("exit");
    await assert.rejects(highlights(), /ended by itself \(3\)/);
    await failed;
    find("loss");
    assert.deepEqual(await highlights(), [true, true]);
  });
});
