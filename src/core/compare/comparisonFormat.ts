/** The ways in which a comparison can be written down. */
export const comparisonFormats = ["md", "csv", "html"] as const;

export type ComparisonFormat = (typeof comparisonFormats)[number];
