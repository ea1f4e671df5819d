import { type Json } from "../../core/json";
import { cleanText } from "../prov/provNames";

/** An entity of the flat JSON-LD graph of an RO-Crate (RO-Crate 1.1, appendix "RO-Crate JSON-LD"). */
export interface CrateEntity {
  readonly "@id": string;
  readonly "@type": string | readonly string[];
  readonly [property: string]: Property;
}

export interface Reference {
  readonly "@id": string;
}

type Property = Json | Reference | readonly string[] | readonly Reference[];

export function referenceTo({ "@id": id }: CrateEntity): Reference {
  return { "@id": id };
}

/** The `@id` of a file or folder within a crate: a relative URI path (RO-Crate 1.1, "Data entities"). */
export function idOfPath(path: string): string {
  return path.split("/").map(encodeSegment).join("/");
}

/** Names of files may hold what no URI can. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(cleanText(segment));
}
