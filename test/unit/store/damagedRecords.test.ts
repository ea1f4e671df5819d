import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { readSummary } from "../../../src/store/readSummary";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

const records = ["method", "request", "git", "artifacts", "annotations", "infrastructure", "jobStatus"];
/** Any JSON in the places where records hold something. */
const damaged = fc.dictionary(
  fc.constantFrom(
    "id",
    "title",
    "metadata",
    "inputs",
    "args",
    "repository",
    "commit",
    "artifacts",
    "tags",
    "state",
    "history",
    "owner",
    "name",
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

describe("a bundle whose records are damaged", () => {
  let bundle: string;

  beforeEach(async () => {
    bundle = await makeTemporaryFolder("damaged");
    mkdirSync(join(bundle, "metadata"));
  });

  afterEach(async () => removeFolder(bundle));

  it("is a row all the same, whatever stands in any of them", () => {
    fc.assert(
      fc.property(fc.constantFrom(...records), fc.oneof(damaged, fc.jsonValue()), (name, value) => {
        writeFileSync(join(bundle, "metadata", `${name}.json`), JSON.stringify(value));
        const summary = readSummary(bundle);
        assert.ok(summary.state.length > 0);
        for (const text of [summary.method, summary.commit, summary.name, summary.script])
          assert.ok(text === null || typeof text === "string");
      }),
      { numRuns: 300 },
    );
  });

  it("is not read through a link, nor does a FIFO hold the reader up", () => {
    symlinkSync("/etc/hostname", join(bundle, "metadata/method.json"));
    execFileSync("mkfifo", [join(bundle, "metadata/jobStatus.json"), join(bundle, "metadata/events.ndjson")]);
    const summary = readSummary(bundle);
    assert.equal(summary.state, "UNKNOWN");
    assert.match(summary.reason ?? "", /not a regular file/);
    assert.equal(summary.method, null);
  });
});
