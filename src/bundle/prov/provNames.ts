/** Everything that one execution brought about has its names below this, followed by the execution's id. */
const instances = "urn:executions:";

/** The namespaces of every provenance document, by the prefix that we write them with. */
export const namespaces = {
  prov: "http://www.w3.org/ns/prov#",
  xsd: "http://www.w3.org/2001/XMLSchema",
  xsi: "http://www.w3.org/2001/XMLSchema-instance",
  /** CCP's words for an execution and for what went in and came out: computation, IMPORTED, COMPUTED. */
  d4s: "http://d4science.org/#",
  /** Our own elements and types. */
  executions: `${instances}ns#`,
} as const;

/** The namespace of contents, whichever execution they belong to. */
export const contentNamespace = `${instances}ns/content#`;

/** What XML 1.0 (section 2.2) does not allow in a document, lone surrogates included. */
const illegalCharacters = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text that any XML document may hold: each character that none may hold becomes U+FFFD. */
export function cleanText(text: string): string {
  return text.replaceAll(illegalCharacters, "\uFFFD");
}

/**
 * The namespace of what belongs to one execution: the same in each document that speaks of it, and a legal
 * IRI whatever the id is.
 */
export function executionNamespace(executionId: string): string {
  return `${instances}${encodeURIComponent(cleanText(executionId))}#`;
}
