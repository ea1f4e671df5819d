import { nearestOf } from "../nearest";
import { mayBeMetric } from "./metricValue";
import { isQueryDate, isReversed } from "./queryDate";
import { parseQueryDuration } from "./queryDuration";
import type { QueryReader } from "./queryReader";
import { statusWords } from "./queryStatus";
import {
  fieldNames,
  flags,
  keyedFields,
  textFields,
  type ComparisonOperator,
  type KeyedField,
  type Query,
  type QueryText,
  type TextField,
} from "./queryTree";

const nameEnd = /[=<>!]/;

/** One term: a field with what is asked of it, else a free word. @throws {QueryFault} */
export function parseTerm(reader: QueryReader): Query {
  const start = reader.position;
  const compared = reader.peekCompared();
  if (compared !== "" && !fieldNames.includes(compared.toLowerCase()))
    throw unknownField(reader, start, compared);
  const written = reader.peekName();
  const name = written.toLowerCase();
  const next = reader.text.charAt(start + written.length);
  if (written === "" || !/[:=<>!]/.test(next)) return parseWord(reader);
  if (!fieldNames.includes(name)) throw unknownField(reader, start, written);
  reader.position = start + written.length + (next === ":" ? 1 : 0);
  const text = textFields.find((field) => field === name);
  if (text !== undefined) return parseText(reader, text);
  const keyed = keyedFields.find((field) => field === name);
  if (keyed !== undefined) return parseKeyed(reader, keyed, next === ":");
  return parseOther(reader, name);
}

function parseWord(reader: QueryReader): Query {
  const value = reader.takeText();
  if (value === null) throw reader.fault(reader.position, 1, reader.t("A term is expected here"));
  return { kind: "word", value };
}

/** What else a field is called: by the headings of `executions list`, and elsewhere in what is told of an execution. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ["state", "status"],
  ["created", "date"],
  ["took", "duration"],
  ["file", "output"],
  ["param", "input"],
  ["parameter", "input"],
]);

function unknownField(reader: QueryReader, start: number, written: string): Error {
  const near = otherWords.get(written.toLowerCase()) ?? nearestOf(written, fieldNames);
  const isComparison = reader.text.charAt(start + written.length) !== ":";
  const advice =
    near !== null
      ? reader.t("Did you mean {0}?", `${near}:`)
      : isComparison
        ? reader.t("Write input:{0}, property:{0} or metric:{0} for a value of that name.", written)
        : reader.t(
            "The fields are {0}. Put the text in quotes to look for it as it is.",
            fieldNames.join(", "),
          );
  return reader.fault(start, written.length, `${reader.t("There is no field {0}.", written)} ${advice}`);
}

function parseText(reader: QueryReader, field: TextField): Query {
  const operator = reader.takeOperator();
  if (operator !== null && operator !== "=" && operator !== "!=")
    throw reader.fault(
      reader.position - operator.length,
      operator.length,
      reader.t("{0} is text: it has no order. Write {0}:value", field),
    );
  const query: Query = { kind: "text", field, value: takeValue(reader, `${field}:`) };
  return operator === "!=" ? { kind: "not", part: query } : query;
}

function parseKeyed(reader: QueryReader, field: KeyedField, hasColon: boolean): Query {
  const start = reader.position;
  const name = hasColon ? reader.takeText(nameEnd) : null;
  if (name === null || name.text === "")
    throw reader.fault(start, 1, reader.t("A name is expected here, such as {0}", examples[field]));
  const operator = reader.takeOperator();
  if (operator === null) return { kind: "keyed", field, name, comparison: null };
  const valueStart = reader.position;
  const value = takeValue(reader, `${field}:${name.text}${operator}`);
  if (field === "metric" && !mayBeMetric(operator, value))
    throw reader.fault(
      valueStart,
      reader.position - valueStart,
      reader.t("A number is expected here, for a metric is one: such as {0}", examples.metric),
    );
  return { kind: "keyed", field, name, comparison: { operator, value } };
}

const examples: Readonly<Record<KeyedField, string>> = {
  property: "property:epochs>10",
  metric: "metric:loss<0.2",
  input: "input:lr=0.1",
  env: "env:cuda=12.1",
  package: "package:torch>=2.1",
};

function parseOther(reader: QueryReader, name: string): Query {
  const operator = reader.takeOperator() ?? "=";
  const start = reader.position;
  const value = takeValue(reader, `${name}:`).text;
  switch (name) {
    case "duration":
      if (parseQueryDuration(value) === null)
        throw reader.fault(
          start,
          value.length,
          reader.t("A length of time is expected here, such as 5m, 1h30m or 90s"),
        );
      return { kind: "duration", operator, value };
    case "status":
      return negated(operator, { kind: "status", value: knownWord(reader, start, value, statusWords) });
    case "is": {
      const word = knownWord(reader, start, value, flags);
      const flag = flags.find((known) => known === word) ?? "dirty";
      return negated(operator, { kind: "is", flag });
    }
    default:
      return parseDate(reader, operator, start, value);
  }
}

function negated(operator: ComparisonOperator, query: Query): Query {
  return operator === "!=" ? { kind: "not", part: query } : query;
}

/** @returns the word in lower case. */
function knownWord(reader: QueryReader, start: number, value: string, words: readonly string[]): string {
  const word = value.toLowerCase();
  if (words.includes(word)) return word;
  const near = nearestOf(word, words);
  const expected =
    near === null ? reader.t("It may be {0}.", words.join(", ")) : reader.t("Did you mean {0}?", near);
  throw reader.fault(start, value.length, `${reader.t("{0} is not known here.", value)} ${expected}`);
}

function parseDate(reader: QueryReader, operator: ComparisonOperator, start: number, first: string): Query {
  checkDate(reader, start, first);
  if (operator !== "=" || !reader.takeKeyword("TO")) return { kind: "date", operator, first, last: null };
  while (/\s/.test(reader.text.charAt(reader.position))) reader.position += 1;
  const from = reader.position;
  const last = takeValue(reader, "TO").text;
  checkDate(reader, from, last);
  if (isReversed(first, last))
    throw reader.fault(
      start,
      reader.position - start,
      reader.t("This ends before it begins: write {0} TO {1}", last, first),
    );
  return { kind: "date", operator, first, last };
}

function checkDate(reader: QueryReader, start: number, text: string): void {
  if (isQueryDate(text)) return;
  throw reader.fault(
    start,
    text.length,
    reader.t(
      'A date is expected here, such as 2026-01-31, 2026-01, 2026-01-31T10:00Z, today or "last 7 days"',
    ),
  );
}

function takeValue(reader: QueryReader, after: string): QueryText {
  const value = /[=<>!]/.test(reader.text.charAt(reader.position)) ? null : reader.takeText();
  if (value === null)
    throw reader.fault(reader.position, 1, reader.t("A value is expected after {0}", after));
  return value;
}
