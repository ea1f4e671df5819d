import assert from "node:assert/strict";

import { checkProvenance } from "../../../../src/bundle/prov/checkProvXml";
import { type ProvDocument, type ProvElement } from "../../../../src/bundle/prov/provDocument";
import { provenanceOf } from "../../../../src/bundle/prov/provenanceOf";
import { provXml } from "../../../support/provXml";
import { artifact, completedFacts, requestOf } from "../../../support/provFacts";
import { missingFromProvenance } from "../../../support/provMissing";

const request = completedFacts().request;
const facts = completedFacts({
  request: { ...request, rerunOf: "train-20261120-170000-wxyz", parent: "sweep-20261121-080000-qrst" },
});
const whole = provenanceOf(facts);
const elements = [...whole.elements];

function withElements(changed: readonly ProvElement[]): ProvDocument {
  return { ...whole, elements: changed };
}

function called(element: ProvElement): string {
  return "id" in element
    ? `${element.kind} ${element.id}`
    : `${element.kind} ${Object.values(element).join(" ")}`;
}

/** Whether a relation has this id at one of its ends. */
function leadsTo(element: ProvElement, id: string): boolean {
  return Object.values(element).some((value) => value === id);
}

describe("provenance document that lost a part", () => {
  elements.forEach((lost, index) => {
    it(`is reported without its ${called(lost)}`, () => {
      const xml = provXml(withElements(elements.toSpliced(index, 1)));
      assert.notDeepEqual([...checkProvenance(xml), ...missingFromProvenance(xml, facts)], []);
    });
  });

  for (const lost of elements.filter((element) => "label" in element))
    it(`is reported without its ${called(lost)} and all that leads there, though no reference dangles`, () => {
      const xml = provXml(withElements(elements.filter((element) => !leadsTo(element, lost.id))));
      assert.notDeepEqual(missingFromProvenance(xml, facts), []);
    });

  it("is reported where an artifact has another content, place or role", () => {
    const [first, ...others] = facts.artifacts;
    assert.ok(first);
    for (const change of [
      { sha256: "f".repeat(64) },
      { uri: "elsewhere" },
      { role: "other" },
      { size: 99 },
    ]) {
      const changed = provenanceOf({ ...facts, artifacts: [{ ...first, ...change }, ...others] });
      assert.notDeepEqual(missingFromProvenance(provXml(changed), facts), [], Object.keys(change).join());
    }
  });

  it("is reported where it tells of another end, commit, person, version or re-run", () => {
    const changes = [
      { status: { ...facts.status, state: "FAILED", exitCode: 1 } as const },
      { git: null },
      { person: { name: "Someone Else", email: "ada@example.org" } },
      { recorder: { name: "executions", version: "0.2.0" } },
      { method: { ...facts.method, version: "1.3.0" } },
      { request: requestOf({ ...facts.request, rerunOf: "another" }) },
      { request: requestOf({ ...facts.request, inputs: { ...facts.request.inputs, epochs: 13 } }) },
      { request: requestOf({ ...facts.request, args: ["--loud"] }) },
    ];
    for (const change of changes)
      assert.notDeepEqual(
        missingFromProvenance(provXml(provenanceOf({ ...facts, ...change })), facts),
        [],
        JSON.stringify(change),
      );
  });

  describe("with so many files that its outputs derive from their collection", () => {
    const many = (direction: "input" | "output", count: number) =>
      Array.from({ length: count }, (_, number) => artifact(direction, `${number}.bin`, number));
    const manyFacts = completedFacts({ artifacts: [...many("input", 101), ...many("output", 100)] });
    const { elements: all, instances } = provenanceOf(manyFacts);
    const elements = [...all];

    function problemsWith(changed: readonly ProvElement[]): string[] {
      return checkProvenance(provXml({ instances, elements: changed }));
    }

    it("has a collection", () => {
      assert.ok(elements.some((element) => element.kind === "collection"));
      assert.deepEqual(problemsWith(elements), []);
    });

    for (const kind of ["collection", "hadMember", "wasDerivedFrom"] as const)
      it(`is reported without a ${kind}`, () => {
        const index = elements.findIndex((element) => element.kind === kind);
        assert.notDeepEqual(problemsWith(elements.toSpliced(index, 1)), []);
      });

    it("is reported where one file is no member", () => {
      const changed = elements.map((element) =>
        element.kind === "hadMember" ? { ...element, members: element.members.slice(1) } : element,
      );
      assert.notDeepEqual(problemsWith(changed), []);
    });

    it("is reported where the collection was not used", () => {
      const changed = elements.filter(
        (element) => element.kind !== "used" || element.entity !== "run:inputs",
      );
      assert.notDeepEqual(problemsWith(changed), []);
    });
  });
});
