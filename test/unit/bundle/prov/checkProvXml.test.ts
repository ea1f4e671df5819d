import assert from "node:assert/strict";

import { checkProvenance } from "../../../../src/bundle/prov/checkProvXml";
import { provenanceOf } from "../../../../src/bundle/prov/provenanceOf";
import { provXml } from "../../../support/provXml";
import { completedFacts } from "../../../support/provFacts";

const fine = provXml(provenanceOf(completedFacts()));

/** The document with one thing changed; a change that changes nothing would prove nothing. */
function changed(from: string | RegExp, to: string): string {
  const xml = fine.replace(from, to);
  assert.notEqual(xml, fine, `nothing to change: ${String(from)}`);
  return xml;
}

function assertReported(xml: string, problem: RegExp): void {
  assert.match(checkProvenance(xml).join("\n"), problem);
}

describe("check of a provenance document", () => {
  it("finds nothing wrong with what we write", () => {
    assert.deepEqual(checkProvenance(fine), []);
  });

  it("takes any prefix for PROV's namespace", () => {
    const renamed = fine.replaceAll("prov:", "p:").replace("xmlns:prov=", "xmlns:p=");
    assert.deepEqual(checkProvenance(renamed), []);
  });

  const notReadable: Readonly<Record<string, [string, RegExp]>> = {
    "an empty file": ["", /not a readable XML document/],
    "something else than XML": ["{}", /not a readable XML document/],
    "a document cut short": [fine.slice(0, fine.length / 2), /not a readable XML document/],
    "a document type": [changed("<prov:document", "<!DOCTYPE x><prov:document"), /document type/],
    "an entity": [
      changed("<prov:document", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><prov:document'),
      /document type/,
    ],
    "an unknown entity": [changed("Ada Example", "&ada;"), /&ada; is not one of/],
    "a prefix that is not declared": [
      changed(/executions:email/g, "unknown:email"),
      /prefix of unknown:email/,
    ],
    "another root": ['<html xmlns="http://www.w3.org/1999/xhtml"/>', /the root is html/],
  };
  for (const [what, [xml, problem]] of Object.entries(notReadable))
    it(`reports ${what}`, () => assertReported(xml, problem));

  const broken: Readonly<Record<string, [string | RegExp, string, RegExp]>> = {
    "times in the wrong order": [
      /(<prov:startTime>.*)(\s*)(<prov:endTime>.*)/,
      "$3$2$1",
      /prov:startTime may not stand in this place/,
    ],
    "the ends of a relation in the wrong order": [
      /(<prov:activity prov:ref="run:execution"\/>)(\s*)(<prov:entity prov:ref="run:input-1"\/>)/,
      "$3$2$1",
      /prov:used run:use-1: prov:entity may not stand in this place|prov:activity may not/,
    ],
    "a PROV element after our own": [
      /<executions:email>ada@example.org<\/executions:email>/,
      "$&<prov:location>here</prov:location>",
      /prov:person run:person: prov:location may not stand/,
    ],
    "an element without a namespace": ["<executions:id>", "<id/><executions:id>", /: id may not stand/],
    "two values": [/<prov:value .*<\/prov:value>/, "$&$&", /prov:value may not stand in this place/],
    "an unknown element": [
      "</prov:document>",
      "<prov:wasEatenBy/></prov:document>",
      /prov:wasEatenBy is no element of a PROV document/,
    ],
    "an element of another namespace at the top": [
      "</prov:document>",
      "<executions:note/></prov:document>",
      /executions:note is no element of a PROV document/,
    ],
    "a relation without an end": [
      '<prov:agent prov:ref="run:person"/>\n  </prov:wasAttributedTo>',
      "</prov:wasAttributedTo>",
      /prov:wasAttributedTo: prov:agent is missing/,
    ],
    "an id that starts with a digit": [/run:output-1"/g, 'run:1"', /"run:1" is no legal id/],
    "an id with a space": [/run:output-1"/g, 'run:out put"', /"run:out put" is no legal id/],
    "an id of an undeclared prefix": [/"run:output-1"/g, '"walk:output-1"', /"walk:output-1" is no legal id/],
    "an id that is used twice": [
      /prov:id="run:output-2"/,
      'prov:id="run:output-1"',
      /run:output-1 is used twice/,
    ],
    "an entity without an id": [' prov:id="run:code"', "", /prov:entity has no prov:id/],
    "a reference to nothing": [
      'prov:usedEntity prov:ref="run:input-1"',
      'prov:usedEntity prov:ref="run:input-9"',
      /points to run:input-9, which is not in the document/,
    ],
    "a reference without a target": [
      'prov:agent prov:ref="run:recorder"',
      "prov:agent",
      /prov:agent has no prov:ref/,
    ],
    "a reference to something else": [
      'prov:agent prov:ref="run:recorder"',
      'prov:agent prov:ref="run:plan"',
      /points to run:plan, which is no agent/,
    ],
    "a time without a zone": [/(<prov:startTime>.*)Z/, "$1", /is no time with a zone/],
    "a day that does not exist": [
      /<prov:endTime>2026-11-21/,
      "<prov:endTime>2026-02-29",
      /is no time with a zone/,
    ],
    "an execution without a start": [/<prov:startTime>.*<\/prov:startTime>/, "", /one prov:activity/],
    "two executions with a start": [
      "</prov:document>",
      '<prov:activity prov:id="run:second"><prov:startTime>2026-11-21T09:30:00Z</prov:startTime></prov:activity></prov:document>',
      /not 2/,
    ],
    "an earlier execution that nothing leads to": [
      "</prov:document>",
      '<prov:activity prov:id="run:second"/></prov:document>',
      /run:second: no prov:wasInformedBy/,
    ],
    "an entity that nothing leads to": [
      "</prov:document>",
      '<prov:entity prov:id="run:lonely"/></prov:document>',
      /run:lonely: it was neither used nor generated/,
    ],
    "an association without a plan": [
      /<prov:plan prov:ref="run:plan"\/>/g,
      "",
      /no prov:wasAssociatedWith ties the activity to a person and a plan/,
    ],
    "an output that derives from one input alone": [
      /<prov:wasDerivedFrom>[^]*?<\/prov:wasDerivedFrom>/,
      "",
      /run:output-1: no prov:wasDerivedFrom/,
    ],
  };
  for (const [what, [from, to, problem]] of Object.entries(broken))
    it(`reports ${what}`, () => assertReported(changed(from, to), problem));
});
