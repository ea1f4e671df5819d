import assert from "node:assert/strict";

import fc from "fast-check";

import { checkProvenance } from "../../../../src/bundle/prov/checkProvXml";
import { type ProvenanceFacts } from "../../../../src/bundle/prov/provenanceFacts";
import { provenanceOf } from "../../../../src/bundle/prov/provenanceOf";
import { provXmlPieces } from "../../../../src/bundle/prov/writeProvXml";
import { anyFacts, nastyTexts } from "../../../support/provArbitrary";
import { artifact, completedFacts, endedStatus, logs, requestOf } from "../../../support/provFacts";
import { missingFromProvenance } from "../../../support/provMissing";
import { provXml } from "../../../support/provXml";
import { schemaMissing, schemaProblems } from "../../../support/provSchema";

const earlier = "train-20261120-170000-wxyz";

/** Facts in which every text that a user can choose is this one. */
function everywhere(text: string): ProvenanceFacts {
  const facts = completedFacts();
  const named = (direction: "input" | "output", number: number) => ({
    ...artifact(direction, text, number, text),
    type: text,
  });
  return {
    ...facts,
    executionId: text,
    method: {
      ...facts.method,
      id: text,
      title: text,
      version: text,
      metadata: [{ role: "script", href: text }],
    },
    request: requestOf({ inputs: { [text]: text, list: [text] }, args: [text], name: text, ccpnote: text }),
    status: endedStatus("FAILED", { exitCode: 1, reason: text }),
    artifacts: [{ ...named("input", 1), known: "registered" }, named("output", 2)],
    person: { name: text, email: text },
    recorder: { name: text, version: text },
  };
}

function manyFiles(inputs: number, outputs: number): ProvenanceFacts {
  const files = (direction: "input" | "output", count: number) =>
    Array.from({ length: count }, (_, number) => artifact(direction, `part-${number}.bin`, number));
  return completedFacts({ artifacts: [...files("input", inputs), ...files("output", outputs)] });
}

const cases: Readonly<Record<string, ProvenanceFacts>> = {
  "a completed execution with input files": completedFacts(),
  "a failed one": completedFacts({
    status: endedStatus("FAILED", {
      exitCode: 7,
      reason: "exit code 7 after 1.2 s; last line of stderr: no <data>",
    }),
    artifacts: logs,
  }),
  "one without inputs": completedFacts({ request: requestOf(), git: null, instance: null, artifacts: logs }),
  "one without any artifact": completedFacts({ request: requestOf(), git: null, artifacts: [] }),
  "a re-run": completedFacts({ request: requestOf({ rerunOf: earlier }) }),
  "a re-run with a parent": completedFacts({ request: requestOf({ rerunOf: earlier, parent: "7712b001" }) }),
  "a re-run of its own parent": completedFacts({ request: requestOf({ rerunOf: earlier, parent: earlier }) }),
  "5,000 outputs of 10 input files": manyFiles(10, 4990),
  ...Object.fromEntries(
    Object.entries(nastyTexts).map(([kind, text]) => [`names with ${kind}`, everywhere(text)]),
  ),
};

describe("provenance document", () => {
  for (const [name, facts] of Object.entries(cases))
    it(`of ${name} tells all facts and breaks no rule`, () => {
      const xml = provXml(provenanceOf(facts));
      assert.deepEqual(checkProvenance(xml), []);
      assert.deepEqual(missingFromProvenance(xml, facts), []);
    });

  it("of any facts tells all of them and breaks no rule", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const xml = provXml(provenanceOf(facts));
        assert.deepEqual(checkProvenance(xml), []);
        assert.deepEqual(missingFromProvenance(xml, facts), []);
      }),
    );
  });

  it("is the same to the byte in however many pieces it is put together", () => {
    const inPieces = (facts: ProvenanceFacts, elementsAtOnce: number): string =>
      [...provXmlPieces(provenanceOf(facts), elementsAtOnce)].join("");
    for (const facts of Object.values(cases))
      for (const atOnce of [1, 2, 7]) assert.ok(inPieces(facts, atOnce) === inPieces(facts, Infinity));
    fc.assert(fc.property(anyFacts, (facts) => assert.equal(inPieces(facts, 3), inPieces(facts, Infinity))));
  });

  it("grows with the number of files, not with the pairs of inputs and outputs", () => {
    const document = provenanceOf(manyFiles(2500, 2500));
    assert.ok([...document.elements].length < 20_000);
    assert.deepEqual(checkProvenance(provXml(document)), []);
  });

  describe("held against the W3C schema", function () {
    before(function () {
      if (schemaMissing === null) return;
      process.stdout.write(`    skipped: ${schemaMissing}\n`);
      this.skip();
    });

    for (const [name, facts] of Object.entries(cases))
      it(`of ${name} is valid`, async () => {
        assert.deepEqual(await schemaProblems(provXml(provenanceOf(facts))), []);
      });

    it("of any facts is valid", async () => {
      await fc.assert(
        fc.asyncProperty(anyFacts, async (facts) => {
          assert.deepEqual(await schemaProblems(provXml(provenanceOf(facts))), []);
        }),
        { numRuns: 20, endOnFailure: true },
      );
    });

    it("is invalid where two elements change places: the schema was applied", async () => {
      const xml = provXml(provenanceOf(completedFacts()));
      const swapped = xml.replace(/(<prov:startTime>.*)(\s*)(<prov:endTime>.*)/, "$3$2$1");
      assert.notEqual(swapped, xml);
      assert.match((await schemaProblems(swapped)).join("\n"), /startTime/);
    });
  });
});
