import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Artifact } from "../../../../src/core/records";
import { workspaceLayout } from "../../../../src/bundle/layout";
import { ContentFinder, type FoundContent } from "../../../../src/store/difference/findContent";
import { recordedFile } from "../../../support/recordedFile";
import { makeTemporaryFolder, removeFolder } from "../../../support/temporaryFolder";

describe("the content of an artifact that no bundle holds", () => {
  const own = { id: "train-20261121-093000-abcd", imported: false };
  const foreign = { ...own, imported: true };
  let folder = "";
  let workspace = "";

  const write = (path: string, content: string): string => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    return join(folder, path);
  };
  /** What was recorded of the file or folder as it is now. */
  const recorded = (path: string, uri: string): Promise<Artifact> =>
    recordedFile(workspaceLayout(workspace), path, uri);
  const find = (owner: typeof own, artifact: Artifact): Promise<FoundContent> =>
    new ContentFinder(workspaceLayout(workspace)).find(owner, artifact);
  const reasonOf = (found: FoundContent): string => (found.kind === "gone" ? found.reason : found.kind);

  beforeEach(async () => {
    folder = await makeTemporaryFolder("find-content");
    workspace = join(folder, "workspace");
    mkdirSync(workspace);
  });
  afterEach(() => removeFolder(folder));

  it("is looked for outside of the workspace for executions of this machine alone", async () => {
    const secret = write("elsewhere/secret.csv", "x\n1\n");
    for (const uri of [secret, "../elsewhere/secret.csv"]) {
      const artifact = await recorded(secret, uri);
      assert.equal((await find(own, artifact)).kind, "file");
      assert.equal(
        reasonOf(await find(foreign, artifact)),
        `${uri} is a place of the machine that it was imported from`,
      );
    }
    const inside = write("workspace/..data/a.csv", "x\n1\n");
    assert.equal((await find(foreign, await recorded(inside, "..data/a.csv"))).kind, "file");
  });

  it("is asked of no network share, whoever names it", async () => {
    const artifact = await recorded(write("workspace/a.csv", "x\n"), "a.csv");
    for (const uri of ["\\\\evil.example\\share\\a.csv", "//evil.example/share/a.csv"])
      assert.equal(
        reasonOf(await find(own, { ...artifact, uri })),
        `${uri} lies on a network share, which is not looked at`,
      );
  });

  it("is not read where its size tells already that it was changed, nor where there is no file", async function () {
    if (process.platform === "win32") return this.skip();
    const artifact = await recorded(write("workspace/a.csv", "x\n"), "a.csv");
    // Reading as much would take hours, and reading the other one would never end.
    truncateSync(join(workspace, "a.csv"), 2 ** 40);
    execFileSync("mkfifo", [join(workspace, "fifo")]);
    for (const uri of ["a.csv", "fifo"])
      assert.equal(
        reasonOf(await find(own, { ...artifact, uri })),
        `${uri} was changed since, and the bundle holds no copy`,
      );
  });

  it("is of no folder that others named, nor of one that holds the executions", async () => {
    write("workspace/data/a.txt", "a");
    const artifact = await recorded(join(workspace, "data"), "data");
    assert.match(reasonOf(await find(foreign, artifact)), /an imported execution names/);
    for (const uri of [".", "/"])
      assert.match(reasonOf(await find(own, { ...artifact, uri })), /holds the executions/);
  });

  it("is of a folder its members by their paths", async () => {
    write("workspace/data/a.txt", "a");
    write("workspace/data/deep/b.txt", "b");
    const found = await find(own, await recorded(join(workspace, "data"), "data"));
    assert.ok(found.kind === "folder");
    assert.deepEqual([...found.members.keys()].sort(), ["a.txt", "deep/b.txt"]);
  });
});
