const justNow = 10_000;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** When something was, as a reader says it: "just now", "14 min ago", "2 h ago", "yesterday", "5 d ago", "20 Nov", "20 Nov 2025" (local time). */
export function formatRelativeTime(from: Date, now: Date): string {
  const age = now.getTime() - from.getTime();
  if (Math.abs(age) < minute) return age < justNow ? "just now" : `${Math.floor(age / 1000)} s ago`;
  const text = formatAge(from, now);
  if (text === "1 d") return "yesterday";
  return / (?:min|h|d)$/.test(text) ? `${text} ago` : text;
}

/**
 * How old something is, where there is little room and it is written anew once a minute: "now", "14 min", "2 h", "1 d",
 * "20 Nov", "20 Nov 2025" (local time).
 */
export function formatAge(from: Date, now: Date): string {
  const age = now.getTime() - from.getTime();
  if (Math.abs(age) < minute) return "now";
  if (age < 0) return calendarDay(from, now);
  if (age < hour) return `${Math.floor(age / minute)} min`;
  const days = calendarDaysBetween(from, now);
  if (days === 0 || age < day / 2) return `${Math.floor(age / hour)} h`;
  return days < 7 ? `${days} d` : calendarDay(from, now);
}

/** A day, local: "20 Nov 2026". */
export function formatDay(at: Date): string {
  return `${at.getDate()} ${months[at.getMonth()] ?? ""} ${at.getFullYear()}`;
}

/** A point in time in full, local: "20 Nov 2026, 15:28:01". */
export function formatDateTime(at: Date): string {
  const clock = [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${formatDay(at)}, ${clock.join(":")}`;
}

function calendarDaysBetween(from: Date, now: Date): number {
  const midnight = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(now) - midnight(from)) / day);
}

function calendarDay(date: Date, now: Date): string {
  const text = `${date.getDate()} ${months[date.getMonth()] ?? ""}`;
  return date.getFullYear() === now.getFullYear() ? text : `${text} ${date.getFullYear()}`;
}
