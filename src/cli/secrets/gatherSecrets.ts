import { wrongUse } from "../../core/humanError";
import { isRequired, isSecret, type ProcessDescription } from "../../core/processDescription";
import type { RunRequest } from "../../runner/runRequest";
import { takeSecretsAddress } from "../../runner/secrets/secretsAddress";
import type { VerbCall } from "../verb";

/** What a run gets of secrets, and what is left of our standard input for the script. */
export type GatheredSecrets = Pick<RunRequest, "secrets" | "stdin">;

/**
 * The secrets of a run: from the editor over a socket, by `--secrets-stdin`, else asked for on the terminal (design,
 * section 5). Nothing of this is loaded for a method without secrets.
 * @throws {HumanError} wrong use that names the inputs and never a value; nothing was created.
 */
export async function gatherSecrets(call: VerbCall, method: ProcessDescription): Promise<GatheredSecrets> {
  const address = takeSecretsAddress(process.env);
  const names = Object.entries(method.inputs).flatMap(([name, input]) => (isSecret(input) ? [name] : []));
  if (address !== null) {
    const { receiveSecrets } = await import("../../runner/secrets/receiveSecrets");
    return { secrets: await checked(method, await receiveSecrets(address)), stdin: "inherit" };
  }
  if (call.options.flag("secrets-stdin")) {
    const { readSecrets } = await import("./readSecrets");
    return { secrets: await checked(method, await readSecrets()), stdin: "ignore" };
  }
  if (names.length === 0) return { secrets: {}, stdin: "inherit" };
  if (process.stdin.isTTY) {
    const { promptSecrets } = await import("./promptSecrets");
    return { secrets: await promptSecrets(method, names), stdin: "inherit" };
  }
  return { secrets: await checked(method, {}), stdin: "inherit" };
}

async function checked(
  method: ProcessDescription,
  given: Readonly<Record<string, unknown>>,
): Promise<Record<string, string>> {
  const missing = Object.entries(method.inputs).flatMap(([name, input]) =>
    isSecret(input) && isRequired(input) && !Object.hasOwn(given, name) ? [name] : [],
  );
  if (missing.length > 0)
    throw wrongUse(
      `${method.id} needs the ${missing.length === 1 ? "secret" : "secrets"} ${missing.join(", ")}: run it in a terminal, where it asks for them, or hand one JSON object over on standard input with --secrets-stdin.`,
    );
  if (Object.keys(given).length === 0) return {};
  const { checkSecrets } = await import("./checkSecrets");
  return checkSecrets(method, given);
}
