/** How an output of a reproduction stands to the one of the execution that it reproduces. */
const verdictKinds = ["identical", "equal", "differs", "missing", "new"] as const;

export type VerdictKind = (typeof verdictKinds)[number];

/** What comparing two contents gave; `where` is the first place that differs. */
export type Comparison =
  /** The same but for numbers within the tolerance. @property largest the largest relative difference. */
  { readonly kind: "equal"; readonly largest: number } | { readonly kind: "differs"; readonly where: string };

/** The verdict on one output. */
export interface Verdict {
  /** A path in the bundle, POSIX. */
  readonly output: string;
  readonly verdict: VerdictKind;
  /** Where it differs, or by how much it is off; null where there is nothing to say. */
  readonly detail: string | null;
}

/** Relative difference up to which two numbers count as equal. */
export const defaultTolerance = 1e-9;

const logs: ReadonlySet<string> = new Set(["outputs/stdout.log", "outputs/stderr.log"]);

/** Whether a verdict is on what the script printed, which is told apart from what it made. */
function isLogVerdict({ output }: Pick<Verdict, "output">): boolean {
  return logs.has(output);
}

const words: Readonly<Record<VerdictKind, readonly [one: string, several: string]>> = {
  identical: ["is identical", "are identical"],
  equal: ["is equal within the tolerance", "are equal within the tolerance"],
  differs: ["differs", "differ"],
  missing: ["is missing", "are missing"],
  new: ["is new", "are new"],
};

/** `3 are identical, 1 differs at line 2: …; of the logs 2 are identical`: each row of the table counts. */
export function summarizeVerdicts(verdicts: readonly Verdict[]): string {
  const outputs = verdicts.filter((verdict) => !isLogVerdict(verdict));
  const printed = verdicts.filter(isLogVerdict);
  const ofOutputs = outputs.length === 0 ? "no outputs to compare" : countKinds(outputs);
  return printed.length === 0 ? ofOutputs : `${ofOutputs}; of the logs ${countKinds(printed)}`;
}

function countKinds(verdicts: readonly Verdict[]): string {
  const parts = verdictKinds.flatMap((kind) => {
    const those = verdicts.filter(({ verdict }) => verdict === kind);
    const [only] = those;
    if (only === undefined) return [];
    const place =
      kind === "differs" && those.length === 1 && only.detail !== null ? ` at ${only.detail}` : "";
    return [`${those.length} ${words[kind][those.length === 1 ? 0 : 1]}${place}`];
  });
  return parts.join(", ");
}

const order: Readonly<Record<VerdictKind, number>> = {
  differs: 0,
  missing: 1,
  new: 2,
  equal: 3,
  identical: 4,
};

/** What differs first, the logs last. */
export function sortVerdicts(verdicts: readonly Verdict[]): Verdict[] {
  const rank = (verdict: Verdict): number => order[verdict.verdict] + (isLogVerdict(verdict) ? 10 : 0);
  return [...verdicts].sort((one, other) => rank(one) - rank(other));
}

/** One word for all outputs: `equal` is within the tolerance; the logs do not count. */
export function overallVerdict(verdicts: readonly Verdict[]): "identical" | "equal" | "differs" {
  const outputs = verdicts.filter((verdict) => !isLogVerdict(verdict));
  if (outputs.every(({ verdict }) => verdict === "identical")) return "identical";
  return outputs.every(({ verdict }) => verdict === "identical" || verdict === "equal") ? "equal" : "differs";
}
