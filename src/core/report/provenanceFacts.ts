import { formatDateTime } from "../format/relativeTime";
import { stateLabel } from "../format/stateLabel";
import type { Translate } from "../translate";
import { toldFacts } from "./toldFacts";
import type { ReportFact } from "./reportDocument";
import type { ReportFacts } from "./reportFacts";

/** Where an execution and its results come from, and what vouches for them. */
export function provenanceFacts(
  { summary, history, signedBy }: Pick<ReportFacts, "summary" | "history" | "signedBy">,
  t: Translate,
): ReportFact[] {
  const { id, rerunOf, parent, cachedFrom, imported, sealed, infrastructure } = summary;
  return toldFacts([
    [t("Id"), id, "code"],
    [t("Run again of"), rerunOf, "code"],
    [t("Started by"), parent, "code"],
    [t("Results of"), cachedFrom, "code"],
    [t("Infrastructure"), infrastructure],
    [t("Imported"), imported ? t("yes") : null],
    [t("Sealed"), sealText(sealed, signedBy, t)],
    [
      t("History"),
      history
        .map(({ state, at }) => {
          const time = Date.parse(at);
          return `${stateLabel(state)}: ${Number.isNaN(time) ? at : formatDateTime(new Date(time))}`;
        })
        .join("\n"),
    ],
  ]);
}

function sealText(sealed: boolean, signedBy: string | null, t: Translate): string {
  if (!sealed) return t("no");
  return signedBy === null ? t("yes") : t("yes, signed by {0}", signedBy);
}
