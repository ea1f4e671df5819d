import { isJsonObject, numberOf, textOf, type JsonObject } from "../json";
import { parseQuery } from "../query/parseQuery";
import type { Query } from "../query/queryTree";
import { inEnglish, type Translate } from "../translate";

/** What becomes of an execution: into its .zip, or to the trash. */
export type HousekeepingAction = "archive" | "delete";

/** Which executions are archived or deleted: those for which all of it holds (`executions.housekeeping.rules`). */
export interface HousekeepingRule {
  /** What the user calls it; null: it has no name. */
  readonly name: string | null;
  readonly action: HousekeepingAction;
  /** Ended longer ago than so many days; null: whenever. */
  readonly olderThanDays: number | null;
  /** So many of each method, the newest, stay whatever else holds. */
  readonly keepLast: number;
  readonly failedOnly: boolean;
  /** As it was written, and as it was read; null: all match. */
  readonly query: { readonly text: string; readonly query: Query } | null;
}

export interface ParsedRules {
  readonly rules: readonly HousekeepingRule[];
  /** What cannot be understood, a sentence each; such a rule is left out, since it may mean less than it seems to say. */
  readonly problems: readonly string[];
}

interface Property {
  readonly fits: (value: unknown) => boolean;
  /** What it must be. */
  readonly must: (t: Translate) => string;
}

const properties: Readonly<Record<string, Property>> = {
  name: { fits: (value) => typeof value === "string", must: (t) => t("a text") },
  action: {
    fits: (value) => value === "archive" || value === "delete",
    must: (t) => t('"archive" or "delete"'),
  },
  olderThanDays: {
    fits: (value) => typeof value === "number" && value >= 0 && Number.isFinite(value),
    must: (t) => t("a number from 0"),
  },
  keepLast: {
    fits: (value) => typeof value === "number" && value >= 0 && Number.isSafeInteger(value),
    must: (t) => t("a whole number from 0"),
  },
  failedOnly: { fits: (value) => typeof value === "boolean", must: (t) => t("true or false") },
  query: { fits: (value) => typeof value === "string", must: (t) => t("a text") },
};

/** Reads the setting `executions.housekeeping.rules`, which anybody may have written. */
export function parseHousekeepingRules(setting: unknown, t: Translate = inEnglish): ParsedRules {
  if (setting === undefined || setting === null) return { rules: [], problems: [] };
  if (!Array.isArray(setting)) return { rules: [], problems: [t("The rules are no list.")] };
  const rules: HousekeepingRule[] = [];
  const problems: string[] = [];
  for (const [index, value] of setting.entries()) {
    const read = parseRule(value, t);
    if (typeof read === "string") problems.push(t("Rule {0}: {1}.", index + 1, read));
    else rules.push(read);
  }
  return { rules, problems };
}

/** @returns the rule, or what is wrong with it. */
function parseRule(value: unknown, t: Translate): HousekeepingRule | string {
  if (!isJsonObject(value)) return t("it is no object");
  const fault = unknownProperty(value, t) ?? wrongProperty(value, t);
  if (fault !== null) return fault;
  const query = queryOf(value["query"], t);
  if (typeof query === "string") return query;
  const rule: HousekeepingRule = {
    name: textOf(textOf(value["name"])?.trim()),
    action: value["action"] === "delete" ? "delete" : "archive",
    olderThanDays: numberOf(value["olderThanDays"]),
    keepLast: numberOf(value["keepLast"]) ?? 0,
    failedOnly: value["failedOnly"] === true,
    query,
  };
  return takesAll(rule)
    ? t("it would take every execution: give it olderThanDays, keepLast, failedOnly or query")
    : rule;
}

/** A misspelt condition would be one less. */
function unknownProperty(value: JsonObject, t: Translate): string | null {
  const name = Object.keys(value).find((property) => !Object.hasOwn(properties, property));
  return name === undefined
    ? null
    : t("there is no {0}; there are {1}", name, Object.keys(properties).join(", "));
}

function wrongProperty(value: JsonObject, t: Translate): string | null {
  const wrong = Object.entries(properties).find(([name, { fits }]) => {
    const isAbsent = value[name] === undefined || value[name] === null;
    return isAbsent ? name === "action" : !fits(value[name]);
  });
  return wrong === undefined ? null : t("its {0} must be {1}", wrong[0], wrong[1].must(t));
}

function queryOf(text: unknown, t: Translate): HousekeepingRule["query"] | string {
  if (typeof text !== "string" || text.trim() === "") return null;
  const parsed = parseQuery(text, t);
  if (parsed.ok) return { text, query: parsed.query };
  const { position, message } = parsed.problem;
  return t("its query {0} is wrong at position {1}: {2}", text, position + 1, message);
}

/** Every ended one is older than no days. */
function takesAll({ olderThanDays, keepLast, failedOnly, query }: HousekeepingRule): boolean {
  return (olderThanDays ?? 0) === 0 && keepLast === 0 && !failedOnly && query === null;
}
