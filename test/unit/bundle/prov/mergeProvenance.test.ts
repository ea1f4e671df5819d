import assert from "node:assert/strict";

import fc from "fast-check";

import { checkIds, checkShape } from "../../../../src/bundle/prov/provShape";
import { mergeProvenance } from "../../../../src/bundle/prov/mergeProvenance";
import { type ProvDocument, type ProvElement } from "../../../../src/bundle/prov/provDocument";
import { executionNamespace } from "../../../../src/bundle/prov/provNames";
import { type ProvenanceFacts } from "../../../../src/bundle/prov/provenanceFacts";
import { provenanceOf } from "../../../../src/bundle/prov/provenanceOf";
import { provJsonPieces } from "../../../../src/bundle/prov/writeProvJson";
import { readXml } from "../../../../src/bundle/prov/readProvXml";
import { anyFacts } from "../../../support/provArbitrary";
import { artifact, completedFacts, dirtyCommit, logs, requestOf } from "../../../support/provFacts";
import { provJsonProblems } from "../../../support/provJsonSchema";
import { recordsOfJson, recordsOfXml } from "../../../support/provRecords";
import { schemaMissing, schemaProblems } from "../../../support/provSchema";
import { provXml } from "../../../support/provXml";

const clean = { ...dirtyCommit, dirty: false, changedLines: 0 };
const data = artifact("input", "penguins.csv", 1, "data");
const model = artifact("output", "model.bin", 3);
const modelUsed = { ...artifact("input", "model.bin", 3, "model"), known: "declared" as const };

/** A run that began at this second, took one, and used and made these. */
function run(id: string, second: number, changes: Partial<ProvenanceFacts>): ProvenanceFacts {
  const facts = completedFacts({ executionId: id, request: requestOf(), git: clean, ...changes });
  const at = (offset: number): string =>
    new Date(Date.UTC(2026, 10, 21, 9, 0, second + offset)).toISOString();
  return {
    ...facts,
    status: { ...facts.status, jobID: id, created: at(0), started: at(0), finished: at(1) },
  };
}

function merged(...facts: ProvenanceFacts[]): ProvDocument {
  return mergeProvenance(facts.map(provenanceOf));
}

function elements(document: ProvDocument, kind: ProvElement["kind"]): ProvElement[] {
  return [...document.elements].filter((element) => element.kind === kind);
}

/** The ids of the entities of this content. */
function ofContent(document: ProvDocument, number: number): string[] {
  const { sha256 } = artifact("input", "any", number);
  return [...document.elements].flatMap((element) =>
    element.kind === "entity" && element.own.some(([name, value]) => name === "sha256" && value === sha256)
      ? [element.id]
      : [],
  );
}

function used(document: ProvDocument): string[] {
  return elements(document, "used").flatMap((element) =>
    element.kind === "used" ? [`${element.activity} ${element.entity}`] : [],
  );
}

function problems(document: ProvDocument): string[] {
  const { children } = readXml(provXml(document));
  const { declared, problems: ids } = checkIds(children);
  return [...ids, ...children.flatMap((element) => checkShape(element, declared))];
}

