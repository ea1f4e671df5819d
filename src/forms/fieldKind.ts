import type { Json } from "../core/json";
import { isSecret, takesSeveral, type InputDescription } from "../core/processDescription";

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
  const choices = schema.items?.enum ?? schema.enum;
  const several = takesSeveral(input) || schema.type === "array";
  if (choices !== undefined) return { kind: several ? "several" : "choice", choices };
  if (several) return { kind: "text" };
  if (schema.type === "boolean") return { kind: "boolean" };
  if (schema.format === "file" || schema.format === "directory")
    return { kind: "path", folders: schema.format === "directory" };
  return { kind: "text" };
}
