import { executionKey } from "../executionKey";
import { grouped } from "../grouped";
import type { Translate } from "../translate";
import type { Comparison } from "./comparison";

/** Of which executions it is not known how their code differs, and why: a sentence for each reason. */
export function unknownCodeTexts({ unknownCode }: Pick<Comparison, "unknownCode">, t: Translate): string[] {
  const unknown = unknownCode.flatMap((reason, index) =>
    reason === null ? [] : [{ key: executionKey(index), reason }],
  );
  return [...grouped(unknown, ({ reason }) => reason)].map(([reason, group]) =>
    t("How the code of {0} differs is not known: {1}", group.map(({ key }) => key).join(", "), reason),
  );
}
