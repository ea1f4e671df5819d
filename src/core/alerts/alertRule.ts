import { isJsonObject, numberOf, textOf, type Json, type JsonObject } from "../json";
import { parseQuery } from "../query/parseQuery";
import type { Query } from "../query/queryTree";
import { inEnglish, type Translate } from "../translate";

/** What trips a rule. */
export type AlertCondition =
  | { readonly when: "failed" }
  /** More than `times` the median of the last `runs` completed runs of its method, of which there are `atLeast`. */
  | { readonly when: "slow"; readonly times: number; readonly runs: number; readonly atLeast: number }
  | { readonly when: "duration"; readonly minutes: number }
  | ValueCondition
  /** Of all processes together, in MB; `minutes`: for how long without a break, 0: at any moment. */
  | { readonly when: "memory"; readonly over: number; readonly minutes: number }
  /** In percent of one core. */
  | { readonly when: "cpu"; readonly over: number; readonly minutes: number }
  /** Nothing was printed or said for so long. */
  | { readonly when: "silent"; readonly minutes: number };

/** A metric or property that is beyond a limit; one of the three at least is asked. */
export interface ValueCondition {
  readonly when: "metric" | "property";
  readonly name: string;
  readonly over: number | null;
  readonly under: number | null;
  readonly notANumber: boolean;
  /** Whether each value counts, or the last one when the run has ended. */
  readonly at: "any" | "end";
}

export type AlertKind = AlertCondition["when"];

export const alertKinds: readonly AlertKind[] = [
  "failed",
  "slow",
  "duration",
  "metric",
  "property",
  "memory",
  "cpu",
  "silent",
];

/** A rule of `executions.alerts.rules`. */
export interface AlertRule {
  readonly title: string | null;
  readonly condition: AlertCondition;
  /** Which executions it looks at, as it was written; null: all. */
  readonly queryText: string | null;
  readonly query: Query;
  /** It marks executions, and tells nobody. */
  readonly muted: boolean;
}

export type ParsedRule =
  { readonly ok: true; readonly rule: AlertRule } | { readonly ok: false; readonly problem: string };

/** What a field is when it is left out. */
export const alertDefaults = { times: 2, runs: 10, atLeast: 3, minutes: 0 } as const;

/** One entry of the setting; a problem says which field is wrong and what is expected there. */
export function parseAlertRule(value: unknown, t: Translate = inEnglish): ParsedRule {
  if (!isJsonObject(value)) return fault(t("it is no object"));
  const condition = conditionOf(value, t);
  if (typeof condition === "string") return fault(condition);
  const queryText = textOf(value["query"])?.trim() ?? "";
  const parsed = parseQuery(queryText, t);
  if (!parsed.ok)
    return fault(
      t(
        "its query {0} is wrong at position {1}: {2}",
        queryText,
        parsed.problem.position + 1,
        parsed.problem.message,
      ),
    );
  return {
    ok: true,
    rule: {
      title: textOf(value["title"]),
      condition,
      queryText: queryText === "" ? null : queryText,
      query: parsed.query,
      muted: value["muted"] === true,
    },
  };
}

/** What a rule is apart from its title: an execution trips it once. */
export function ruleKey({ condition, queryText }: Pick<AlertRule, "condition" | "queryText">): string {
  return JSON.stringify(queryText === null ? condition : { ...condition, query: queryText });
}

/** The rule as the setting holds it; what is as it would be by default is left out. */
export function ruleSetting({ title, condition, queryText, muted }: AlertRule): JsonObject {
  return {
    ...(title === null ? {} : { title }),
    ...conditionSetting(condition),
    ...(queryText === null ? {} : { query: queryText }),
    ...(muted ? { muted } : {}),
  };
}

function conditionSetting(condition: AlertCondition): JsonObject {
  const entries = Object.entries(condition) as [string, Json][];
  const isDefault = (name: string, value: Json): boolean =>
    value === null ||
    value === false ||
    (name === "at" && value === "any") ||
    (name === "minutes" && value === alertDefaults.minutes);
  return Object.fromEntries(entries.filter(([name, value]) => !isDefault(name, value)));
}

