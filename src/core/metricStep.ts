/** Where a line says that a run is. */
export interface LinePlace {
  /** The number of the step, null where the line tells of none. */
  readonly step: number | null;
  /** Whether the line itself tells it, not one before. */
  readonly isOwn: boolean;
}

/** An epoch, and how many rounds were complete when it began. */
export interface Round {
  readonly number: number;
  readonly before: number;
}

const stepPattern =
  /\b(?:global_?step|steps?|iteration|iters?|batch)["']?\s*[:=#]?\s*[[(]?\s*(\d{1,12})(?:\s*\/\s*(\d{1,12}))?(?![\d.]*[A-Za-z%/])/i;
const roundPattern =
  /\b(?:epochs?|round|episode|generation|fold)["']?\s*[:=#]?\s*[[(]?\s*(\d{1,12}(?:\.\d{1,9})?)(?:\s*\/\s*(\d{1,12}))?\b/i;
/** `5%|▌ | 5/100 [` of tqdm, `5/100 ━━` and `5/100 [==>` of Keras. */
const barPattern =
  /\|\s*(\d{1,12})\/(\d{1,12})\s*\[|^\s*(\d{1,12})\/(\d{1,12})\s+(?:\[[=>.]|[\u2501\u2578-])/;
/** `[1/10]`, `[0]`, `12:<tab>` at the beginning. */
const leadPattern = /^\s*(?:[[(](\d{1,12})(?:\/\d{1,12})?[\])]|(\d{1,12}):\t)/;

/**
 * The step that a line names; a batch within an epoch is counted on from the epochs before it.
 * @param round the epoch that it names itself.
 * @param earlier the epoch that a line before told of.
 */
export function placeOfLine(line: string, round: Round | null, earlier: Round | null): LinePlace {
  const within = withinRound(line);
  if (within !== null) return { step: counted(within, round ?? earlier), isOwn: true };
  const own = round?.number ?? leadOf(line);
  return { step: own ?? earlier?.number ?? null, isOwn: own !== null };
}

interface Within {
  readonly number: number;
  /** Of so many; null where the line does not tell. */
  readonly of: number | null;
}

function counted({ number, of }: Within, round: Round | null): number {
  return round !== null && of !== null && Number.isInteger(round.number)
    ? round.before * of + number
    : number;
}

/** The epoch that a line names, or null. */
export function roundOf(line: string): Round | null {
  const found = roundPattern.exec(line);
  if (found === null) return null;
  const number = Number(found[1]);
  // "Epoch 1/10" counts from one; "Epoch 0:" from zero.
  return { number, before: found[2] === undefined ? number : Math.max(0, number - 1) };
}

function withinRound(line: string): Within | null {
  const step = stepPattern.exec(line);
  if (step !== null) return { number: Number(step[1]), of: wholeOrNull(step[2]) };
  const [, ...numbers] = barPattern.exec(line) ?? [];
  const [number, of] = numbers.map(wholeOrNull).filter((each) => each !== null);
  return number === undefined || of === undefined ? null : { number, of };
}

function wholeOrNull(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

function leadOf(line: string): number | null {
  const [, bracketed, listed] = leadPattern.exec(line) ?? [];
  return wholeOrNull(bracketed ?? listed);
}
