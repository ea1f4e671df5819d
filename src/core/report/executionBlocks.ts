import type { Translate } from "../translate";
import { artifactBlocks } from "./artifactBlocks";
import { codeBlocks } from "./codeBlocks";
import { environmentBlocks } from "./environmentBlocks";
import { metricBlocks } from "./metricBlocks";
import { overviewFacts } from "./overviewFacts";
import { provenanceFacts } from "./provenanceFacts";
import type { ReportBlock } from "./reportDocument";
import type { ReportFacts } from "./reportFacts";
import { valueTable } from "./valueTable";

/**
 * All that a report tells of one execution, part by part; a part of which nothing is known is left out.
 * @param withMetrics false where its metrics are told beside those of others.
 */
export function executionBlocks(facts: ReportFacts, t: Translate, withMetrics: boolean): ReportBlock[] {
  const { summary, warnings, errorTail, images } = facts;
  return [
    { kind: "facts", facts: overviewFacts(facts, t) },
    ...part(
      t("What It Printed Last"),
      errorTail === "" ? [] : [{ kind: "code", language: "text", text: errorTail }],
    ),
    ...part(t("Inputs"), valueTable(summary.inputs, t)),
    ...part(t("Metrics"), withMetrics ? metricBlocks([{ key: "", metrics: facts.metrics }], t) : []),
    ...part(t("Properties"), valueTable(summary.properties, t)),
    ...part(t("Input Files"), artifactBlocks(facts.artifacts, "input", t)),
    ...part(t("Outputs"), [...artifactBlocks(facts.artifacts, "output", t), ...images]),
    ...part(t("Code Version"), codeBlocks(facts, t)),
    ...part(t("Environment"), environmentBlocks(facts.instance, t)),
    ...part(t("Provenance"), [{ kind: "facts", facts: provenanceFacts(facts, t) }]),
    ...part(
      t("Warnings"),
      warnings.map((text): ReportBlock => ({ kind: "text", text })),
    ),
  ];
}

function part(title: string, blocks: readonly ReportBlock[]): ReportBlock[] {
  return blocks.length === 0 ? [] : [{ kind: "heading", level: 2, text: title }, ...blocks];
}
