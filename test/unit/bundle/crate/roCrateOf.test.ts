import assert from "node:assert/strict";

import fc from "fast-check";

import { roCrateOf, type CrateFacts } from "../../../../src/bundle/crate/roCrateOf";
import { type ProvenanceFacts } from "../../../../src/bundle/prov/provenanceFacts";
import { noAnnotations } from "../../../../src/core/records";
import { crateProblems, crateRules } from "../../../support/crateRules";
import { anyFacts, nastyTexts } from "../../../support/provArbitrary";
import { completedFacts, endedStatus, requestOf } from "../../../support/provFacts";

type Entity = Record<string, unknown>;

/** A crate that holds the outputs of the facts, and the records. */
function crateOf(facts: ProvenanceFacts, changes: Partial<CrateFacts> = {}) {
  const outputs = facts.artifacts.filter(({ uri }) => uri.startsWith("outputs/"));
  const files = [
    { path: "metadata/jobStatus.json", size: 10 },
    { path: "metadata/provo.xml", size: 20 },
    ...outputs.map(({ uri, size }) => ({ path: uri, size })),
  ];
  const all = { facts, annotations: noAnnotations, files, ...changes };
  const metadata: unknown = JSON.parse(JSON.stringify(roCrateOf(all)));
  const graph = (metadata as { "@graph": Entity[] })["@graph"];
  return { metadata, files: all.files.map(({ path }) => path), graph };
}

function typed(graph: readonly Entity[], type: string): Entity[] {
  return graph.filter((entity) => [entity["@type"]].flat().includes(type));
}

function change(entity: Entity | undefined, changes: Entity): void {
  Object.assign(entity ?? {}, changes);
}

/** For each rule, what breaks it. */
const breaks: Readonly<Record<string, (graph: Entity[]) => unknown>> = {
  "the metadata is JSON-LD with a context that names RO-Crate 1.1, and a flat graph": (graph) =>
    change(graph[1], { author: { "@id": "#x", name: "nested" } }),
  "each entity has one @id, and a @type": (graph) => graph.push({ ...graph[2] }),
  "each reference leads to an entity of the graph, or to the specification": (graph) =>
    change(graph[1], { license: { "@id": "#gone" } }),
  "the metadata file describes itself, the root, and the version that it conforms to": (graph) =>
    delete graph[0]?.["conformsTo"],
  "the root is a Dataset with name, description, a date of ISO 8601 and a licence": (graph) =>
    change(graph[1], { datePublished: "yesterday" }),
  "each file and folder is a part of the root": (graph) => change(graph[1], { hasPart: [] }),
  "the @id of a file is a relative path that is there, or an absolute URI": (graph) =>
    change(typed(graph, "File")[0], { "@id": "outputs/other.bin" }),
  "a folder's @id ends with a slash": (graph) => graph.push({ "@id": "outputs", "@type": "Dataset" }),
  "each file of the crate but the metadata is told of": (graph) =>
    graph.splice(
      graph.findIndex((entity) => entity["@id"] === "metadata/provo.xml"),
      1,
    ),
  "the root conforms to Process Run Crate 0.5, which is a CreativeWork of the graph": (graph) =>
    delete graph[1]?.["conformsTo"],
  "there is an action, which the root mentions": (graph) => delete graph[1]?.["mentions"],
  "the action has an instrument, which is an application or source code": (graph) =>
    delete typed(graph, "CreateAction")[0]?.["instrument"],
  "the action has results, and creates them, or has none": (graph) =>
    delete typed(graph, "CreateAction")[0]?.["result"],
  "an error is told of failed actions alone": (graph) =>
    change(typed(graph, "CreateAction")[0], { error: "none" }),
};

