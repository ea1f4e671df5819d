import { codes, codesOf } from "./asciiCodes";
import { masks, type Mask } from "./masks";

/** The masks that lines of one kind can hold, by the code of the character that they begin with. */
interface MasksByCode {
  /** Of a character that stands at the beginning of a word, or is none of a word. */
  readonly atWord: readonly (readonly Mask[])[];
  /** Of one that stands behind another one of its word. */
  readonly within: readonly (readonly Mask[])[];
  /** Of each code the flags below: most characters begin nothing, and are passed over by one look. */
  readonly flags: Uint8Array;
}

const flag = { word: 1, beginsAtWord: 2, beginsWithin: 4 } as const;

/** What is masked from one place on. */
interface Masked {
  readonly sign: Mask["sign"];
  readonly start: number;
  readonly end: number;
}

const wordCodes = codesOf(/\w/);
const conditions = [...new Set(masks.flatMap(({ isIn }) => isIn ?? []))];
const known = new Map</* which conditions hold */ number, MasksByCode>();

/** The masks that a line can hold. */
export function masksFor(line: string): MasksByCode {
  let held = 0;
  let bit = 1;
  for (const isIn of conditions) {
    if (isIn(line)) held |= bit;
    bit <<= 1;
  }
  const found = known.get(held) ?? masksByCode(held);
  known.set(held, found);
  return found;
}

function masksByCode(held: number): MasksByCode {
  const possible = masks.filter(
    ({ isIn }) => isIn === undefined || (held & (1 << conditions.indexOf(isIn))) !== 0,
  );
  const [atWord, within] = [byCode(possible), byCode(possible.filter(({ isWithin }) => isWithin))];
  const flags = wordCodes.map(
    (isWord, code) =>
      (isWord === 1 ? flag.word : 0) |
      (atWord[code]?.length === 0 ? 0 : flag.beginsAtWord) |
      (within[code]?.length === 0 ? 0 : flag.beginsWithin),
  );
  return { atWord, within, flags };
}

function byCode(possible: readonly Mask[]): Mask[][] {
  return Array.from({ length: codes }, (_, code) => {
    const character = String.fromCharCode(code).toLowerCase();
    return possible.filter(({ first }) => first.includes(character));
  });
}

/** What is masked first from a place on; null where nothing is. */
export function nextMasked(
  { atWord, within, flags }: MasksByCode,
  line: string,
  from: number,
): Masked | null {
  let before = from > 0 ? flagsAt(flags, line, from - 1) : 0;
  for (let start = from; start < line.length; start += 1) {
    const here = flagsAt(flags, line, start);
    const isWithin = (before & here & flag.word) !== 0;
    before = here;
    if ((here & (isWithin ? flag.beginsWithin : flag.beginsAtWord)) === 0) continue;
    const tried = (isWithin ? within : atWord)[line.charCodeAt(start)] ?? [];
    const found = maskedAt(tried, line, start);
    if (found !== null) return found;
  }
  return null;
}

function flagsAt(flags: Uint8Array, line: string, at: number): number {
  const code = line.charCodeAt(at);
  return code < codes ? (flags[code] ?? 0) : 0;
}

function maskedAt(tried: readonly Mask[], line: string, start: number): Masked | null {
  for (const { pattern, sign, isAt } of tried) {
    if (isAt?.(line, start) === false) continue;
    pattern.lastIndex = start;
    if (pattern.test(line)) return { sign, start, end: pattern.lastIndex };
  }
  return null;
}
