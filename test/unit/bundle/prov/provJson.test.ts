import assert from "node:assert/strict";

import fc from "fast-check";

import { provenanceOf } from "../../../../src/bundle/prov/provenanceOf";
import { type ProvenanceFacts } from "../../../../src/bundle/prov/provenanceFacts";
import { provJsonPieces } from "../../../../src/bundle/prov/writeProvJson";
import { anyFacts } from "../../../support/provArbitrary";
import { provenanceCases } from "../../../support/provCases";
import { completedFacts } from "../../../support/provFacts";
import { provJsonProblems } from "../../../support/provJsonSchema";
import { recordsOfJson, recordsOfXml } from "../../../support/provRecords";
import { provXml } from "../../../support/provXml";

function provJson(facts: ProvenanceFacts): string {
  return [...provJsonPieces(provenanceOf(facts))].join("");
}

describe("provenance as PROV-JSON", () => {
  for (const [name, facts] of Object.entries(provenanceCases))
    it(`of ${name} is valid and says what PROV-XML says`, () => {
      const json = provJson(facts);
      assert.deepEqual(provJsonProblems(json), []);
      assert.deepEqual(recordsOfJson(json), recordsOfXml(provXml(provenanceOf(facts))));
    });

  it("of any facts is valid and says what PROV-XML says", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const json = provJson(facts);
        assert.deepEqual(provJsonProblems(json), []);
        assert.deepEqual(recordsOfJson(json), recordsOfXml(provXml(provenanceOf(facts))));
      }),
    );
  });

  it("is refused by the schema where a time is none, a relation has one end, or a record is of no known kind", () => {
    const json = provJson(completedFacts());
    assert.deepEqual(provJsonProblems(json), []);
    const broken = [
      json.replace(/"prov:startTime": "[^"]*"/, '"prov:startTime": 12'),
      json.replace(/"prov:startTime": "[^"]*"/, '"prov:startTime": "this morning"'),
      json.replace(/"prov:usedEntity": "[^"]*",/, ""),
      json.replace('"wasDerivedFrom"', '"wasMadeFrom"'),
      json.replace(/"prov:label": "[^"]*"/, '"prov:label": {"text": "no literal"}'),
    ];
    for (const one of broken) {
      assert.notEqual(one, json);
      assert.notDeepEqual(provJsonProblems(one), []);
    }
  });

  it("declares each prefix that it uses, but for the format's own", () => {
    const json = provJson(completedFacts());
    const { prefix, ...records } = JSON.parse(json) as { prefix: Record<string, string> };
    const used = new Set(
      Array.from(
        JSON.stringify(records).matchAll(/"([a-z][a-z0-9]*):[A-Za-z]/g),
        ([, prefix]) => prefix ?? "",
      ),
    );
    for (const own of ["prov", "xsd"]) used.delete(own);
    assert.deepEqual([...used].sort(), Object.keys(prefix).sort());
  });
});
