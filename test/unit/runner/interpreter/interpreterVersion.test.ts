import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { interpreterVersion } from "../../../../src/runner/interpreter/interpreterVersion";

describe("interpreterVersion", () => {
  let folder: string;
  let path: string;
  let cache: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "executions-version-"));
    path = join(folder, "python3");
    cache = join(folder, ".cache", "interpreters.json");
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const says = (text: string, exitCode = 0): void => {
    writeFileSync(path, `#!/bin/sh\necho run >> '${path}.runs'\necho '${text}'\nexit ${exitCode}\n`);
    chmodSync(path, 0o755);
  };
  const starts = (): number =>
    existsSync(`${path}.runs`) ? readFileSync(`${path}.runs`, "utf8").split("\n").length - 1 : 0;

  const answers: readonly (readonly [text: string, version: string | null])[] = [
    ["Python 3.11.2", "3.11.2"],
    ["Python 3.14.0rc2", "3.14.0rc2"],
    ["v24.1.0", "24.1.0"],
    ["Rscript (R) version 4.2.2 (2022-10-31)", "4.2.2"],
    ["This is perl 5, version 36, subversion 0 (v5.36.0) built for x86_64", "5.36.0"],
    ["GNU bash, version 5.2.15(1)-release", "5.2.15"],
    ["ruby 3.1.2p20 (2022-04-12 revision 4491bb740a)", "3.1.2"],
    ["no number", null],
  ];
  for (const [text, version] of answers)
    it(`reads ${text}`, async () => {
      says(text);
      assert.equal(await interpreterVersion({ path, kind: "python", cache: null }), version);
    });

  it("asks once, and again when the program has changed", async () => {
    says("Python 3.11.2");
    const question = { path, kind: "python", cache } as const;
    assert.equal(await interpreterVersion(question), "3.11.2");
    assert.equal(await interpreterVersion(question), "3.11.2");
    assert.equal(starts(), 1);
    says("Python 3.12.10");
    assert.equal(await interpreterVersion(question), "3.12.10");
    assert.equal(starts(), 2);
  });

  it("takes a damaged memory for none", async () => {
    says("Python 3.11.2");
    await interpreterVersion({ path, kind: "python", cache });
    writeFileSync(cache, "{");
    assert.equal(await interpreterVersion({ path, kind: "python", cache }), "3.11.2");
  });

  it("is null for what fails, is missing, or is of no known kind, which is not started", async () => {
    says("1.2.3", 2);
    assert.equal(await interpreterVersion({ path, kind: "sh", cache }), null);
    assert.equal(await interpreterVersion({ path: join(folder, "none"), kind: "sh", cache }), null);
    const before = starts();
    assert.equal(await interpreterVersion({ path, kind: "other", cache }), null);
    assert.equal(starts(), before);
  });

  it("starts nothing for the program that runs us", async () => {
    assert.equal(
      await interpreterVersion({ path: process.execPath, kind: "node", cache }),
      process.versions.node,
    );
  });
});
