import { createInterface } from "node:readline/promises";
import { wrongUse } from "../core/humanError";
import { plainLine } from "./plainText";
import type { VerbCall } from "./verb";

/**
 * Asks a person at the terminal, unless `--yes` was given. No answer, and any other than yes, is no.
 * @param facts what is at stake, a line each.
 * @throws {HumanError} wrong use: there is nobody to ask, or the answer was no. Nothing was done then.
 */
export async function confirm(
  { options, console }: VerbCall,
  facts: readonly string[],
  question: string,
): Promise<void> {
  if (options.flag("yes")) return;
  const lines = facts.map(plainLine);
  if (!process.stdin.isTTY)
    throw wrongUse([...lines, "This asks for a confirmation: add --yes. Nothing was done."].join("\n"));
  for (const line of lines) console.say(line);
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await reader.question(`${question} [y/N] `);
    if (!/^\s*y(?:es)?\s*$/i.test(answer)) throw wrongUse("Nothing was done.");
  } finally {
    reader.close();
  }
}
