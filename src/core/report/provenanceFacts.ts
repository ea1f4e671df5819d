import { formatDateTime } from "../format/relativeTime";
import { stateLabel } from "../format/stateLabel";
import type { Verification } from "../records";
import type { Translate } from "../translate";
import { toldFacts } from "./toldFacts";
import type { ReportFact } from "./reportDocument";
import type { ReportFacts } from "./reportFacts";

/** Where an execution and its results come from, and what vouches for them. */
export function provenanceFacts(
  {
    summary,
    history,
    signedBy,
    verification,
  }: Pick<ReportFacts, "summary" | "history" | "signedBy" | "verification">,
  t: Translate,
): ReportFact[] {
  const { id, rerunOf, parent, cachedFrom, imported, infrastructure } = summary;
  return toldFacts([
    [t("Id"), id, "code"],
    [t("Run again of"), rerunOf, "code"],
    [t("Started by"), parent, "code"],
    [t("Results of"), cachedFrom, "code"],
    [t("Infrastructure"), infrastructure],
    [t("Imported"), imported ? t("yes") : null],
    [t("Sealed"), sealText(verification, signedBy ?? "", t)],
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

/** What was found when it was verified: a signature that nobody checked vouches for nothing. */
function sealText(verification: Verification | null, signedBy: string, t: Translate): string {
  if (verification === null) return t("no");
  const { missing, added, changed, signature } = verification;
  const differing = missing.length + added.length + changed.length;
  if (differing > 0)
    return differing === 1
      ? t("it was, but 1 file is not as it was then")
      : t("it was, but {0} files are not as they were then", differing);
  switch (signature) {
    case "valid":
      return t("yes, signed by {0}; nothing was changed since, and the signature is valid", signedBy);
    case "unknown-key":
      return t("yes, by a key that is not known here; it says that {0} ran it", signedBy);
    case "invalid":
      return t("yes, but its signature is not valid");
    case "missing":
      return t("yes, but it is not signed");
  }
}
