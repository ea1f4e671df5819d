import type { Json } from "../../core/json";
import type { Artifact } from "../../core/records";
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

/** The content of the files that an input names, as one word to compare; null where not all of it is known. */
export function contentOf(artifacts: readonly Artifact[], input: string): string | null {
  const files = artifacts.filter(({ direction, role }) => direction === "input" && role === input);
  if (files.length === 0 || files.some(({ sha256 }) => typeof sha256 !== "string" || sha256 === ""))
    return null;
  return files
    .map(({ sha256 }) => sha256)
    .sort()
    .join();
}
