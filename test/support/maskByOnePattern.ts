const day = String.raw`\d{4}-\d\d-\d\d`;
const clock = String.raw`\d{1,2}:\d\d:\d\d(?:[.,]\d+)?`;
const number = String.raw`\d+(?:\.\d+)?(?:e[-+]?\d+)?`;
const units = "(?:(?:nano|micro|milli)?sec(?:ond)?s?|minutes?|mins?|hours?|hrs?|[nµmu]?s|h)";
const months = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const weekdays = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";

/** What differs between any two runs, each with the sign that stands for it; in this order at one place. */
const masks: readonly (readonly [name: string, pattern: string])[] = [
  ["time", String.raw`(?<![\w.])${day}(?:[T ]${clock}(?:\s?(?:Z|UTC|[-+]\d\d:?\d\d))?)?(?![\w-])`],
  [
    "time",
    String.raw`\b(?:${weekdays},? )?(?:${months} +\d{1,2}|\d{1,2} ${months}),? (?:\d{4} )?${clock}(?: (?:[A-Z]{3,4} )?\d{4})?`,
  ],
  ["time", String.raw`(?<![\w.:])${clock}(?: ?[AP]M)?(?![\w:])`],
  ["id", String.raw`\b[A-Za-z0-9][\w.-]{0,63}?-\d{8}-\d{6}-[a-z0-9]{4,}\b`],
  ["id", String.raw`\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b`],
  ["address", String.raw`\b0x[0-9a-f]{4,}\b`],
  ["path", String.raw`(?:\/tmp|\/var\/folders|\/private\/var|\/dev\/shm)\/[^\s"'<>|:;,()[\]{}]+`],
  ["path", String.raw`[A-Z]:\\(?:[^\s"'<>|:;,()[\]{}\\]+\\)+`],
  ["path", String.raw`(?<![\w.~:\/-])(?:file:\/\/)?\/(?:[^\s"'<>|:;,()[\]{}\/]+\/)+`],
  ["id", String.raw`\b(?:pid|PID|process|thread|port)[ =:#]+\d+\b`],
  ["id", String.raw`\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12,64}\b`],
  [
    "duration",
    String.raw`(?<!\d)\[?(?:\d+:)?\d\d:\d\d<(?:(?:\d+:)?\d\d:\d\d|\?)(?:, *(?:${number}|\?)\s?(?:s\/\w+|\w+\/s))?\]?`,
  ],
  ["duration", String.raw`(?<![\w.])${number} ?(?:[kKMGT]?i?[Bb]|\w{2,10})\/s(?:ec)?\b`],
  [
    "duration",
    String.raw`(?<![\w.])${number} ?(?:[numµ]?s|min|h)\/(?:step|it|iter|epoch|batch|sample|item)s?\b`,
  ],
  ["duration", String.raw`(?<![\w.])${number} ?(?:${units}|m(?= \d+(?:\.\d+)? ?s))(?![\w\/%])`],
  [
    "duration",
    String.raw`\b(?:elapsed|took|duration|eta|runtime|wall[ _-]?time|time)(?:\s*[=:]\s*|\s+)${number}(?: ?${units})?\b(?![:.])`,
  ],
];

const masked = new RegExp(masks.map(([, pattern], index) => `(?<m${index}>${pattern})`).join("|"), "gi");

/** What `maskLine` has to tell, found by one pattern that is tried at each place: slow, and easy to see through. */
export function maskByOnePattern(line: string): string {
  // Each of them has a digit or a slash.
  if (!/[\d/\\]/.test(line)) return line;
  return line.replace(masked, (...found) => {
    const groups: unknown = found.at(-1);
    return `‹${nameOf(groups)}›`;
  });
}

function nameOf(groups: unknown): string {
  if (typeof groups !== "object" || groups === null) return "";
  const index = Object.values(groups).findIndex((group) => group !== undefined);
  return masks[index]?.[0] ?? "";
}
