const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** The day of the week of a time, local, as a query may name it: "tue" or "tuesday"; nothing where there is no time. */
export function weekdayTexts(at: string | null): readonly string[] {
  const day = weekdays[new Date(at ?? "").getDay()];
  return day === undefined ? [] : [day.slice(0, 3), day];
}

/** The hour of the day of a time, local, as a query may name it: "9" or "09". */
export function hourTexts(at: string | null): readonly string[] {
  const hour = new Date(at ?? "").getHours();
  return Number.isNaN(hour) ? [] : [String(hour), String(hour).padStart(2, "0")];
}
