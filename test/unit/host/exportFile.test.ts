import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportFile } from "../../../src/host/exportFile";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("a file that is exported", () => {
  let folder = "";
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => removeFolder(folder));

  async function* pieces(onLast: () => void): AsyncGenerator<string> {
    yield "a\r\n";
    await Promise.resolve();
    onLast();
    yield "b\r\n";
  }

  it("is there once it is whole", async () => {
    const file = join(folder, "executions.csv");
    await exportFile(
      file,
      pieces(() => assert.ok(!existsSync(file))),
      new AbortController().signal,
      "The table",
    );
    assert.equal(readFileSync(file, "utf8"), "a\r\nb\r\n");
    assert.deepEqual(readdirSync(folder), ["executions.csv"]);
  });

  it("leaves nothing behind when it is cancelled, and the one before as it was", async () => {
    const file = join(folder, "executions.csv");
    writeFileSync(file, "before");
    const controller = new AbortController();
    const cancelled = new Error("cancelled");
    await assert.rejects(
      exportFile(
        file,
        pieces(() => controller.abort(cancelled)),
        controller.signal,
        "The table",
      ),
      cancelled,
    );
    assert.deepEqual(readdirSync(folder), ["executions.csv"]);
    assert.equal(readFileSync(file, "utf8"), "before");
  });

  it("is refused with the reason where it cannot be written", async () => {
    await assert.rejects(
      exportFile(
        join(folder, "none", "executions.csv"),
        pieces(() => undefined),
        new AbortController().signal,
        "The table",
      ),
      /^HumanError: The table could not be exported to .*its folder does not exist/,
    );
  });
});
