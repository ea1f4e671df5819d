import { isMetricName, isOtherName } from "./metricName";
import { placeOfLine, roundOf, type Round } from "./metricStep";

/** A metric found in what a script prints. */
export interface PrintedMetric {
  readonly name: string;
  /** NaN and infinities too. */
  readonly value: number;
  readonly step: number | null;
}

const maximumLineLength = 2000;
const maximumMetricsPerLine = 20;

const number = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?`;
/** `3.2 MB`, `7 bytes`, but not the next pair of `0.3 b: 3`. */
const bytesUnit = String.raw`[ ](?:[kmgtp]?i?b|bytes?)(?:ps|/s)?(?![\w:=]|[ ]+[:=])`;
const behind = String.raw`(?:%(?!\|))?(?=[\s,;|)\]}]|$)(?!${bytesUnit})`;
const prefix = String.raw`(?:(?:train|training|val|valid|validation|test|eval|avg|average|mean|best|final|total)[ ])?`;
/** `loss: 0.31`, `acc=0.9`, `'loss': 0.3`, `loss=tensor(0.3`, `val loss: 0.2`, `acc: 97.5%` */
const pairPattern = new RegExp(
  String.raw`(?<![\w.'"$/\\-])(["']?)(${prefix}[A-Za-z_][\w./@-]{0,63})\1\s*([:=]\s*)(?:tensor\()?(["']?)(${number})\4${behind}`,
  "gi",
);
/** `loss 0.7`: a word of metrics and a number that is no count. */
const wordPattern = new RegExp(
  String.raw`(?<![\w.'"$/\\-])(${prefix}(?:[A-Za-z]{1,20}[_/-])?(?:loss|acc|accuracy|auc|f1|precision|recall|mse|rmse|mae|iou|miou|dice|bleu|perplexity|ppl|lr))\s+(${number})${behind}`,
  "gi",
);
/** `loss: nan`, `'loss': -inf`, `loss=tensor(nan`, `loss nan`; names that are not those of metrics are passed over. */
const nonFinitePattern = new RegExp(
  String.raw`(?<![\w.'"$/\\-])(["']?)(${prefix}[A-Za-z_][\w./@-]{0,63})\1(?:\s*[:=]\s*|\s+)(?:tensor\()?(["']?)([-+]?)(nan|inf(?:inity)?)\3(?=[\s,;|)\]}]|$)`,
  "gi",
);
const nonFinite = /\b(?:nan|inf|infinity)\b/i;
/** What is left of a line that says nothing but pairs. */
const onlySeparators = /^[\s,;|(){}[\]<>*-]*$/;
const colours = new RegExp("\\u001b\\[[0-?]*[ -/]*[@-~]", "g");
const tracebackPlace = /^\s*File ".*", line \d+/;

/** Finds metrics in the lines that a script prints, in their order: the epoch of one line is that of the next. */
export class MetricLines {
  private round: Round | null = null;
  private isCode = false;

  /** Metrics in a line such as `loss: 0.31 acc=0.9 step 3`; lines of other kinds give none. */
  read(printed: string): PrintedMetric[] {
    if (printed.length > maximumLineLength || !(/\d/.test(printed) || nonFinite.test(printed))) return [];
    const line = printed.includes("\u001b") ? printed.replaceAll(colours, "") : printed;
    const wasCode = this.isCode;
    // A traceback shows the line of the code below its place.
    this.isCode = tracebackPlace.test(line);
    if (wasCode || this.isCode) return [];
    return this.metricsOf(line);
  }

  private metricsOf(line: string): PrintedMetric[] {
    const pairs = nonFinite.test(line) ? [...pairsOf(line), ...nonFinitePairs(line)] : pairsOf(line);
    // Most lines are of other kinds, and there may be millions of them: little is asked of those.
    if (pairs.length === 0 && !line.includes("poch")) return [];
    const round = roundOf(line);
    const { step, isOwn } = placeOfLine(line, round, this.round);
    this.round = round ?? this.round;
    const known = new Set(pairs.filter(({ name }) => isMetricName(name)));
    const takesAll = isOwn || known.size > 0 || isAllPairs(line);
    return pairs
      .filter((pair) => known.has(pair) || (takesAll && !isOtherName(pair.name)))
      .slice(0, maximumMetricsPerLine)
      .map(({ name, value }) => ({ name, value, step }));
  }
}

interface Pair {
  readonly name: string;
  readonly value: number;
}

function pairsOf(line: string): Pair[] {
  const named =
    line.includes(":") || line.includes("=")
      ? [...line.matchAll(pairPattern)].flatMap((match) => pairOf(match[2], match[5]))
      : [];
  if (!line.includes(".") && !line.includes("%") && !line.includes("e-")) return named;
  const known = new Set(named.map(({ name }) => name));
  const words = [...line.matchAll(wordPattern)].flatMap(([whole, name, value = ""]) =>
    /[.eE]/.test(value) || whole.endsWith("%") ? pairOf(name, value) : [],
  );
  return [...named, ...words.filter(({ name }) => !known.has(name))];
}

function nonFinitePairs(line: string): Pair[] {
  return [...line.matchAll(nonFinitePattern)].flatMap(([, , name = "", , sign, word = ""]) => {
    if (!isMetricName(name)) return [];
    const value = word.toLowerCase() === "nan" ? NaN : sign === "-" ? -Infinity : Infinity;
    return [{ name: name.replace(" ", "_"), value }];
  });
}

function pairOf(name = "", text = ""): Pair[] {
  const value = Number(text);
  return Number.isFinite(value) ? [{ name: name.replace(" ", "_"), value }] : [];
}

/** `f=0.5|g: 1`, but not the address `host:8080`. */
function isAllPairs(line: string): boolean {
  const signs = [...line.matchAll(pairPattern)].map((match) => match[3]);
  return !signs.includes(":") && onlySeparators.test(line.replaceAll(pairPattern, ""));
}
