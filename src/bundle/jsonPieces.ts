/**
 * The text that `JSON.stringify(value, null, 2)` gives, in pieces: lists and objects of many members, at the second level
 * at most, are not put together in memory.
 * @param many from so many members on they come in pieces.
 */
export function* jsonPieces(value: unknown, many = 1000): Generator<string, void> {
  if (!isPlain(value) || Object.values(value).every((member) => sizeOf(member) < many))
    yield JSON.stringify(value, null, 2);
  else yield* inPieces(value, "", many);
}

/** @param many members of so many members are put into pieces themselves. */
function* inPieces(value: object, indent: string, many: number): Generator<string, void> {
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  let separator = open;
  for (const [name, member] of membersOf(value)) {
    const isOfMany = sizeOf(member) >= many;
    const whole = isOfMany ? "" : textOf(member, `${indent}  `, name === null);
    if (whole === null) continue;
    yield `${separator}\n${indent}  ${name === null ? "" : `${JSON.stringify(name)}: `}${whole}`;
    if (isOfMany) yield* inPieces(member as object, `${indent}  `, Infinity);
    separator = ",";
  }
  yield separator === open ? open + close : `\n${indent}${close}`;
}

/** Null for what has no text: an object leaves it out. */
function textOf(member: unknown, indent: string, isInList: boolean): string | null {
  const text = JSON.stringify(member, null, 2) as string | undefined;
  if (text === undefined) return isInList ? "null" : null;
  return text.replaceAll("\n", `\n${indent}`);
}

function* membersOf(value: object): Generator<[string | null, unknown], void> {
  if (!Array.isArray(value)) yield* Object.entries(value);
  else for (const member of value as readonly unknown[]) yield [null, member];
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !("toJSON" in value);
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return isPlain(value) ? Object.keys(value).length : 0;
}
