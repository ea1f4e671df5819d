import assert from "node:assert/strict";

import fc from "fast-check";

import { checkProvenance } from "../../../../src/bundle/prov/checkProvXml";
import { type ProvenanceFacts } from "../../../../src/bundle/prov/provenanceFacts";
import { provenanceOf } from "../../../../src/bundle/prov/provenanceOf";
import { provXmlPieces } from "../../../../src/bundle/prov/writeProvXml";
import { anyFacts } from "../../../support/provArbitrary";
import { factsOfManyFiles, provenanceCases } from "../../../support/provCases";
import { completedFacts } from "../../../support/provFacts";
import { missingFromProvenance } from "../../../support/provMissing";
import { provXml } from "../../../support/provXml";
import { schemaMissing, schemaProblems } from "../../../support/provSchema";

describe("provenance document", () => {
  for (const [name, facts] of Object.entries(provenanceCases))
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
    for (const facts of Object.values(provenanceCases))
      for (const atOnce of [1, 2, 7]) assert.ok(inPieces(facts, atOnce) === inPieces(facts, Infinity));
    fc.assert(fc.property(anyFacts, (facts) => assert.equal(inPieces(facts, 3), inPieces(facts, Infinity))));
  });

  it("grows with the number of files, not with the pairs of inputs and outputs", () => {
    const document = provenanceOf(factsOfManyFiles(2500, 2500));
    assert.ok([...document.elements].length < 20_000);
    assert.deepEqual(checkProvenance(provXml(document)), []);
  });

  describe("held against the W3C schema", function () {
    before(function () {
      if (schemaMissing === null) return;
      process.stdout.write(`    skipped: ${schemaMissing}\n`);
      this.skip();
    });

    for (const [name, facts] of Object.entries(provenanceCases))
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
