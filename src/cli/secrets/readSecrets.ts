import { text } from "node:stream/consumers";
import { wrongUse } from "../../core/humanError";
import { isJsonObject, type JsonObject } from "../../core/json";

/**
 * The JSON object of `--secrets-stdin`: standard input, read to its end.
 * @throws {HumanError} wrong use, which does not repeat what was read.
 */
export async function readSecrets(): Promise<JsonObject> {
  const value = parsed(await textOfStandardInput());
  if (isJsonObject(value)) return value;
  throw wrongUse(
    '--secrets-stdin: standard input must hold one JSON object of input name to value, such as {"token": "…"}.',
  );
}

async function textOfStandardInput(): Promise<string> {
  try {
    return await text(process.stdin);
  } catch (error) {
    throw wrongUse(
      `--secrets-stdin: standard input cannot be read: ${(error as NodeJS.ErrnoException).code ?? "closed"}.`,
    );
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
