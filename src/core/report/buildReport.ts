import { executionKey } from "../executionKey";
import { formatDateTime } from "../format/relativeTime";
import { comparedBlocks } from "./comparedBlocks";
import { executionBlocks } from "./executionBlocks";
import type { ReportBlock, ReportDocument } from "./reportDocument";
import type { ReportFacts, ReportOptions } from "./reportFacts";

/**
 * The report of one execution, or of several: side by side first, then each by itself.
 * @param all at least one.
 */
export function buildReport(all: readonly ReportFacts[], options: ReportOptions): ReportDocument {
  const { now, t, language } = options;
  const [first] = all;
  const isOne = all.length === 1 && first !== undefined;
  const made = formatDateTime(now);
  return {
    title: isOne ? titleOf(first) : t("{0} Executions", all.length),
    subtitle: isOne ? t("{0}, report of {1}", first.summary.id, made) : t("Report of {0}", made),
    language,
    blocks: isOne ? executionBlocks(first, t, true) : severalBlocks(all, options),
  };
}

function severalBlocks(all: readonly ReportFacts[], { t, comparison }: ReportOptions): ReportBlock[] {
  return [
    ...comparedBlocks(all, comparison, t),
    ...all.flatMap((facts, index): ReportBlock[] => [
      { kind: "heading", level: 2, text: `${executionKey(index)} · ${titleOf(facts)}` },
      ...executionBlocks(facts, t, false).map((block): ReportBlock =>
        block.kind === "heading" ? { ...block, level: 3 } : block,
      ),
    ]),
  ];
}

function titleOf({ summary }: ReportFacts): string {
  return summary.name ?? summary.id;
}
