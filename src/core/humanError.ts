/**
 * An error whose message is fit for the user: it says what happened, to which file or method, and what to do.
 * `exitCode` is what the command line ends with: 2 wrong use, 3 our own failure (design, section 6).
 */
export class HumanError extends Error {
  constructor(
    message: string,
    readonly exitCode: 2 | 3 = 3,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "HumanError";
  }
}

/** Something the user gave is wrong: exit code 2, nothing was created. */
export function wrongUse(message: string): HumanError {
  return new HumanError(message, 2);
}

/** The text of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
