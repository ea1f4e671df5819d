import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { wrongUse } from "../../core/humanError";
import { isRequired, type InputDescription, type ProcessDescription } from "../../core/processDescription";
import { checkSecret } from "./checkSecrets";

/**
 * Asks for secrets on the terminal, one after the other, and shows nothing of what is typed.
 * @throws {HumanError} wrong use, after Ctrl+C or Ctrl+D: nothing was created.
 */
export async function promptSecrets(
  method: ProcessDescription,
  names: readonly string[],
): Promise<Record<string, string>> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true, historySize: 0 });
  const givenUp = new AbortController();
  lines.on("SIGINT", () => givenUp.abort());
  lines.on("close", () => givenUp.abort());
  const ask = async (prompt: string): Promise<string> => {
    process.stderr.write(prompt);
    const text = await lines.question("", { signal: givenUp.signal }).catch(() => null);
    process.stderr.write("\n");
    if (text === null) throw wrongUse(`${method.id} was not run: its secrets were not given.`);
    return text;
  };
  try {
    return await askAll(method, names, ask);
  } finally {
    lines.close();
    // What is typed from now on is the script's.
    process.stdin.destroy();
  }
}

async function askAll(
  method: ProcessDescription,
  names: readonly string[],
  ask: (prompt: string) => Promise<string>,
): Promise<Record<string, string>> {
  const secrets: Record<string, string> = {};
  for (const name of names) {
    const input = method.inputs[name];
    if (input === undefined) continue;
    const value = await askOne(name, input, ask);
    if (value !== null) secrets[name] = value;
  }
  return secrets;
}

/** Asks until the value follows its rule; null for an optional one that was left out. */
async function askOne(
  name: string,
  input: InputDescription,
  ask: (prompt: string) => Promise<string>,
): Promise<string | null> {
  const hint = isRequired(input) ? "" : ", Enter for none";
  for (;;) {
    const text = await ask(`${name} (secret, not shown${hint}): `);
    if (text === "" && !isRequired(input)) return null;
    const answer =
      text === "" ? { ok: false as const, reason: "A value is needed." } : checkSecret(name, input, text);
    if (answer.ok) return answer.value;
    process.stderr.write(`${answer.reason}\n`);
  }
}
