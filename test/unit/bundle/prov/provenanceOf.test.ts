import assert from "node:assert/strict";

import { type ProvenanceFacts } from "../../../../src/bundle/prov/provenanceFacts";
import { provenanceOf } from "../../../../src/bundle/prov/provenanceOf";
import { idOf } from "../../../../src/bundle/prov/provShape";
import { provName, readXml } from "../../../../src/bundle/prov/readProvXml";
import { provXml } from "../../../support/provXml";
import { advance, createdStatus } from "../../../../src/core/jobStatus";
import { completedFacts, requestOf } from "../../../support/provFacts";

function xmlOf(facts: ProvenanceFacts): string {
  return provXml(provenanceOf(facts));
}

/** The resolved ids of all activities. */
function activitiesOf(facts: ProvenanceFacts): (string | null)[] {
  return readXml(xmlOf(facts))
    .children.filter((element) => provName(element.name) === "activity")
    .map(idOf);
}

describe("provenance of an execution", () => {
  it("is the same text for the same facts, and ends with a newline", () => {
    assert.equal(xmlOf(completedFacts()), xmlOf(completedFacts()));
    assert.ok(xmlOf(completedFacts()).endsWith("</prov:document>\n"));
  });

  it("gives an execution the same name in its own document and in that of its re-run", () => {
    const first = completedFacts({ executionId: "train-1" });
    const second = completedFacts({ executionId: "train-2", request: requestOf({ rerunOf: "train-1" }) });
    assert.deepEqual(activitiesOf(first), ["urn:executions:train-1#execution"]);
    assert.deepEqual(activitiesOf(second), [
      "urn:executions:train-2#execution",
      "urn:executions:train-1#execution",
    ]);
  });

  it("gives executions whose ids differ in case or signs alone different names", () => {
    const ids = ["a b", "a%20b", "a#b", "A b", "7", "7/", "é", "e"];
    assert.equal(
      new Set(ids.flatMap((executionId) => activitiesOf(completedFacts({ executionId })))).size,
      ids.length,
    );
  });

  it("never tells an execution as informed by itself", () => {
    const { executionId } = completedFacts();
    const facts = completedFacts({ request: requestOf({ rerunOf: executionId, parent: executionId }) });
    assert.equal(activitiesOf(facts).length, 1);
  });

  it("names a secret and never holds its value, even where the request does", () => {
    const xml = xmlOf(completedFacts({ request: requestOf({ inputs: { token: "hunter2" } }) }));
    assert.match(xml, /<prov:label>token<\/prov:label>/);
    assert.doesNotMatch(xml, /hunter2/);
  });

  it("starts one that was never launched when its record was made", () => {
    const created = createdStatus("train-3", "train", new Date("2026-11-21T09:30:00Z"), null);
    const blocked = advance(created, "BLOCKED", new Date("2026-11-21T09:31:00Z"), {
      reason: "train-2 failed",
    });
    const xml = xmlOf(completedFacts({ status: blocked, artifacts: [] }));
    assert.match(xml, /<prov:startTime>2026-11-21T09:30:00.000Z</);
    assert.match(xml, /<prov:endTime>2026-11-21T09:31:00.000Z</);
  });
});
