import type { ProvDocument } from "../../src/bundle/prov/provDocument";
import { provXmlPieces } from "../../src/bundle/prov/writeProvXml";

/** A whole document as PROV-XML. */
export function provXml(document: ProvDocument): string {
  return [...provXmlPieces(document)].join("");
}
