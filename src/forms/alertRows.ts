import type { AlertKind } from "../core/alerts/alertRule";
import { conditionText, spanText } from "../host/alerts/alertText";
import type { Translate } from "../core/translate";
import { fieldsOf, isOptional, ruleOfDraft, type AlertDraft, type AlertField } from "./alertDraft";

/** What picking a row does. */
export type AlertRowAction =
  | { readonly kind: "save" }
  | { readonly kind: "delete" }
  | { readonly kind: "field"; readonly field: AlertField }
  | { readonly kind: "part"; readonly part: AlertPart };

/** What every rule has. */
export type AlertPart = "when" | "query" | "title" | "place" | "muted";

export interface AlertRow {
  readonly icon: string;
  readonly label: string;
  readonly description: string;
  readonly detail?: string;
  readonly action: AlertRowAction;
}

/** The rows of the form: Save first, then what the rule asks for, then what holds of every rule. */
export function alertRows(draft: AlertDraft, place: string, t: Translate): readonly AlertRow[] {
  const parsed = ruleOfDraft(draft, t);
  const save: AlertRow = parsed.ok
    ? {
        icon: "check",
        label: t("Save Rule"),
        description: conditionText(parsed.rule.condition, t),
        action: { kind: "save" },
      }
    : {
        icon: "circle-slash",
        label: t("Save Rule"),
        description: t("not complete yet: {0}", parsed.problem),
        action: { kind: "save" },
      };
  const part = (icon: string, name: AlertPart, label: string, value: string): AlertRow => ({
    icon,
    label,
    description: value,
    action: { kind: "part", part: name },
  });
  return [
    save,
    part("symbol-event", "when", t("Tell me when"), kindTitle(draft.when, t)),
    ...fieldsOf(draft.when).map((field) => fieldRow(draft, field, t)),
    part("filter", "query", t("Executions"), textOr(draft["query"], t("all"))),
    part("tag", "title", t("Title"), textOr(draft["title"], t("what it asks for"))),
    part("gear", "place", t("Kept in"), place),
    part(
      draft["muted"] === true ? "bell-slash" : "bell",
      "muted",
      t("Notifications"),
      draft["muted"] === true ? t("no: it marks executions alone") : t("yes"),
    ),
  ];
}

function fieldRow(draft: AlertDraft, field: AlertField, t: Translate): AlertRow {
  return {
    icon: "edit",
    label: fieldTitle(draft.when, field, t),
    description: fieldText(draft, field, t),
    action: { kind: "field", field },
  };
}

function fieldText(draft: AlertDraft, field: AlertField, t: Translate): string {
  const value = draft[field];
  if (field === "notANumber") return value === true ? t("yes") : t("no");
  if (field === "at") return value === "end" ? t("the last one, at its end") : t("each, as it comes");
  if (value !== undefined) return valueText(draft.when, field, value);
  return isOptional(draft.when, field) ? t("not set") : t("is missing");
}

function valueText(when: AlertKind, field: AlertField, value: unknown): string {
  if (typeof value === "number" && field === "minutes") return spanText(value);
  if (field === "over" && when === "memory") return `${String(value)} MB`;
  if (field === "over" && when === "cpu") return `${String(value)} %`;
  return String(value);
}

type FieldWords = (when: AlertKind, t: Translate) => string;

/** What a field is called. */
export function fieldTitle(when: AlertKind, field: AlertField, t: Translate): string {
  return titles[field](when, t);
}

const titles: Readonly<Record<AlertField, FieldWords>> = {
  name: (when, t) => (when === "metric" ? t("Metric") : t("Property")),
  over: (_, t) => t("Over"),
  under: (_, t) => t("Under"),
  notANumber: (_, t) => t("NaN or infinity"),
  at: (_, t) => t("Values that count"),
  minutes: (_, t) => t("For how long"),
  times: (_, t) => t("Times its usual time"),
  runs: (_, t) => t("Usual time of the last runs"),
  atLeast: (_, t) => t("At least so many runs"),
};

/** What may be typed into a field, for its prompt; empty where nothing is to be said. */
export function fieldPrompt(when: AlertKind, field: AlertField, t: Translate): string {
  return prompts[field]?.(when, t) ?? "";
}

const prompts: Readonly<Partial<Record<AlertField, FieldWords>>> = {
  minutes: (when, t) =>
    when === "memory" || when === "cpu"
      ? t("In minutes, without a break. Empty: at any moment.")
      : t("In minutes."),
  over: (when, t) => {
    if (when === "memory") return t("In MB, of all its processes together.");
    if (when === "cpu") return t("In percent of one core, of all its processes together.");
    return t("Empty: no limit.");
  },
  under: (_, t) => t("Empty: no limit."),
  times: (_, t) => t("2 tells of what takes more than twice as long."),
  runs: (_, t) => t("The median of so many completed runs of its method is its usual time."),
  atLeast: (_, t) => t("Of fewer completed runs nothing is told."),
};

/** What trips rules of a kind. */
export function kindTitle(when: AlertKind, t: Translate): string {
  switch (when) {
    case "failed":
      return t("It fails");
    case "slow":
      return t("It takes longer than usual");
    case "duration":
      return t("It takes longer than a limit");
    case "metric":
      return t("A metric is beyond a limit, or no number");
    case "property":
      return t("A property is beyond a limit, or no number");
    case "memory":
      return t("It uses much memory");
    case "cpu":
      return t("It uses much CPU");
    case "silent":
      return t("It prints nothing for a while");
  }
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === "string" && value !== "" ? value : otherwise;
}
