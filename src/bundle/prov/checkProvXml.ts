import { messageOf } from "../../core/humanError";
import { checkParts } from "./provParts";
import { checkIds, checkShape } from "./provShape";
import { provName, readXml, type XmlElement } from "./readProvXml";

/**
 * What is wrong with a provenance document in PROV-XML, one sentence each; empty when it is fine. Checked are the
 * order of elements (prov-core.xsd), ids, references, times, and that the execution's provenance is whole.
 */
export function checkProvenance(xml: string): string[] {
  let root: XmlElement;
  try {
    root = readXml(xml);
  } catch (error) {
    return [`not a readable XML document: ${messageOf(error)}`];
  }
  if (provName(root.name) !== "document") return [`the root is ${root.written}, not prov:document`];
  const { declared, problems } = checkIds(root.children);
  return [
    ...problems,
    ...root.children.flatMap((element) => checkShape(element, declared)),
    ...checkParts(root.children),
  ];
}
