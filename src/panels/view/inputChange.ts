import type { Json } from "../../core/json";
import type { InputChange } from "../../shared/details/detailsView";

/** A value in one run, and the identities of the files that it names there, where they were recorded. */
export interface RecordedInput {
  readonly value: Json | undefined;
  readonly content: string | null;
}

/** What differs between an input of an execution and of an earlier one; files are told apart by content. */
export function inputChange(
  now: RecordedInput,
  before: RecordedInput,
  textOf: (value: Json) => string,
): InputChange {
  if (JSON.stringify(now.value) !== JSON.stringify(before.value))
    return { kind: "was", value: before.value === undefined ? null : textOf(before.value) };
  if (now.content === null || before.content === null) return { kind: "same" };
  return { kind: now.content === before.content ? "same content" : "changed content" };
}
