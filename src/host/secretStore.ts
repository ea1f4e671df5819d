import type * as vscode from "vscode";

/** Where the secrets of a method are kept that a person wants remembered. */
export interface SecretStore {
  get(input: string): Promise<string | undefined>;
  keep(input: string, value: string): Promise<void>;
  forget(input: string): Promise<void>;
}

/** Values in VS Code's secret storage, each of one workspace, method and input. */
export function secretStoreOf(
  storage: vscode.SecretStorage,
  workspace: string,
  methodId: string,
): SecretStore {
  const key = (input: string): string => `secret ${JSON.stringify([workspace, methodId, input])}`;
  return {
    get: async (input) => await storage.get(key(input)),
    keep: async (input, value) => {
      await storage.store(key(input), value);
    },
    forget: async (input) => {
      await storage.delete(key(input));
    },
  };
}
