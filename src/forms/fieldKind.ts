import type { Json } from "../core/json";
import { takesList } from "../core/method/describeRule";
import { isSecret, type InputDescription } from "../core/processDescription";

/** How an input is asked for. */
export type FieldKind =
  | { readonly kind: "text" }
  | { readonly kind: "secret" }
  | { readonly kind: "boolean" }
  | { readonly kind: "choice"; readonly choices: readonly Json[] }
  | { readonly kind: "several"; readonly choices: readonly Json[] }
  | { readonly kind: "path"; readonly folders: boolean };

/** Tells how an input is asked for from its schema. */
export function fieldKind(input: InputDescription): FieldKind {
  const { schema } = input;
  if (isSecret(input)) return { kind: "secret" };
  const choices = choicesOf(input);
  const several = takesList(input) || schema.type === "array";
  if (choices !== undefined) return { kind: several ? "several" : "choice", choices };
  if (several) return { kind: "text" };
  if (schema.type === "boolean") return { kind: "boolean" };
  if (schema.format === "file" || schema.format === "directory")
    return { kind: "path", folders: schema.format === "directory" };
  return { kind: "text" };
}

/** The values that an input, or each entry of its list, may have; undefined: any that follow its rule. */
export function choicesOf({ schema }: InputDescription): readonly Json[] | undefined {
  return schema.items?.enum ?? schema.enum;
}

/** Whether an input may go without any value: where it has a default, that one holds. */
export function mayBeUnset(input: InputDescription): boolean {
  return (input.minOccurs ?? 1) === 0 && input.schema.default === undefined;
}