describe("an execution as an RO-Crate", () => {
  for (const [name, rule] of Object.entries(crateRules)) {
    it(`holds to the rule: ${name}`, () => {
      const { metadata, files } = crateOf(completedFacts());
      assert.deepEqual(crateProblems(metadata, files, [rule]), []);
    });

    it(`would be found to break it: ${name}`, () => {
      const { metadata, files, graph } = crateOf(completedFacts());
      breaks[name]?.(graph);
      assert.notDeepEqual(crateProblems(metadata, files, [rule]), []);
    });
  }

  it("tells who ran what on what, how it ended, and what came of it", () => {
    const { graph } = crateOf(completedFacts());
    const [action] = typed(graph, "CreateAction");
    assert.equal(action?.["actionStatus"], "http://schema.org/CompletedActionStatus");
    assert.equal(action["description"], "/usr/bin/python3 src/train.py --epochs 12");
    assert.equal(action["startTime"], "2026-11-21T09:30:00.125Z");
    assert.equal(action["endTime"], "2026-11-21T09:30:42.318Z");
    assert.deepEqual(action["result"], [
      { "@id": "outputs/model.bin" },
      { "@id": "outputs/metrics.json" },
      { "@id": "outputs/stdout.log" },
      { "@id": "outputs/stderr.log" },
    ]);
    assert.deepEqual(
      typed(graph, "PropertyValue").map(({ name, value }) => [name, value]),
      [
        ["epochs", "12"],
        ["token", undefined],
        ["arguments", "--quiet"],
      ],
      "of a secret the name alone",
    );
    assert.equal(typed(graph, "Person")[0]?.["name"], "Ada Example");
    assert.equal(typed(graph, "SoftwareSourceCode")[0]?.["version"], "1.2.0+a3f9e2b70d1c.dirty");
    const used = graph.find(({ name }) => name === "penguins.csv");
    assert.deepEqual(
      [used?.["@id"], used?.["alternateName"], used?.["encodingFormat"]],
      ["urn:executions:train-20261121-093000-abcd#input-1", "data/penguins.csv", "text/csv"],
    );
  });

  it("tells why one failed, and that one without results made none", () => {
    const status = endedStatus("FAILED", { exitCode: 7, reason: "exit code 7" });
    const failed = crateOf(completedFacts({ status }));
    assert.equal(typed(failed.graph, "CreateAction")[0]?.["error"], "exit code 7");
    const nothing = crateOf(completedFacts({ status, artifacts: [] }));
    assert.equal(typed(nothing.graph, "ActivateAction").length, 1);
    assert.deepEqual(crateProblems(nothing.metadata, nothing.files), []);
  });

  it("is called as the user calls it now", () => {
    const annotations = { name: "Best so far", note: "lr halved", tags: ["paper"], pinned: false };
    const root = crateOf(completedFacts({ request: requestOf({ name: "first" }) }), { annotations }).graph[1];
    assert.deepEqual(
      [root?.["name"], root?.["description"], root?.["keywords"]],
      ["Best so far", "lr halved", ["paper"]],
    );
  });

  it("holds to every rule whatever its files are called", () => {
    const names = Object.values(nastyTexts).filter(
      (name) => name !== "" && !/[\u0000-\u001f\ud800-\udfff\ufffe\uffff]/.test(name),
    );
    const files = [...names, "a b#c?d%e.csv", "100%.txt"].map((name) => ({
      path: `outputs/${name}`,
      size: 1,
    }));
    const { metadata, files: paths } = crateOf(completedFacts(), {
      files: [...crateFilesOf(completedFacts()), ...files],
    });
    assert.deepEqual(crateProblems(metadata, paths), []);
  });

  it("describes no file by what every object inherits", () => {
    const files = ["__proto__", "constructor", "toString"].map((path) => ({ path, size: 1 }));
    const { graph, metadata, files: paths } = crateOf(completedFacts({ artifacts: [] }), { files });
    assert.deepEqual(
      typed(graph, "File").map((entity) => [entity["@id"], entity["description"]]),
      files.map(({ path }) => [path, undefined]),
    );
    assert.deepEqual(crateProblems(metadata, paths), []);
  });

  it("tells a file of the bundle from one of the workspace that has the same path there", () => {
    const [artifact] = completedFacts().artifacts.filter(({ uri }) => uri === "outputs/model.bin");
    assert.ok(artifact !== undefined);
    const left = { ...artifact, known: "observed", name: "left", sha256: "0".repeat(64) } as const;
    const { graph } = crateOf(completedFacts({ artifacts: [artifact, left] }));
    assert.deepEqual(
      graph.flatMap((entity) => (entity["name"] === "left" ? [entity["@id"]] : [])),
      ["urn:executions:train-20261121-093000-abcd#output-2"],
    );
  });

  it("tells of what lies in the web by its address, encoded once, and of what is no address by a name of its own", () => {
    const addressOf = (uri: string): string => {
      const [input] = completedFacts().artifacts.filter(({ direction }) => direction === "input");
      assert.ok(input !== undefined);
      const { graph, metadata, files } = crateOf(completedFacts({ artifacts: [{ ...input, uri }] }));
      assert.deepEqual(crateProblems(metadata, files), []);
      return String(graph.find(({ alternateName }) => alternateName === uri)?.["@id"]);
    };
    for (const [uri, address] of [
      ["https://example.org/a%20b.csv", "https://example.org/a%20b.csv"],
      ["https://example.org/a b/é|x.csv", "https://example.org/a%20b/%C3%A9%7Cx.csv"],
      ["https://example.org/100%.csv", "https://example.org/100%25.csv"],
      ["https://exa mple/", "urn:executions:train-20261121-093000-abcd#input-1"],
    ] as const)
      assert.equal(addressOf(uri), address);
  });

  it("of any facts holds to every rule", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { metadata, files } = crateOf(facts, { files: [{ path: "metadata/jobStatus.json", size: 1 }] });
        assert.deepEqual(crateProblems(metadata, files), []);
      }),
    );
  });
});

function crateFilesOf({ artifacts }: ProvenanceFacts): { path: string; size: number }[] {
  return artifacts.flatMap(({ uri, size }) => (uri.startsWith("outputs/") ? [{ path: uri, size }] : []));
}
