export type TimesShown = "relative" | "absolute" | "none";

/** Time since the start: "0:00:07.250", "2:14:11.998". @param ms not negative. */
function sinceStart(ms: number): string {
  const whole = Math.floor(ms / 1000);
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}.${three(ms % 1000)}`;
}

/** The clock at a time, local: "14:03:22.118". @param started ISO 8601 @param ms since then. */
function clockAt(started: string, ms: number): string {
  const at = new Date(new Date(started).getTime() + ms);
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${three(at.getMilliseconds())}`;
}

/** What stands beside a line; empty where its time is not known. */
export function timeText(times: TimesShown, started: string | null, at: number | null): string {
  if (at === null || times === "none") return "";
  return times === "absolute" && started !== null ? clockAt(started, at) : sinceStart(at);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function three(value: number): string {
  return String(Math.floor(value)).padStart(3, "0");
}
