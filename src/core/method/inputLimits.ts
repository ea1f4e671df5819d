/** How many bytes of UTF-8 the values of a run may take, since they travel in its environment (design, section 5). */
export interface InputLimits {
  readonly value: number;
  readonly all: number;
}

const kilobyte = 1024;

export const defaultLimits: InputLimits = { value: 100 * kilobyte, all: kilobyte * kilobyte };

export const windowsLimits: InputLimits = { value: 30 * kilobyte, all: kilobyte * kilobyte };

/** The length of a text in bytes of UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
