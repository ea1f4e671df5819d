import { objectOf, textOf } from "../../core/json";

/** Where a runner waits for its secrets, and the word by which it believes who brings them, once. */
export interface SecretsAddress {
  readonly socket: string;
  readonly token: string;
}

const variable = "EXECUTIONS_CONTROL";

/** What the process of a run finds in its environment. */
export function secretsVariable(address: SecretsAddress): Record<string, string> {
  return { [variable]: JSON.stringify(address) };
}

/** Takes the address out of an environment, so that no program which is started from now on sees it; null where there is none. */
export function takeSecretsAddress(environment: NodeJS.ProcessEnv): SecretsAddress | null {
  const text = environment[variable];
  if (text === undefined) return null;
  Reflect.deleteProperty(environment, variable);
  return parsed(text);
}

function parsed(text: string): SecretsAddress | null {
  try {
    const value = objectOf(JSON.parse(text));
    const [socket, token] = [textOf(value?.["socket"]), textOf(value?.["token"])];
    return socket === null || token === null ? null : { socket, token };
  } catch {
    return null;
  }
}
