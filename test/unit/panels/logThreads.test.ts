import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { LogThreads } from "../../../src/panels/logs/logThreads";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

/** Answers with what it was started with, but not once it is told to die. */
const program = `
const { parentPort, workerData } = require("node:worker_threads");
parentPort.on("message", ({ serial, name, params }) => {
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
