import { grouped } from "../grouped";
import type { Translate } from "../translate";
import type { Cause } from "./cause";
import { byLikelihood } from "./causes";
import { executionKey } from "../executionKey";
import type { ComparedExecution } from "./comparedExecution";
import { dataOf } from "../inputContent";
import { causeCountPhrase, causePhrase, phraseText, type Phrase } from "./phrases";

/** So many causes are named in the headline. */
const named = 3;

/** What differs, in one sentence. */
export interface Headline {
  readonly text: string;
  /** The same, with what a reader looks for marked. */
  readonly parts: Phrase;
}

/**
 * What could have made the executions differ, most likely first: "differ in input lr (0.1 → 0.01), package numpy
 * (1.26 → 2.1), 3 lines of train.py; same data". Of several executions a cause counts by how many it tells apart.
 * @param causes of each execution against the baseline, which has none.
 */
export function headlineOf(
  executions: readonly ComparedExecution[],
  causes: readonly (readonly Cause[])[],
  baseline: number,
  t: Translate,
): Headline {
  const joined = joinedCauses(causes, executions.length - 1);
  const isDataNamed = joined.slice(0, named).some(({ cause }) => cause.kind === "data");
  const end = isDataNamed ? null : data(executions, causes, baseline, t);
  const parts = joined.length === 0 ? nothing(t) : sentence(joined, end, t);
  return { parts, text: phraseText(parts) };
}

/** One cause of one or more executions. */
interface JoinedCause {
  readonly cause: Cause;
  /** How many different values there are, the baseline's among them. */
  readonly values: number;
}

function joinedCauses(causes: readonly (readonly Cause[])[], others: number): JoinedCause[] {
  const groups = grouped(causes.flat(), ({ kind, name }) => `${kind}\n${name}`);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const values = 1 + new Set(group.map(({ after }) => after)).size;
      const lines = group.every((cause) => cause.lines === null)
        ? null
        : Math.max(...group.map((cause) => cause.lines ?? 0));
      const likelihood = group.reduce((sum, cause) => sum + cause.likelihood, 0) / others;
      return [{ cause: { ...first, lines, likelihood }, values }];
    })
    .sort((one, other) => byLikelihood(one.cause, other.cause));
}

function nothing(t: Translate): Phrase {
  return [{ text: t("nothing that was captured differs"), strong: false }];
}

function sentence(joined: readonly JoinedCause[], end: string | null, t: Translate): Phrase {
  const phrases = joined
    .slice(0, named)
    .map(({ cause, values }) =>
      values > 2 ? causeCountPhrase(cause, values, t) : causePhrase(cause, t, "short"),
    );
  const more = joined.length - named;
  const last = more > 0 ? [{ text: moreText(more, t), strong: false }] : [];
  return [
    { text: t("differ in "), strong: false },
    ...phrases.flatMap((phrase, index) =>
      index === 0 ? phrase : [{ text: ", ", strong: false }, ...phrase],
    ),
    ...last,
    ...(end === null ? [] : [{ text: `; ${end}`, strong: false }]),
  ];
}

function moreText(more: number, t: Translate): string {
  return more === 1 ? t(" and 1 more") : t(" and {0} more", more);
}

/** "same data"; null where there is none, and where most differ in it: that is a cause then. */
function data(
  executions: readonly ComparedExecution[],
  causes: readonly (readonly Cause[])[],
  baseline: number,
  t: Translate,
): string | null {
  if (executions.some(({ artifacts }) => dataOf(artifacts).length === 0)) return null;
  const other = causes.flatMap((own, index) =>
    own.some(({ kind }) => kind === "data") ? [executionKey(index)] : [],
  );
  if (other.length === 0) return t("same data");
  const isFew =
    other.length < executions.length / 2 && executions.length > 2 && !other.includes(executionKey(baseline));
  return isFew ? t("same data but for {0}", other.join(", ")) : null;
}
