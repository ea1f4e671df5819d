import type { Json } from "../json";
import { type InputDescription } from "../processDescription";
import { fillText, placeholdersOf, problemOfPlaceholders } from "./expandText";

/** An environment variable; its value is null when it is to be left out. */
export type ExpandedEnvironmentLine =
  | { readonly ok: true; readonly name: string; readonly value: string | null }
  | { readonly ok: false; readonly reason: string };

/**
 * Replaces the placeholders in a line of `environment`, `NAME=VALUE`; all after the first `=` is the value as it
 * stands, without quotes. Secrets are allowed. A line whose placeholders all have no value is left out.
 */
export function expandEnvironmentLine(
  line: string,
  inputs: Readonly<Record<string, InputDescription>>,
  values: Readonly<Record<string, Json>>,
): ExpandedEnvironmentLine {
  const found = /^([A-Za-z_][A-Za-z0-9_]*)=([^]*)$/.exec(line);
  const [, name = "", text = ""] = found ?? [];
  if (found === null)
    return { ok: false, reason: "it must read NAME=VALUE, with a name of letters, digits and _" };
  const filling = { inputs, values };
  const placeholders = placeholdersOf(text, filling);
  const problem = problemOfPlaceholders(placeholders, filling, "allowed");
  if (problem !== null) return { ok: false, reason: problem };
  return { ok: true, name, value: fillText(text, placeholders, filling) };
}
