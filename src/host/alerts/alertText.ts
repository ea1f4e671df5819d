import { formatBytes } from "../../core/format/bytes";
import { formatDuration } from "../../core/format/duration";
import { formatDateTime, formatRelativeTime } from "../../core/format/relativeTime";
import type { AlertCondition, AlertRule, ValueCondition } from "../../core/alerts/alertRule";
import type { AlertTrip } from "../../core/alerts/alertTrip";
import type { Translate } from "../../core/translate";

const minuteMs = 60_000;
const bytesPerMegabyte = 1024 * 1024;

/** What tripped a rule, to be read behind the name of an execution: "loss 0.9 is over 0.5". */
export function tripText(trip: AlertTrip, t: Translate): string {
  switch (trip.when) {
    case "failed":
      return failureText(trip.reason, t);
    case "slow":
    case "duration":
      return lengthText(trip, t);
    case "metric":
    case "property":
      return valueText(trip, t);
    case "memory":
    case "cpu":
      return usageText(trip, t);
    case "silent":
      return silenceText(trip, t);
  }
}

function failureText(reason: string | null, t: Translate): string {
  return reason === null ? t("failed") : t("failed: {0}", reason);
}

function silenceText({ silentMs, ended }: Extract<AlertTrip, { when: "silent" }>, t: Translate): string {
  const span = formatDuration(silentMs);
  return ended ? t("was silent for {0}", span) : t("no output for {0}", span);
}

function usageText(trip: Extract<AlertTrip, { when: "memory" | "cpu" }>, t: Translate): string {
  const said =
    trip.when === "memory"
      ? t("memory {0} is over {1}", formatBytes(trip.bytes), formatBytes(trip.limitBytes))
      : t("CPU {0} is over {1}", percent(trip.percent), percent(trip.limit));
  return within(said, trip.minutes, t);
}

function lengthText(trip: Extract<AlertTrip, { when: "slow" | "duration" }>, t: Translate): string {
  const elapsed = formatDuration(trip.elapsedMs);
  if (trip.when === "slow") {
    const usual = formatDuration(trip.usualMs);
    return trip.ended
      ? t("took {0}, usually {1}", elapsed, usual)
      : t("runs for {0}, usually {1}", elapsed, usual);
  }
  const limit = formatDuration(trip.limitMs);
  return trip.ended ? t("took {0}, over {1}", elapsed, limit) : t("runs for {0}, over {1}", elapsed, limit);
}

function valueText(trip: Extract<AlertTrip, { when: "metric" | "property" }>, t: Translate): string {
  const { name, value, beyond, step } = trip;
  const found = step === null ? `${name} ${value}` : t("{0} {1} at step {2}", name, value, step);
  if (beyond === null) return t("{0} is no number", found);
  return beyond.side === "over"
    ? t("{0} is over {1}", found, beyond.limit)
    : t("{0} is under {1}", found, beyond.limit);
}

/** A rule by its title, else by what it asks for: "metric loss over 0.5". */
export function ruleTitle(
  { title, condition }: Pick<AlertRule, "title" | "condition">,
  t: Translate,
): string {
  return title ?? conditionText(condition, t);
}

/** What trips a rule, in words. */
export function conditionText(condition: AlertCondition, t: Translate): string {
  switch (condition.when) {
    case "failed":
      return t("failed");
    case "slow":
      return t(
        "over {0} times its usual time (median of the last {1}, at least {2})",
        condition.times,
        condition.runs,
        condition.atLeast,
      );
    case "duration":
      return t("longer than {0}", spanText(condition.minutes));
    case "metric":
    case "property":
      return valueCondition(condition, t);
    case "memory":
      return within(
        t("memory over {0}", formatBytes(condition.over * bytesPerMegabyte)),
        condition.minutes,
        t,
      );
    case "cpu":
      return within(t("CPU over {0}", percent(condition.over)), condition.minutes, t);
    case "silent":
      return t("no output for {0}", spanText(condition.minutes));
  }
}

function valueCondition(condition: ValueCondition, t: Translate): string {
  const { when, name, over, under, notANumber, at } = condition;
  const limits = [
    ...(over === null ? [] : [t("over {0}", over)]),
    ...(under === null ? [] : [t("under {0}", under)]),
    ...(notANumber ? [t("no number")] : []),
  ];
  const asked = limits.join(t(" or "));
  const what = when === "metric" ? t("metric {0} {1}", name, asked) : t("property {0} {1}", name, asked);
  return at === "end" ? t("{0}, at its end", what) : what;
}

function within(what: string, minutes: number, t: Translate): string {
  return minutes === 0 ? what : t("{0} for {1}", what, spanText(minutes));
}

/** Since when somebody was away: "15:28", "yesterday", "20 Nov 2026". */
export function sinceText(since: Date, now: Date, t: Translate): string {
  const [day = "", clock = ""] = formatDateTime(since).split(", ");
  if (formatDateTime(now).startsWith(`${day},`)) return clock.slice(0, -3);
  return formatRelativeTime(since, now) === "yesterday" ? t("yesterday") : day;
}

/** "15 min", "1 h 30 min", "3 s" */
export function spanText(minutes: number): string {
  return formatDuration(minutes * minuteMs);
}

function percent(value: number): string {
  return `${Number(value.toFixed(1))} %`;
}
