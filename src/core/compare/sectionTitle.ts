import type { Translate } from "../translate";
import type { ComparisonSection } from "./comparisonRow";

/** What a reader calls a section of a comparison. */
export function sectionTitle(section: ComparisonSection, t: Translate): string {
  const titles: Readonly<Record<ComparisonSection, string>> = {
    outcome: t("Outcome"),
    method: t("Method"),
    inputs: t("Inputs"),
    arguments: t("Arguments"),
    properties: t("Properties"),
    metrics: t("Metrics (last values)"),
    bestMetrics: t("Metrics (best values)"),
    timing: t("Timing"),
    resources: t("Resources"),
    code: t("Code"),
    environment: t("Environment"),
    packages: t("Packages"),
    variables: t("Environment variables"),
    inputFiles: t("Input files by content"),
    outputFiles: t("Output files by content"),
  };
  return titles[section];
}
