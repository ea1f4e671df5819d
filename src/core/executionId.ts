/** The letters of the random part: RFC 4648 base32, lower case. */
const letters = "abcdefghijklmnopqrstuvwxyz234567";

const maximumMethodLength = 64;
const methodIdPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const executionIdPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}-\d{8}-\d{6}-[a-z2-7]{4,16}$/;

/** Whether a text may be a method's id (design, section 3). */
export function isMethodId(value: string): boolean {
  return methodIdPattern.test(value);
}

/** Whether a text may be the id of an execution that we named (design, section 3). */
export function isExecutionId(value: string): boolean {
  return executionIdPattern.test(value);
}

/**
 * `<method>-<yyyymmdd>-<hhmmss>-<random base32>`, in UTC.
 * @param random bytes; each gives one letter, at least 4 are wanted.
 */
export function executionId(methodId: string, at: Date, random: Uint8Array): string {
  const digits = at.toISOString().replaceAll(/[-:T]/g, "");
  const tail = Array.from(random, (byte) => letters.charAt(byte & 31)).join("");
  return `${methodId}-${digits.slice(0, 8)}-${digits.slice(8, 14)}-${tail}`;
}

/** The method id of a script without a descriptor: the slug of its path in the workspace without its ending. */
export function methodIdOfScript(workspacePath: string): string {
  const withoutEnding = workspacePath.replaceAll("\\", "/").replace(/\.[^./]+$/, "");
  const slug = withoutEnding
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z0-9._-]+/g, "-")
    .replaceAll(/^[^A-Za-z0-9]+|-+$/g, "")
    .slice(0, maximumMethodLength);
  return slug === "" ? "script" : slug;
}
