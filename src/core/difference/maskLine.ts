import { masksFor, nextMasked } from "./nextMasked";

const escape = String.fromCharCode(0x1b);
const bell = String.fromCharCode(7);
/** Colours, cursor moves (ECMA-48 CSI) and links or titles (OSC, ended by BEL or ST). */
const controlSequences = new RegExp(
  `${escape}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${bell}${escape}]*(?:${bell}|${escape}\\\\)?|[@-Z\\\\^_])`,
  "g",
);

/** A line as a terminal leaves it: without colours, and of what carriage returns wrote over each other the last. */
export function visibleLine(line: string): string {
  const plain = line.includes(escape) ? line.replace(controlSequences, "") : line;
  if (!plain.includes("\r")) return plain;
  const written = plain.split("\r").filter((part) => part.trim() !== "");
  return written.at(-1) ?? "";
}

const leading = /^[[(]?(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}:\d\d:\d\d(?:[.,]\d+)?Z?/;

/** A line without the time that it begins with: of most logs nothing else has to be looked at, which is far quicker. */
export function withoutLeadingTime(line: string): string {
  return line.replace(leading, "");
}

/**
 * A line with signs in place of what differs between any two runs: times, durations and rates, paths (their last name
 * stays, but of temporary ones), addresses, process numbers and ids.
 */
export function maskLine(line: string): string {
  // Each of them has a digit or a slash.
  if (!/[\d/\\]/.test(line)) return line;
  const masks = masksFor(line);
  let [masked, told] = ["", 0];
  for (;;) {
    const found = nextMasked(masks, line, told);
    if (found === null) return told === 0 ? line : masked + line.slice(told);
    masked += `${line.slice(told, found.start)}‹${found.sign}›`;
    told = found.end;
  }
}

/** Whether two lines are alike where nothing is masked, and have the same masks: quicker than to write both masked. */
export function areMaskedAlike(one: string, other: string): boolean {
  const [masks, others] = [masksFor(one), masksFor(other)];
  let [told, toldOther] = [0, 0];
  for (;;) {
    const [found, foundOther] = [nextMasked(masks, one, told), nextMasked(others, other, toldOther)];
    const [text, otherText] = [one.slice(told, found?.start), other.slice(toldOther, foundOther?.start)];
    if (found?.sign !== foundOther?.sign || text !== otherText) return false;
    if (found === null || foundOther === null) return true;
    [told, toldOther] = [found.end, foundOther.end];
  }
}
