import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { validateXML } from "xmllint-wasm";

/** Each of them includes or imports some of the others, so that all must be at hand. */
const files = ["prov.xsd", "prov-core.xsd", "prov-dictionary.xsd", "prov-links.xsd", "xml.xsd"];

const folder = process.env["EXECUTIONS_PROV_XSD"] ?? resolve("../shared/reference/prov-xsd");

/** Why documents cannot be held against the W3C schema here, or null when they can. */
export const schemaMissing: string | null = files.every((name) => existsSync(join(folder, name)))
  ? null
  : `the W3C schema of PROV is not in ${folder} (EXECUTIONS_PROV_XSD may name its folder)`;

/** What the W3C schema finds wrong with a document; empty when it is valid. */
export async function schemaProblems(xml: string): Promise<string[]> {
  const [schema, ...preload] = files.map((fileName) => ({
    fileName,
    contents: readFileSync(join(folder, fileName), "utf8"),
  }));
  const result = await validateXML({
    xml: { fileName: "provo.xml", contents: xml },
    schema: [schema!],
    preload,
    maxMemoryPages: 16_384,
  });
  return result.errors.map((error) => error.message);
}
