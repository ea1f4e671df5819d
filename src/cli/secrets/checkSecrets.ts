import { wrongUse } from "../../core/humanError";
import { isJsonObject, type Json } from "../../core/json";
import { defaultLimits, windowsLimits } from "../../core/method/inputLimits";
import { parseInputText } from "../../core/method/parseInputText";
import { validateInput } from "../../core/method/validateInput";
import { inputVariableValue } from "../../core/placeholder/inputVariable";
import { isSecret, type InputDescription, type ProcessDescription } from "../../core/processDescription";

/** A secret as its script gets it, or what is wrong with it in words that do not repeat it. */
export type CheckedSecret =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly reason: string };

/**
 * Secrets as their script gets them; one that is null counts as not given.
 * @throws {HumanError} wrong use that names each input which is wrong.
 */
export function checkSecrets(
  method: ProcessDescription,
  given: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const secrets: Record<string, string> = {};
  const problems: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const input = Object.hasOwn(method.inputs, name) ? method.inputs[name] : undefined;
    const answer =
      input === undefined || !isSecret(input)
        ? { ok: false as const, reason: `${method.id} has no secret of this name` }
        : checkSecret(name, input, value);
    if (!answer.ok) problems.push(`  ${name}: ${answer.reason}`);
    else if (value !== null) secrets[name] = answer.value;
  }
  if (problems.length > 0) throw wrongUse(`${method.id} was not run:\n${problems.join("\n")}`);
  return secrets;
}

/** @param value a text as it was typed, or any other value of JSON. */
export function checkSecret(name: string, input: InputDescription, value: unknown): CheckedSecret {
  const parsed = typeof value === "string" ? parseInputText(input, value) : { ok: true as const, value };
  if (!parsed.ok) return parsed;
  if (!isValue(parsed.value)) return { ok: false, reason: "a text is needed" };
  const limits = process.platform === "win32" ? windowsLimits : defaultLimits;
  const answer = validateInput(name, input, parsed.value, limits);
  return answer.ok ? { ok: true, value: inputVariableValue(answer.value) } : answer;
}

function isValue(value: unknown): value is Json {
  return (
    ["string", "number", "boolean"].includes(typeof value) || Array.isArray(value) || isJsonObject(value)
  );
}
