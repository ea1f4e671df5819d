import { formatDuration } from "../format/duration";
import { formatDateTime } from "../format/relativeTime";
import { stateLabel } from "../format/stateLabel";
import { joinCommandLine } from "../method/splitArguments";
import type { Translate } from "../translate";
import { toldFacts } from "./toldFacts";
import type { ReportFact } from "./reportDocument";
import type { ReportFacts } from "./reportFacts";

/** What an execution was and how it ended. */
export function overviewFacts({ summary, request }: ReportFacts, t: Translate): ReportFact[] {
  const { state, reason, exitCode, durationMs, method, version, tags, pipeline, stage, type } = summary;
  const args = request?.["args"];
  const words = Array.isArray(args) ? args.filter((word) => typeof word === "string") : [];
  return toldFacts([
    [t("State"), stateLabel(state)],
    [t("Reason"), reason],
    [t("Exit code"), exitCode === null ? null : String(exitCode)],
    [t("Started"), timeText(summary.started ?? summary.created)],
    [t("Took"), durationMs === null ? null : formatDuration(durationMs)],
    [t("Method"), method === null ? null : [method, version].filter((word) => word !== null).join(" ")],
    [t("Script"), summary.script, "code"],
    [t("Arguments"), words.length === 0 ? null : joinCommandLine(words), "code"],
    [t("Pipeline"), [pipeline, stage, type].filter((word) => word !== null).join(", ")],
    [t("Author"), summary.author],
    [t("Tags"), tags.join(", ")],
    [t("Note"), summary.note],
  ]);
}

function timeText(at: string | null): string | null {
  const time = at === null ? NaN : Date.parse(at);
  return Number.isNaN(time) ? at : formatDateTime(new Date(time));
}
