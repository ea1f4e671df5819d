/** What executions can be exported as: our own bundle, or a standard of provenance. */
export const exchangeFormats = ["bundle", "prov-xml", "prov-json", "ro-crate"] as const;

export type ExchangeFormat = (typeof exchangeFormats)[number];

/** One document that tells of any number of executions. */
export type ProvenanceFormat = Extract<ExchangeFormat, "prov-xml" | "prov-json">;

/** Whether a text names a format. */
export function isExchangeFormat(text: string): text is ExchangeFormat {
  return exchangeFormats.some((format) => format === text);
}

/** How the name of a provenance document ends. */
export function provenanceEnding(format: ProvenanceFormat): string {
  return format === "prov-xml" ? ".provo.xml" : ".prov.json";
}
