import { html, type TemplateResult } from "lit";
import { provenanceStandards, type ProvenanceStandard } from "../../../src/shared/details/detailsMessages";
import type { DetailsStrings } from "../../../src/shared/details/strings";
import { choiceOfTexts, type TextChoice } from "./choiceOfTexts";
import { link } from "./controls";
import type { PageContext } from "./pageContext";

/** What the execution tells of its origin in each standard: to be read, and exported. */
export function provenanceTab(context: PageContext): TemplateResult {
  const [first, ...others] = provenanceStandards.map((standard) => choiceOf(context, standard));
  if (first === undefined) return html``;
  const group = { key: "provenance", label: context.strings.provenance };
  return choiceOfTexts(context, group, [first, ...others], first);
}

function choiceOf({ view, strings, ask, send }: PageContext, standard: ProvenanceStandard): TextChoice {
  const { state, note, tags, name } = view.head;
  const { label, remark } = wordsOf(standard, strings);
  return {
    key: standard,
    label,
    source: {
      name: label,
      // What the user says of it stands in a crate.
      version: JSON.stringify([state, name, note, tags, view.artifacts.outputs.length]),
      read: () => ask("readProvenance", { standard }),
    },
    remark: view.head.ended ? remark : strings.provenanceSoFar,
    actions: link(strings.exportProvenance, () => send({ type: "exportProvenance", standard })),
  };
}

function wordsOf(
  standard: ProvenanceStandard,
  strings: DetailsStrings,
): { readonly label: string; readonly remark: string } {
  switch (standard) {
    case "prov-xml":
      return { label: "PROV-XML", remark: strings.provXmlRemark };
    case "prov-json":
      return { label: "PROV-JSON", remark: strings.provJsonRemark };
    case "ro-crate":
      return { label: "RO-Crate", remark: strings.roCrateRemark };
  }
}
