import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { matchesQuery } from "../../../src/core/query/matchQuery";
import { parseQuery } from "../../../src/core/query/parseQuery";
import { bundlePaths } from "../../../src/bundle/layout";
import { hashFile } from "../../../src/bundle/seal/hashFile";
import { querySubject } from "../../../src/store/querySubject";
import { readSummary } from "../../../src/store/readSummary";
import { makeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("a query looks into a bundle", () => {
  let folder = "";
  let bundle = "";
  const matches = (text: string): boolean => {
    const parsed = parseQuery(text);
    assert.ok(parsed.ok, text);
    return matchesQuery(parsed.query, querySubject(folder, readSummary(bundle)), new Date());
  };

  beforeEach(() => {
    folder = temporaryFolder();
    bundle = makeBundle(folder, { id: "train-20261120-100000-aaaa" });
    const put = (name: string, value: unknown): void =>
      writeFileSync(join(bundle, name), typeof value === "string" ? value : JSON.stringify(value));
    put(bundlePaths.instance, {
      host: "lab3",
      platform: { os: "linux", arch: "x64" },
      environment: { CUDA_VISIBLE_DEVICES: "1" },
      interpreter: { path: "/opt/bin/python3.12", version: "3.12.4", packages: { torch: "2.10.0" } },
    });
    mkdirSync(join(folder, "data"));
    writeFileSync(join(folder, "data/train.csv"), "1,2\n");
    const input = { ...hashFile(join(folder, "data/train.csv")), uri: "data/train.csv", direction: "input" };
    const output = { uri: "outputs/models/model.pt", direction: "output", size: 1, sha256: "0".repeat(64) };
    const common = { name: "x", role: "data", type: "Data", version: null, known: "declared" };
    put(bundlePaths.artifacts, {
      version: 1,
      artifacts: [input, output].map((one) => ({ ...common, ...one })),
    });
    put(bundlePaths.stderr, `${"x".repeat(1024 * 1024 - 5)}RuntimeError: CUDA out of memory\n`);
  });
  afterEach(() => removeFolder(folder));

  it("for its environment and packages", () => {
    assert.ok(matches("env:python>=3.9 env:host=lab3 env:os=linux env:CUDA_VISIBLE_DEVICES=1"));
    assert.ok(matches("package:torch>2.9"));
    assert.ok(!matches("package:torch>=3"));
  });

  it("for its outputs by path and by name", () => {
    assert.ok(matches("output:model.pt output:models/*"));
    assert.ok(!matches("output:train.csv"));
  });

  it("for what it printed, also across the pieces in which a log is read", () => {
    assert.ok(matches('log:"runtimeerror: cuda OUT of memory"'));
    assert.ok(!matches('log:"out of disk"'));
  });

  it("for inputs that are no longer what they were", () => {
    assert.ok(!matches("is:stale"));
    writeFileSync(join(folder, "data/train.csv"), "1,3\n");
    assert.ok(matches("is:stale"));
    rmSync(join(folder, "data/train.csv"));
    assert.ok(matches("is:stale"));
  });
});