describe("provenance of several executions", () => {
  it("has what they share once: the data, the person, the program and the commit", () => {
    const document = merged(
      run("a", 0, { artifacts: [data] }),
      run("b", 10, { artifacts: [{ ...data, name: "birds.csv", uri: "copies/birds.csv" }] }),
      run("c", 20, { artifacts: [data], git: dirtyCommit }),
    );
    assert.deepEqual(problems(document), []);
    assert.equal(elements(document, "activity").length, 3);
    assert.equal(elements(document, "person").length, 1);
    assert.equal(elements(document, "softwareAgent").length, 1);
    assert.deepEqual(ofContent(document, 1), ["execution1:input-1"]);
    const [entity] = elements(document, "entity");
    assert.deepEqual(entity?.kind === "entity" ? entity.locations : [], [
      "data/penguins.csv",
      "copies/birds.csv",
    ]);
    assert.deepEqual(
      used(document).filter((use) => use.endsWith("input-1")),
      [
        "execution1:execution execution1:input-1",
        "execution2:execution execution1:input-1",
        "execution3:execution execution1:input-1",
      ],
    );
    assert.deepEqual(
      used(document).filter((use) => use.endsWith(":code")),
      [
        "execution1:execution execution1:code",
        "execution2:execution execution1:code",
        "execution3:execution execution3:code",
      ],
      "uncommitted changes are nobody else's",
    );
  });

  it("lets what one made and another used be one entity, wherever the other found it", () => {
    const document = merged(
      run("b", 10, { artifacts: [modelUsed] }),
      run("a", 0, { artifacts: [data, model] }),
    );
    assert.deepEqual(problems(document), []);
    assert.deepEqual(ofContent(document, 3), ["execution2:output-1"]);
    assert.ok(used(document).includes("execution1:execution execution2:output-1"));
  });

  it("keeps outputs of the same content apart, as specializations of it: an entity is generated once", () => {
    const document = merged(
      run("a", 0, { artifacts: [model] }),
      run("b", 10, { artifacts: [model] }),
      run("c", 20, { artifacts: [modelUsed] }),
    );
    assert.deepEqual(problems(document), []);
    const content = `content:sha256-${model.sha256}`;
    assert.deepEqual(ofContent(document, 3), ["execution1:output-1", "execution2:output-1", content]);
    assert.deepEqual(elements(document, "specializationOf"), [
      { kind: "specializationOf", specificEntity: "execution1:output-1", generalEntity: content },
      { kind: "specializationOf", specificEntity: "execution2:output-1", generalEntity: content },
    ]);
    assert.ok(used(document).includes(`execution3:execution ${content}`));
  });

  it("never says that something was used before it was made", () => {
    const document = merged(run("a", 0, { artifacts: [modelUsed] }), run("b", 10, { artifacts: [model] }));
    assert.deepEqual(problems(document), []);
    assert.ok(used(document).includes(`execution1:execution content:sha256-${model.sha256}`));
  });

  it("takes empty files for nothing", () => {
    const empty = { ...data, size: 0 };
    const document = merged(run("a", 0, { artifacts: [empty] }), run("b", 10, { artifacts: [empty] }));
    assert.equal(ofContent(document, 1).length, 2);
  });

  it("tells an execution that another names, and that is told of itself, once and whole", () => {
    const again = run("b", 10, {
      request: requestOf({ rerunOf: "a" }),
      artifacts: [modelUsed],
      sources: [{ uri: modelUsed.uri, executionId: "a", output: 1 }],
    });
    const first = run("a", 0, { artifacts: [model] });
    for (const document of [merged(again, first), merged(first, again)]) {
      assert.deepEqual(problems(document), []);
      const activities = elements(document, "activity");
      assert.equal(activities.length, 2);
      for (const activity of activities)
        assert.ok(activity.kind === "activity" && activity.startTime !== null, JSON.stringify(activity));
      assert.equal(ofContent(document, 3).length, 1);
      const generations = elements(document, "wasGeneratedBy");
      assert.deepEqual(
        generations.map((generation) => generation.kind === "wasGeneratedBy" && generation.time !== null),
        [true],
      );
    }
  });

  it("of one execution is the document of that one", () => {
    const facts = run("a", 0, { artifacts: [data, model] });
    assert.equal(provXml(merged(facts)), provXml(provenanceOf(facts)));
  });

  it("of any executions breaks no rule, and both formats say the same", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyFacts, {
          minLength: 2,
          maxLength: 4,
          selector: (facts) => executionNamespace(facts.executionId),
        }),
        (all) => {
          const document = merged(...all);
          assert.deepEqual(problems(document), []);
          const json = [...provJsonPieces(document)].join("");
          assert.deepEqual(provJsonProblems(json), []);
          assert.deepEqual(recordsOfJson(json), recordsOfXml(provXml(document)));
        },
      ),
    );
  });

  it("is valid against the W3C schema", async function () {
    if (schemaMissing !== null) this.skip();
    const document = merged(
      run("a", 0, { artifacts: [data, model, ...logs], git: dirtyCommit }),
      run("b", 10, { artifacts: [data, model, modelUsed] }),
      run("c", 20, { artifacts: [modelUsed], request: requestOf({ rerunOf: "b", parent: "gone" }) }),
    );
    assert.ok(elements(document, "specializationOf").length > 0);
    assert.deepEqual(await schemaProblems(provXml(document)), []);
  });
});
