/** Where the digits of an ISO 8601 time stand, with what their number may be at most. */
const places = [
  [11, 2, 23],
  [14, 2, 59],
  [17, 2, 59],
  [20, 3, 999],
] as const;
const factors = [3_600_000, 60_000, 1000, 1];
const length = "2026-01-31T10:00:00.000Z".length;

/** "2026-01-31T10:00:00.000Z". */
function isWritten(text: string): boolean {
  const [t, colon, dot, z] = [
    text.charCodeAt(10),
    text.charCodeAt(13),
    text.charCodeAt(19),
    text.charCodeAt(23),
  ];
  return (
    text.length === length && t === 84 && colon === 58 && text.charCodeAt(16) === 58 && dot === 46 && z === 90
  );
}

/** Reads times as `Date.parse` does; quicker where many of one day come after each other, as bundles write them. */
export class TimeReader {
  private day = "-";
  private begin = Number.NaN;

  /** @returns ms; NaN where it is no time. */
  read(text: string): number {
    if (!isWritten(text)) return Date.parse(text);
    if (!text.startsWith(this.day)) {
      this.day = text.slice(0, 10);
      this.begin = /^\d{4}-\d{2}-\d{2}$/.test(this.day) ? Date.parse(this.day) : Number.NaN;
    }
    if (Number.isNaN(this.begin)) return Date.parse(text);
    let time = this.begin;
    for (let part = 0; part < places.length; part += 1) {
      const [from, digits, most] = places[part] ?? [0, 0, 0];
      const value = numberAt(text, from, digits);
      if (!(value <= most)) return Date.parse(text);
      time += value * (factors[part] ?? 0);
    }
    return time;
  }
}

function numberAt(text: string, from: number, digits: number): number {
  let value = 0;
  for (let place = from; place < from + digits; place += 1) {
    const digit = text.charCodeAt(place) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = 10 * value + digit;
  }
  return value;
}
