import type * as vscode from "vscode";
import { vocabularyOf } from "../core/query/queryVocabulary";
import type { ExecutionSummary } from "../core/summary";
import { translate as t } from "../host/translate";
import { numberProblem, withField, type AlertDraft, type AlertField } from "./alertDraft";
import { fieldPrompt, fieldTitle } from "./alertRows";
import { askQuery } from "./queryPick";
import { askPick, askText } from "./quickInput";

/** Where a field is changed. */
export interface FieldContext {
  /** Of the form. */
  readonly title: string;
  /** All there are, for what is offered. */
  readonly executions: () => readonly ExecutionSummary[];
}

/** Asks which executions the rule looks at. */
export async function changeQuery(draft: AlertDraft, { executions }: FieldContext): Promise<AlertDraft> {
  const query = await askQuery({
    title: t("Which Executions the Rule Looks At"),
    value: textOf(draft["query"]),
    executions: executions(),
    offers: [],
  });
  return query === undefined ? draft : withField(draft, "query", query || undefined);
}

/** Asks what the rule is called. */
export async function changeTitle(draft: AlertDraft, options: FieldContext): Promise<AlertDraft> {
  const answer = await askText({
    title: `${t("Title")} · ${options.title}`,
    prompt: t("Empty: it is called by what it asks for."),
    placeholder: "",
    value: textOf(draft["title"]),
    buttons: [],
    check: () => null,
  });
  return answer.kind === "taken" ? withField(draft, "title", answer.text.trim() || undefined) : draft;
}

/** Asks for one field of what trips the rule; a switch is turned. */
export async function changeField(
  draft: AlertDraft,
  field: AlertField,
  options: FieldContext,
): Promise<AlertDraft> {
  switch (field) {
    case "notANumber":
      return withField(draft, field, draft[field] === true ? undefined : true);
    case "at":
      return withField(draft, field, draft[field] === "end" ? undefined : "end");
    case "name":
      return withField(draft, field, await askName(draft, options));
    default:
      return await changeNumber(draft, field, options);
  }
}

async function changeNumber(
  draft: AlertDraft,
  field: AlertField,
  { title }: FieldContext,
): Promise<AlertDraft> {
  const value = draft[field];
  const answer = await askText({
    title: `${fieldTitle(draft.when, field, t)} · ${title}`,
    prompt: fieldPrompt(draft.when, field, t),
    placeholder: "",
    value: typeof value === "number" ? String(value) : "",
    buttons: [],
    check: (text) => numberProblem(text, draft, field, t),
  });
  if (answer.kind !== "taken") return draft;
  return withField(draft, field, answer.text.trim() === "" ? undefined : Number(answer.text));
}

/** The names that executions have are offered; another one can be typed. */
async function askName(draft: AlertDraft, { title, executions }: FieldContext): Promise<string | undefined> {
  const when = draft.when === "metric" ? "metric" : "property";
  const known = vocabularyOf(executions())
    .names(when)
    .map(({ name, range, median }) => ({
      label: name,
      description:
        range === null ? "" : t("{0} to {1}, median {2}", range.least, range.most, median ?? range.least),
    }));
  const answer = await askPick<vscode.QuickPickItem>({
    title: `${fieldTitle(draft.when, "name", t)} · ${title}`,
    placeholder: t("A name, also one that no execution has yet"),
    items: known,
    active: known.find(({ label }) => label === draft["name"]),
    onType: (pick, text) => {
      const isKnown = text.trim() === "" || known.some(({ label }) => label === text.trim());
      pick.items = isKnown
        ? known
        : [...known, { label: text.trim(), description: t("as typed"), alwaysShow: true }];
    },
  });
  const before = textOf(draft["name"]) || undefined;
  return answer.kind === "taken" ? (answer.items[0]?.label ?? before) : before;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
