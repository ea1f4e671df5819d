import { codes, codesOf } from "./asciiCodes";

const day = String.raw`\d{4}-\d\d-\d\d`;
const clock = String.raw`\d{1,2}:\d\d:\d\d(?:[.,]\d+)?`;
const number = String.raw`\d+(?:\.\d+)?(?:e[-+]?\d+)?`;
const units = "(?:(?:nano|micro|milli)?sec(?:ond)?s?|minutes?|mins?|hours?|hrs?|[nµmu]?s|h)";
const months = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const weekdays = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
/** Ends no name of a path; the class is closed where it is used. */
const name = String.raw`[^\s"'<>|:;,()[\]{}`;

/** What differs between any two runs. */
export interface Mask {
  /** What stands for it. */
  readonly sign: "time" | "id" | "address" | "path" | "duration";
  /** Sticky: it is found at one place or not. */
  readonly pattern: RegExp;
  /** The characters that it can begin with, in lower case. */
  readonly first: string;
  /** Whether it can begin within a word. */
  readonly isWithin: boolean;
  /** Whether a line can hold it; left out: any line. */
  readonly isIn?: (line: string) => boolean;
  /** Whether it can begin there, by a look at few characters: far quicker than the pattern; left out: the pattern tells. */
  readonly isAt?: (line: string, at: number) => boolean;
}

const digits = "0123456789";
const hexDigits = `${digits}abcdef`;
const [hexCodes, unitCodes] = [codesOf(/[\da-f]/i), codesOf(/[ehmnsu]/i)];
const letters = "abcdefghijklmnopqrstuvwxyz";

/** In this order at one place. */
export const masks: readonly Mask[] = [
  {
    sign: "time",
    pattern: oneOf(
      String.raw`(?<![\w.])${day}(?:[T ]${clock}(?:\s?(?:Z|UTC|[-+]\d\d:?\d\d))?)?(?![\w-])`,
      String.raw`\b\d{1,2} ${months},? (?:\d{4} )?${clock}(?: (?:[A-Z]{3,4} )?\d{4})?`,
      String.raw`(?<![\w.:])${clock}(?: ?[AP]M)?(?![\w:])`,
    ),
    first: digits,
    isWithin: false,
    isAt: (line, at) => has(line, at + 4, "-") || hasSeparator(line, at + 1) || hasSeparator(line, at + 2),
  },
  {
    sign: "time",
    pattern: oneOf(
      String.raw`\b(?:${weekdays},? )?(?:${months} +\d{1,2}|\d{1,2} ${months}),? (?:\d{4} )?${clock}(?: (?:[A-Z]{3,4} )?\d{4})?`,
    ),
    first: "adfjmnostw",
    isWithin: false,
    isAt: (line, at) => has(line, at + 3, " ") || has(line, at + 3, ","),
  },
  {
    sign: "id",
    pattern: oneOf(String.raw`\b[A-Za-z0-9][\w.-]{0,63}?-\d{8}-\d{6}-[a-z0-9]{4,}\b`),
    first: digits + letters,
    isWithin: false,
    isIn: (line) => /-\d{8}-\d{6}-/.test(line),
  },
  {
    sign: "id",
    pattern: oneOf(String.raw`\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b`),
    first: hexDigits,
    isWithin: false,
    isAt: (line, at) => has(line, at + 8, "-"),
  },
  {
    sign: "address",
    pattern: oneOf(String.raw`\b0x[0-9a-f]{4,}\b`),
    first: "0",
    isWithin: false,
    isAt: (line, at) => has(line, at + 1, "x") || has(line, at + 1, "X"),
  },
  {
    sign: "path",
    pattern: oneOf(String.raw`[A-Z]:\\(?:${name}\\]+\\)+`),
    first: letters,
    isWithin: true,
    isIn: (line) => line.includes(":\\"),
    isAt: (line, at) => has(line, at + 1, ":"),
  },
  {
    sign: "path",
    pattern: oneOf(
      String.raw`(?:\/tmp|\/var\/folders|\/private\/var|\/dev\/shm)\/${name}]+`,
      String.raw`(?<![\w.~:\/-])(?:file:\/\/)?\/(?:${name}\/]+\/)+`,
    ),
    first: "/f",
    isWithin: false,
    isIn: (line) => line.includes("/"),
  },
  {
    sign: "id",
    pattern: oneOf(String.raw`\b(?:pid|process|thread|port)[ =:#]+\d+\b`),
    first: "pt",
    isWithin: false,
  },
  {
    sign: "id",
    pattern: oneOf(String.raw`\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12,64}\b`),
    first: hexDigits,
    isWithin: false,
    isAt: (line, at) => isHexDigit(line.charCodeAt(at + 11)),
  },
  {
    sign: "duration",
    pattern: oneOf(
      String.raw`(?<!\d)\[?(?:\d+:)?\d\d:\d\d<(?:(?:\d+:)?\d\d:\d\d|\?)(?:, *(?:${number}|\?)\s?(?:s\/\w+|\w+\/s))?\]?`,
    ),
    first: `[${digits}`,
    isWithin: true,
    isIn: (line) => line.includes("<"),
  },
  {
    sign: "duration",
    pattern: oneOf(
      String.raw`(?<![\w.])${number} ?(?:[kKMGT]?i?[Bb]|\w{2,10})\/s(?:ec)?\b`,
      String.raw`(?<![\w.])${number} ?(?:[numµ]?s|min|h)\/(?:step|it|iter|epoch|batch|sample|item)s?\b`,
    ),
    first: digits,
    isWithin: false,
    isIn: (line) => line.includes("/"),
    isAt: isBeforeSlash,
  },
  {
    sign: "duration",
    pattern: oneOf(String.raw`(?<![\w.])${number} ?(?:${units}|m(?= \d+(?:\.\d+)? ?s))(?![\w\/%])`),
    first: digits,
    isWithin: false,
    isAt: isBeforeUnit,
  },
  {
    sign: "duration",
    pattern: oneOf(
      String.raw`\b(?:elapsed|took|duration|eta|runtime|wall[ _-]?time|time)(?:\s*[=:]\s*|\s+)${number}(?: ?${units})?\b(?![:.])`,
    ),
    first: "edrtw",
    isWithin: false,
  },
];

/** @param patterns the first of them that fits at a place counts. */
function oneOf(...patterns: readonly string[]): RegExp {
  return new RegExp(patterns.map((pattern) => `(?:${pattern})`).join("|"), "iy");
}

/** @param character of ASCII. */
function has(line: string, at: number, character: string): boolean {
  return line.charCodeAt(at) === character.charCodeAt(0);
}

/** What stands between the parts of a time, or of a day and its month. */
function hasSeparator(line: string, at: number): boolean {
  return has(line, at, ":") || has(line, at, " ");
}

/** Whether a slash follows, behind one blank at most. */
function isBeforeSlash(line: string, at: number): boolean {
  const slash = line.indexOf("/", at);
  const second = line.indexOf(" ", line.indexOf(" ", at) + 1);
  return slash > 0 && (second < at || slash < second);
}

/** Whether something that can be a unit of time, or an exponent, stands behind the digits there. */
function isBeforeUnit(line: string, at: number): boolean {
  let end = at;
  while (isDigitOrPoint(line.charCodeAt(end))) end += 1;
  const code = line.charCodeAt(has(line, end, " ") ? end + 1 : end);
  return code >= codes || unitCodes[code] === 1;
}

function isDigitOrPoint(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2e;
}

function isHexDigit(code: number): boolean {
  return code < codes && hexCodes[code] === 1;
}
