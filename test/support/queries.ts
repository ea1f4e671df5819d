import fc from "fast-check";
import { mayBeMetric } from "../../src/core/query/metricValue";
import { statusWords } from "../../src/core/query/queryStatus";
import {
  comparisonOperators,
  flags,
  keyedFields,
  textFields,
  type Query,
  type QueryText,
} from "../../src/core/query/queryTree";

const plain = { noNullPrototype: true };

/** The values that terms ask for. */
interface QueryParts {
  readonly text: fc.Arbitrary<QueryText>;
  readonly name: fc.Arbitrary<QueryText>;
}

/** Any text, in quotes where it could not be read as one value otherwise. */
const anyText: fc.Arbitrary<QueryText> = fc
  .record({ text: fc.string({ minLength: 1 }), quoted: fc.boolean() }, plain)
  .map((value) => ({
    ...value,
    quoted: value.quoted || /[\s()"=<>!]|^[A-Za-z]+:|^(AND|OR|NOT|TO)$/.test(value.text),
  }));

/** Queries of every kind, as deep as four levels. */
export function queries({ text, name }: QueryParts = { text: anyText, name: anyText }): fc.Arbitrary<Query> {
  const operator = fc.constantFrom(...comparisonOperators);
  const term: fc.Arbitrary<Query> = fc.oneof(
    text.map((value): Query => ({ kind: "word", value })),
    fc.record(
      { kind: fc.constant("text" as const), field: fc.constantFrom(...textFields), value: text },
      plain,
    ),
    fc
      .record(
        {
          kind: fc.constant("keyed" as const),
          field: fc.constantFrom(...keyedFields),
          name,
          comparison: fc.option(fc.record({ operator, value: text }, plain), { nil: null }),
        },
        plain,
      )
      .map(withNumber),
    fc.record({ kind: fc.constant("status" as const), value: fc.constantFrom(...statusWords) }, plain),
    fc.record({ kind: fc.constant("is" as const), flag: fc.constantFrom(...flags) }, plain),
    fc.record(
      {
        kind: fc.constant("duration" as const),
        operator,
        value: fc.constantFrom("5m", "1h30m", "2.5s", "90"),
      },
      plain,
    ),
    dateTerms(operator),
  );
  return fc.letrec<{ query: Query }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      term,
      tie("query").map((part): Query => ({ kind: "not", part })),
      fc
        .tuple(
          fc.constantFrom("and" as const, "or" as const),
          fc.array(tie("query"), { minLength: 2, maxLength: 3 }),
        )
        .map(([kind, parts]): Query => ({
          kind,
          parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])),
        })),
    ),
  })).query;
}

/** A metric is compared with numbers alone. */
function withNumber(term: Extract<Query, { kind: "keyed" }>): Query {
  const { field, comparison } = term;
  if (field !== "metric" || comparison === null || mayBeMetric(comparison.operator, comparison.value))
    return term;
  return { ...term, comparison: { ...comparison, value: { text: "0.1", quoted: false } } };
}

const someDates = [
  "2026-01-01",
  "2026-01-15",
  "2026-01",
  "2025",
  "today",
  "yesterday",
  "last 7 days",
  "last 36 hours",
  "2026-01-31T10:00Z",
];

/** No day is in these ranges: they are no queries. */
const reversed = [
  ..."2026-01-01 2025|2026-01-15 2025|2026-01 2025|2026-01-31T10:00Z 2025|2026-01-15 2026-01-01".split("|"),
  ..."2026-01-31T10:00Z 2026-01-01|2026-01-31T10:00Z 2026-01-15|today yesterday".split("|"),
];

function dateTerms(operator: fc.Arbitrary<(typeof comparisonOperators)[number]>): fc.Arbitrary<Query> {
  const date = fc.constantFrom(...someDates);
  return fc.oneof(
    fc.record({ kind: fc.constant("date" as const), operator, first: date, last: fc.constant(null) }, plain),
    fc
      .record(
        { kind: fc.constant("date" as const), operator: fc.constant("=" as const), first: date, last: date },
        plain,
      )
      .filter(({ first, last }) => !reversed.includes(`${first} ${last}`)),
  );
}