function conditionOf(value: JsonObject, t: Translate): AlertCondition | string {
  const when = alertKinds.find((kind) => kind === value["when"]);
  if (when === undefined) return t('its "when" is none of {0}', alertKinds.join(", "));
  return parsers[when](new FieldReader(value, t), value, t);
}

type Parser = (fields: FieldReader, value: JsonObject, t: Translate) => AlertCondition | string;

const parsers: Readonly<Record<AlertKind, Parser>> = {
  failed: () => ({ when: "failed" }),
  slow: (fields, _, t) => {
    const times = fields.positive("times", alertDefaults.times);
    const runs = Math.ceil(fields.positive("runs", alertDefaults.runs));
    const atLeast = Math.ceil(fields.positive("atLeast", Math.min(alertDefaults.atLeast, runs)));
    if (atLeast > runs) return fields.problem ?? t('its "atLeast" is more than its "runs"');
    return fields.problem ?? { when: "slow", times, runs, atLeast };
  },
  duration: (fields) => {
    const minutes = fields.positive("minutes");
    return fields.problem ?? { when: "duration", minutes };
  },
  metric: (fields, value, t) => valueCondition("metric", fields, value, t),
  property: (fields, value, t) => valueCondition("property", fields, value, t),
  memory: (fields) => {
    const [over, minutes] = [fields.positive("over"), fields.notNegative("minutes", alertDefaults.minutes)];
    return fields.problem ?? { when: "memory", over, minutes };
  },
  cpu: (fields) => {
    const [over, minutes] = [fields.positive("over"), fields.notNegative("minutes", alertDefaults.minutes)];
    return fields.problem ?? { when: "cpu", over, minutes };
  },
  silent: (fields) => {
    const minutes = fields.positive("minutes");
    return fields.problem ?? { when: "silent", minutes };
  },
};

function valueCondition(
  when: ValueCondition["when"],
  fields: FieldReader,
  value: JsonObject,
  t: Translate,
): ValueCondition | string {
  const name = textOf(value["name"])?.trim() ?? "";
  if (name === "") return namelessText(when, t);
  const [over, under] = [fields.limit("over"), fields.limit("under")];
  const notANumber = value["notANumber"] === true;
  if (over === null && under === null && !notANumber)
    return fields.problem ?? t('it has none of "over", "under" and "notANumber"');
  const at = value["at"] === "end" ? "end" : "any";
  return fields.problem ?? { when, name, over, under, notANumber, at };
}

function namelessText(when: ValueCondition["when"], t: Translate): string {
  return when === "metric" ? t('its "name" says of no metric') : t('its "name" says of no property');
}

/** Reads numbers, and keeps the first thing that is wrong. */
class FieldReader {
  problem: string | null = null;

  constructor(
    private readonly value: JsonObject,
    private readonly t: Translate,
  ) {}

  /** @param otherwise where it is left out; without it, it must be there. */
  positive(name: string, otherwise?: number): number {
    return this.number(name, otherwise, (number) => number > 0, this.t("a number over 0"));
  }

  notNegative(name: string, otherwise?: number): number {
    return this.number(name, otherwise, (number) => number >= 0, this.t("a number, 0 or more"));
  }

  limit(name: string): number | null {
    return this.value[name] === undefined
      ? null
      : this.number(name, undefined, () => true, this.t("a number"));
  }

  private number(
    name: string,
    otherwise: number | undefined,
    fits: (number: number) => boolean,
    expected: string,
  ): number {
    const given = this.value[name];
    if (given === undefined && otherwise !== undefined) return otherwise;
    const number = numberOf(given);
    if (number !== null && fits(number)) return number;
    this.problem ??= this.t('its "{0}" must be {1}', name, expected);
    return otherwise ?? 0;
  }
}

function fault(problem: string): ParsedRule {
  return { ok: false, problem };
}
