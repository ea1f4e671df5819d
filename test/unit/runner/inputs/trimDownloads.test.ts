import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workspaceLayout, type WorkspaceLayout } from "../../../../src/bundle/layout";
import { trimDownloads } from "../../../../src/runner/inputs/trimDownloads";
import { madeArtifacts, makeBundle } from "../../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

const now = Date.parse("2026-11-21T12:00:00Z");
const dayMs = 24 * 3600 * 1000;

describe("the cache of downloads", () => {
  let folder = "";
  let layout: WorkspaceLayout;
  let said: string[] = [];
  beforeEach(() => {
    folder = temporaryFolder();
    layout = workspaceLayout(folder);
    said = [];
    mkdirSync(join(layout.downloads, "urls"), { recursive: true });
    mkdirSync(layout.running, { recursive: true });
  });
  afterEach(() => removeFolder(folder));

  /** A download of 1000 bytes that was last used so many days ago. */
  const download = (letter: string, daysAgo: number): string => {
    const content = letter.repeat(1000);
    const sha256 = createHash("sha256").update(content).digest("hex");
    const path = join(layout.downloads, sha256);
    writeFileSync(path, content);
    const at = (now - daysAgo * dayMs) / 1000;
    utimesSync(path, at, at);
    writeFileSync(join(layout.downloads, "urls", `${letter}.json`), JSON.stringify({ sha256 }));
    return sha256;
  };

  const trim = (maximumBytes: number): void =>
    trimDownloads(layout, { now: () => now, say: (line) => said.push(line), maximumBytes });

  const kept = (): string[] =>
    readdirSync(layout.downloads)
      .filter((name) => name !== "urls")
      .sort();

  it("loses what was not used for the longest, down to its bound, and says so", () => {
    const [, , third, second] = [download("a", 40), download("b", 30), download("c", 2), download("d", 5)];
    trim(2500);
    assert.deepEqual(kept(), [third, second].sort());
    assert.deepEqual(readdirSync(join(layout.downloads, "urls")).sort(), ["c.json", "d.json"]);
    assert.deepEqual(said, [
      "Removed 2 downloads that were not used for the longest (2 KB): at most 2.4 KB are kept",
    ]);
  });

  it("is left alone within its bound", () => {
    const all = [download("a", 40), download("b", 30)];
    trim(2000);
    assert.deepEqual(kept(), all.sort());
    assert.deepEqual(said, []);
  });

  it("loses what a killed process had begun to fetch, and keeps what is being fetched", () => {
    const all = [download("a", 40), ".12-1795262400000.tmp"];
    for (const [name, daysAgo] of [
      [".11-1795262400000.tmp", 1.1],
      [".12-1795262400000.tmp", 0.1],
    ] as const) {
      const path = join(layout.downloads, name);
      writeFileSync(path, "half");
      const at = (now - daysAgo * dayMs) / 1000;
      utimesSync(path, at, at);
    }
    trim(2000);
    assert.deepEqual(kept(), all.sort());
  });

  it("keeps what was used within a day, which another run may be about to use", () => {
    const recent = [download("a", 0.5), download("b", 0.9)];
    download("c", 1.5);
    trim(0);
    assert.deepEqual(kept(), recent.sort());
  });

  it("keeps what an execution uses that has not ended", () => {
    const used = download("a", 40);
    download("b", 30);
    const [input] = madeArtifacts;
    const running = (
      id: string,
      sha256: string,
      states: readonly ("STARTED" | "EXECUTING" | "COMPLETED")[],
    ): void => {
      makeBundle(folder, {
        id,
        states,
        files: {
          "metadata/artifacts.json": JSON.stringify({ version: 1, artifacts: [{ ...input, sha256 }] }),
        },
      });
      writeFileSync(join(layout.running, id), "{}");
    };
    running("train-20261121-100000-abcd", used, ["STARTED", "EXECUTING"]);
    trim(0);
    assert.deepEqual(kept(), [used]);
  });

  it("keeps everything while an execution waits that has not told yet what it uses", () => {
    const all = [download("a", 40), download("b", 30)];
    makeBundle(folder, {
      id: "train-20261121-100000-abcd",
      states: ["SCHEDULED"],
      files: { "metadata/artifacts.json": "" },
    });
    writeFileSync(join(layout.running, "train-20261121-100000-abcd.reserve"), "");
    trim(0);
    assert.deepEqual(kept(), all.sort());
  });
});
