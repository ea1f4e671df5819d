import { grouped } from "../grouped";
import type { Translate } from "../translate";
import type { Cause } from "./cause";
import { byLikelihood } from "./causes";
import { executionKey } from "../executionKey";
import type { ComparedExecution } from "./comparedExecution";
import { contentOfFiles, dataOf } from "../inputContent";
import { causeCountPhrase, causePhrase, phraseText, type Phrase } from "./phrases";

/** So many causes are named in the headline. */
const named = 3;

/** What differs, in one sentence. */
export interface Headline {
  readonly text: string;
  /** The same, with what a reader looks for marked. */
  readonly parts: Phrase;
}

/** What a headline is made of. */
interface HeadlineFacts {
  readonly executions: readonly ComparedExecution[];
  /** Of each execution against the baseline, which has none. */
  readonly causes: readonly (readonly Cause[])[];
  /** Why it is not known how the code of each differs; null where that is known. */
  readonly unknownCode: readonly (string | null)[];
  readonly baseline: number;
}

/**
 * What could have made the executions differ, most likely first: "differ in input lr (0.1 → 0.01), package numpy
 * (1.26 → 2.1), 3 lines of train.py; same data". Of several executions a cause counts by how many it tells apart.
 */
export function headlineOf(facts: HeadlineFacts, t: Translate): Headline {
  const { causes, executions } = facts;
  const joined = joinedCauses(causes, executions.length - 1);
  const isDataNamed = joined.slice(0, named).some(({ cause }) => cause.kind === "data");
  const told = joined.length === 0 ? nothing(t) : sentence(joined, t);
  const ends = [joined.length === 0 || isDataNamed ? null : data(facts, t), doubt(facts, t)];
  const parts = [
    ...told,
    ...ends.flatMap((end) => (end === null ? [] : [{ text: `; ${end}`, strong: false }])),
  ];
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

/** Where the code could not be held against each other, and nothing else says that it differs. */
function doubt({ causes, unknownCode }: HeadlineFacts, t: Translate): string | null {
  const isTold = (index: number): boolean => causes[index]?.some(({ kind }) => kind === "code") ?? false;
  const reason = unknownCode.find((each, index) => each !== null && !isTold(index)) ?? null;
  return reason === null ? null : t("the code may differ: {0}", reason);
}

function sentence(joined: readonly JoinedCause[], t: Translate): Phrase {
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
  ];
}

function moreText(more: number, t: Translate): string {
  return more === 1 ? t(" and 1 more") : t(" and {0} more", more);
}

/** "same data"; null where that is not known of all, and where most differ in it: that is a cause then. */
function data({ executions, causes, baseline }: HeadlineFacts, t: Translate): string | null {
  const contents = executions.map(({ artifacts }) => contentOfFiles(dataOf(artifacts)));
  if (contents.includes(null)) return null;
  const other = contents.flatMap((content, index) => {
    const isOther = content !== contents[baseline] || causes[index]?.some(({ kind }) => kind === "data");
    return isOther === true ? [executionKey(index)] : [];
  });
  if (other.length === 0) return t("same data");
  const isFew = other.length < executions.length / 2 && executions.length > 2;
  return isFew ? t("same data but for {0}", other.join(", ")) : null;
}
