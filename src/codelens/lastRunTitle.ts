import { formatRelativeTime } from "../core/format/relativeTime";
import { stateLabel } from "../core/format/stateLabel";
import type { ExecutionSummary } from "../core/summary";
import { stateIcon } from "../views/stateIcon";
import { type Translate } from "../core/translate";

/** The lens of a script's last execution: "$(pass) 2 min ago · 3 runs"; while it runs "$(loading~spin) Executing · 3 runs". */
export function lastRunTitle(last: ExecutionSummary, count: number, now: Date, t: Translate): string {
  const when =
    last.finished === null ? stateLabel(last.state) : formatRelativeTime(new Date(last.finished), now);
  const runs = count === 1 ? t("1 run") : t("{0} runs", count);
  return `$(${stateIcon(last.state).icon}) ${when} · ${runs}`;
}
