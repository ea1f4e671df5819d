import assert from "node:assert/strict";
import type { Json } from "../../../src/core/json";
import type { ProcessDescription } from "../../../src/core/processDescription";
import type { Artifact } from "../../../src/core/records";
import type { EarlierFacts } from "../../../src/panels/detailsFacts";
import { earlierRun } from "../../../src/panels/view/earlierRun";
import { argumentsChange, inputViews } from "../../../src/panels/view/inputViews";
import { after, summaryIn } from "./detailsFixture";

const method: ProcessDescription = {
  id: "train",
  version: "1.2.0",
  inputs: {
    data: { schema: { type: "string", format: "file" } },
    "learning-rate": { schema: { type: "number", default: 0.05 } },
    epochs: { schema: { type: "integer", default: 40 } },
    seed: { schema: { type: "integer" }, minOccurs: 0 },
    token: { schema: { type: "string", format: "secret" } },
  },
  outputs: {},
};

function request(inputs: Record<string, Json>, args: readonly string[] = []) {
  return { inputs, outputs: {}, args, name: null, rerunOf: null, parent: null };
}

function dataWith(content: string) {
  const file: Artifact = {
    direction: "input",
    name: "prepared.csv",
    role: "data",
    type: "Dataset",
    version: null,
    sha256: content.repeat(64),
    size: 12_000,
    uri: "data/prepared.csv",
    known: "declared",
  };
  return { version: 1 as const, artifacts: [file] };
}

const given = { data: "data/prepared.csv", "learning-rate": 0.1, epochs: 40, token: { secret: true } };

function earlier(inputs: Record<string, Json>, changes: Partial<EarlierFacts> = {}): EarlierFacts {
  return { id: "train-0", name: null, request: request(inputs), artifacts: null, ...changes };
}

function changes(inputs: Record<string, Json>, before: EarlierFacts | null, content = "1") {
  const views = inputViews({
    method,
    request: request(inputs),
    artifacts: dataWith(content),
    earlier: before,
  });
  return Object.fromEntries(views.map(({ name, change }) => [name, change]));
}

describe("inputs against an earlier run", () => {
  it("are the same, or say what they were; a secret says nothing", () => {
    assert.deepEqual(changes(given, earlier({ ...given, "learning-rate": 0.3 })), {
      data: { kind: "same" },
      "learning-rate": { kind: "was", value: "0.3" },
      epochs: { kind: "same" },
      token: null,
    });
  });

  it("tell files apart by content where both runs recorded it", () => {
    const before = earlier(given, { artifacts: dataWith("1") });
    assert.deepEqual(changes(given, before, "1")["data"], { kind: "same content" });
    assert.deepEqual(changes(given, before, "2")["data"], { kind: "changed content" });
    assert.deepEqual(changes({ ...given, data: "other.csv" }, before)["data"], {
      kind: "was",
      value: "data/prepared.csv",
    });
  });

  it("tell one that is set now alone, and one that was set then alone", () => {
    const seeded = { ...given, seed: 7 };
    assert.deepEqual(changes(seeded, earlier(given))["seed"], { kind: "was", value: null });
    assert.deepEqual(changes(given, earlier(seeded))["seed"], { kind: "was", value: "7" });
  });

  it("tell nothing where there is no earlier run", () => {
    assert.deepEqual(new Set(Object.values(changes(given, null))), new Set([null]));
  });

  it("lead to the file that was found, whatever was given for it; to none where they are several or unknown", () => {
    const uriOf = (data: Json, artifacts: ReturnType<typeof dataWith> | null): string | null | undefined =>
      inputViews({ method, request: request({ data }), artifacts, earlier: null })[0]?.uri;
    const one = dataWith("1");
    assert.equal(uriOf("execution:prepare-1/prepared.csv", one), "data/prepared.csv");
    assert.equal(uriOf("../prepared.csv", one), "data/prepared.csv");
    assert.equal(
      uriOf(["a.csv", "b.csv"], { ...one, artifacts: [...one.artifacts, ...one.artifacts] }),
      null,
    );
    assert.equal(uriOf("data/prepared.csv", null), "data/prepared.csv");
    assert.equal(uriOf("execution:prepare-1/prepared.csv", null), null);
    assert.equal(uriOf({ href: "https://example.org/a.csv" }, null), null);
  });

  it("compare raw arguments as one line", () => {
    const facts = { method, artifacts: null, request: request({}, ["--fast", "a b"]) };
    const against = (args: readonly string[]) =>
      argumentsChange({ ...facts, earlier: earlier({}, { request: request({}, args) }) });
    assert.deepEqual(against(["--fast", "a b"]), { kind: "same" });
    assert.deepEqual(against(["a b"]), { kind: "was", value: "'a b'" });
    assert.deepEqual(against([]), { kind: "was", value: null });
  });
});

describe("the run to compare with", () => {
  const one = summaryIn("COMPLETED", { id: "train-1", created: after(1) });
  const failed = summaryIn("FAILED", { id: "train-2", created: after(2) });
  const other = summaryIn("COMPLETED", { id: "report-3", methodId: "report", created: after(3) });
  const now = summaryIn("COMPLETED", { id: "train-4", created: after(4) });
  const later = summaryIn("COMPLETED", { id: "train-5", created: after(5) });
  const all = [later, now, other, failed, one];

  it("is the newest of the same method that was created before", () => {
    assert.equal(earlierRun(now, all)?.id, "train-2");
    assert.equal(earlierRun(one, all), undefined);
    assert.equal(earlierRun(other, all), undefined);
  });

  it("is of the same script: scripts of one name in two folders are two methods", () => {
    const here = { ...now, script: "a/train.py" };
    const there = { ...failed, script: "b/train.py" };
    assert.equal(earlierRun(here, [here, there, { ...one, script: "a/train.py" }])?.id, "train-1");
  });

  it("is the one that is repeated, while that is here", () => {
    assert.equal(earlierRun({ ...now, rerunOf: "train-1" }, all)?.id, "train-1");
    assert.equal(earlierRun({ ...now, rerunOf: "gone" }, all)?.id, "train-2");
  });
});
