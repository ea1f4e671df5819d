import { executionKey } from "../executionKey";
import { grouped } from "../grouped";
import type { Translate } from "../translate";
import { codeBlocks } from "./codeBlocks";
import { provenanceFacts } from "./provenanceFacts";
import type { ReportBlock } from "./reportDocument";
import type { ComparedFacts } from "./reportFacts";

/** On which code compared executions ran, the same code once, and where each of them comes from. */
export function originBlocks(all: readonly ComparedFacts[], t: Translate): ReportBlock[] {
  const code = all.flatMap((facts, index) => {
    const blocks = codeBlocks(facts, t);
    return blocks.length === 0 ? [] : [{ key: executionKey(index), blocks }];
  });
  const versions = [...grouped(code, ({ blocks }) => JSON.stringify(blocks)).values()];
  return [
    ...(code.length === 0 ? [] : [heading(2, t("Code Version"))]),
    ...versions.flatMap((group) => [
      heading(3, group.map(({ key }) => key).join(", ")),
      ...(group[0]?.blocks ?? []),
    ]),
    heading(2, t("Provenance")),
    ...all.flatMap((facts, index): ReportBlock[] => [
      heading(3, `${executionKey(index)} · ${facts.summary.name ?? facts.summary.id}`),
      { kind: "facts", facts: provenanceFacts(facts, t) },
    ]),
  ];
}

function heading(level: 2 | 3, text: string): ReportBlock {
  return { kind: "heading", level, text };
}
