import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { discard } from "../../../src/bundle/atomicWrite";
import { leaveSpareFifos, takeSpareFifos } from "../../../src/runner/fifos";
import { openStreamPair, type StreamPair } from "../../../src/runner/streamPair";
import { ownFolder, ownFolderPath } from "../../../src/runner/ownFolder";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

describe("the FIFOs that a run leaves ready for the next ones", function () {
  let temporary: string;
  const usual = process.env["TMPDIR"];

  before(function () {
    if (process.platform === "win32") this.skip();
  });

  beforeEach(async () => {
    temporary = await makeTemporaryFolder("fifos");
    process.env["TMPDIR"] = temporary;
  });

  afterEach(async () => {
    if (usual === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = usual;
    await removeFolder(temporary);
  });

  const spares = (): string => join(ownFolderPath(tmpdir()), "streams");
  const pathsIn = (folder: string): string[] => ["out", "err"].map((name) => join(folder, name));
  const opened = async (): Promise<StreamPair> => {
    const pair = await openStreamPair();
    assert.ok(pair !== null);
    return pair;
  };
  const close = ({ out, err }: StreamPair): void => {
    for (const stream of [out, err]) {
      stream.closeWriteEnd();
      stream.reader.destroy();
    }
  };

  it("are each taken by one run alone, and are for the user's eyes only", async () => {
    await leaveSpareFifos();
    const left = readdirSync(spares()).length;
    assert.ok(left > 1);
    for (const path of pathsIn(join(spares(), readdirSync(spares())[0] ?? ""))) {
      assert.ok(statSync(path).isFIFO());
      assert.equal(statSync(path).mode & 0o777, 0o600);
    }
    assert.equal(statSync(ownFolderPath(tmpdir())).mode & 0o777, 0o700);
    const seen = new Set<bigint>();
    for (let run = 0; run < left; run += 1) {
      const taken = takeSpareFifos();
      assert.ok(taken !== null);
      for (const path of pathsIn(taken)) seen.add(statSync(path, { bigint: true }).ino);
      discard(taken);
    }
    assert.equal(takeSpareFifos(), null);
    assert.deepEqual(readdirSync(ownFolderPath(tmpdir())), ["streams"]);
    await leaveSpareFifos();
    assert.equal(readdirSync(spares()).length, left);
  });

  it("carry what the script writes, and nothing of them is left once they are open", async () => {
    await leaveSpareFifos();
    const left = readdirSync(spares());
    const waiting = left.map((name) => statSync(join(spares(), name, "out"), { bigint: true }).ino);
    const pair = await opened();
    assert.ok(waiting.includes(pair.out.file.ino));
    assert.equal(readdirSync(spares()).length, left.length - 1);
    assert.deepEqual(readdirSync(ownFolderPath(tmpdir())), ["streams"]);
    const heard = new Promise<string>((resolve) => pair.err.listen((bytes) => resolve(bytes.toString())));
    writeFileSync(pair.err.writeEnd, "loss 0.1\n");
    assert.equal(await heard, "loss 0.1\n");
    close(pair);
  });

  it("are made by the run itself where there are none, or where something else is in their place", async () => {
    close(await opened());
    const wrong = join(spares(), "0");
    mkdirSync(wrong, { recursive: true });
    for (const path of pathsIn(wrong)) writeFileSync(path, "");
    const pair = await opened();
    assert.ok(pair.out.file.isFIFO());
    close(pair);
    assert.deepEqual(readdirSync(spares()), []);
  });

  it("are given up where the run ends first, or there is no room, and nothing is left of them", async () => {
    const end = new AbortController();
    const left = leaveSpareFifos(end.signal);
    end.abort();
    await left;
    assert.deepEqual(readdirSync(ownFolderPath(tmpdir())), []);
    const usualPath = process.env["PATH"];
    try {
      // There is no mkfifo.
      process.env["PATH"] = temporary;
      await leaveSpareFifos();
    } finally {
      process.env["PATH"] = usualPath;
    }
    assert.deepEqual(readdirSync(ownFolderPath(tmpdir())), []);
  });

  it("are made anew after runs that were killed in the midst of it", async () => {
    const [old, young] = ["executions-old", "executions-young"].map((name) =>
      join(ownFolder(tmpdir()), name),
    );
    for (const folder of [old, young]) mkdirSync(folder ?? "");
    await leaveSpareFifos(undefined, () => Date.now() + 30_000);
    assert.deepEqual(readdirSync(ownFolderPath(tmpdir())).sort(), [
      "executions-old",
      "executions-young",
      "streams",
    ]);
    discard(spares());
    await leaveSpareFifos(undefined, () => Date.now() + 61_000);
    assert.deepEqual(readdirSync(ownFolderPath(tmpdir())), ["streams"]);
  });

  it("are taken from the temp folder's emptying as if there were none", async () => {
    await leaveSpareFifos();
    for (const name of readdirSync(spares())) unlinkSync(join(spares(), name, "err"));
    const pair = await opened();
    assert.ok(pair.err.file.isFIFO());
    close(pair);
  });

  it("are left once by however many runs, and by none where the folder is not the user's alone", async () => {
    await Promise.all([leaveSpareFifos(), leaveSpareFifos(), leaveSpareFifos()]);
    assert.deepEqual(readdirSync(ownFolderPath(tmpdir())), ["streams"]);
    discard(spares());
    chmodSync(ownFolderPath(tmpdir()), 0o755);
    await leaveSpareFifos();
    assert.deepEqual(readdirSync(ownFolderPath(tmpdir())), []);
    close(await opened());
  });
});
