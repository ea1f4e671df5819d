/** A way for the secrets of one run from this window to its process, past arguments, files and logs. */
export interface SecretHandover {
  /** What the process finds in its environment: where it waits, and for whose word. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Brings them once the process waits for them.
   * @param isOver tells that the process has ended.
   * @returns whether it took them; where it did not, it says so in its terminal.
   */
  bring(isOver: () => boolean): Promise<boolean>;
}

/** @throws {Error} where there is no folder for a socket. */
export async function handoverOf(secrets: Readonly<Record<string, string>>): Promise<SecretHandover> {
  const [{ bringSecrets, newSecretsAddress }, { secretsVariable }] = await Promise.all([
    import("../runner/secrets/bringSecrets"),
    import("../runner/secrets/secretsAddress"),
  ]);
  const address = newSecretsAddress();
  return {
    environment: secretsVariable(address),
    bring: (isOver) => bringSecrets(address, secrets, isOver),
  };
}
