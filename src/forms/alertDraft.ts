import { alertDefaults, parseAlertRule, type AlertKind, type ParsedRule } from "../core/alerts/alertRule";
import type { Json, JsonObject } from "../core/json";
import { inEnglish, type Translate } from "../core/translate";

/** A rule while it is being written: an entry of the setting, which may still lack something. */
export type AlertDraft = JsonObject & { when: AlertKind };

export type AlertField =
  "name" | "over" | "under" | "notANumber" | "at" | "minutes" | "times" | "runs" | "atLeast";

const fieldsOfKind: Readonly<Record<AlertKind, readonly AlertField[]>> = {
  failed: [],
  slow: ["times", "runs", "atLeast"],
  duration: ["minutes"],
  metric: ["name", "over", "under", "notANumber", "at"],
  property: ["name", "over", "under", "notANumber", "at"],
  memory: ["over", "minutes"],
  cpu: ["over", "minutes"],
  silent: ["minutes"],
};

/** What is asked of a kind, in the order of the form. */
export function fieldsOf(when: AlertKind): readonly AlertField[] {
  return fieldsOfKind[when];
}

/** A draft of another kind that keeps what both know of. */
export function draftOfKind(draft: JsonObject, when: AlertKind): AlertDraft {
  const kept = ["title", "query", "muted", ...fieldsOf(when)];
  const entries = Object.entries(draft).filter(([name]) => kept.includes(name));
  return { ...begunWith[when], ...Object.fromEntries(entries), when };
}

/** What a new rule of a kind begins with. */
const begunWith: Readonly<Record<AlertKind, JsonObject>> = {
  failed: {},
  slow: { times: alertDefaults.times, runs: alertDefaults.runs, atLeast: alertDefaults.atLeast },
  duration: { minutes: 30 },
  metric: {},
  property: {},
  memory: {},
  cpu: {},
  silent: { minutes: 15 },
};

/** The draft with a field set, or without it. */
export function withField(draft: AlertDraft, field: string, value: Json | undefined): AlertDraft {
  const others = Object.fromEntries(Object.entries(draft).filter(([name]) => name !== field));
  return value === undefined
    ? { ...others, when: draft.when }
    : { ...others, when: draft.when, [field]: value };
}

/** The rule, or what it lacks. */
export function ruleOfDraft(draft: AlertDraft, t: Translate = inEnglish): ParsedRule {
  return parseAlertRule(draft, t);
}

/** The first field that Enter leads to while the rule lacks something; null where it is complete. */
export function missingField(draft: AlertDraft): AlertField | null {
  if (ruleOfDraft(draft).ok) return null;
  const fields = fieldsOf(draft.when);
  const isEmpty = (field: AlertField): boolean => draft[field] === undefined;
  if (fields.includes("name") && isEmpty("name")) return "name";
  return (
    fields.find((field) => isEmpty(field) && (field === "over" || field === "minutes")) ?? fields[0] ?? null
  );
}

/** What is wrong with a text for a number field; an empty one leaves out what may be left out. */
export function numberProblem(
  text: string,
  { when }: AlertDraft,
  field: AlertField,
  t: Translate,
): string | null {
  const isOpen = isOptional(when, field);
  if (text.trim() === "") return isOpen ? null : t("A number is expected here.");
  const number = Number(text);
  if (!Number.isFinite(number)) return t("A number is expected here.");
  if (isLimit(when, field)) return null;
  if (field === "runs" || field === "atLeast") return countProblem(number, t);
  return number > 0 || (number === 0 && isOpen) ? null : t("A number over 0 is expected here.");
}

function countProblem(number: number, t: Translate): string | null {
  return Number.isInteger(number) && number >= 1 ? null : t("A whole number, 1 or more, is expected here.");
}

/** Whether a field may hold any number. */
function isLimit(when: AlertKind, field: AlertField): boolean {
  return (when === "metric" || when === "property") && (field === "over" || field === "under");
}

/** Whether a rule of this kind does without the field. */
export function isOptional(when: AlertKind, field: AlertField): boolean {
  if (field === "minutes") return when === "memory" || when === "cpu";
  if (field === "over") return when === "metric" || when === "property";
  return field !== "name";
}
