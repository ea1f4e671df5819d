import type { ExecutionSummary } from "./summary";

/** Of longer reasons the beginning tells which kind they are. */
const longest = 200;

const ending =
  /^(.*?)(exit code \S+|ended by \S+) after [^;]*; (?:nothing on \w+(?:; .*)?|last line of \w+: (.*))$/s;

/**
 * The kind of failure that a reason tells of: what the script said last, with numbers, paths and ids left out ("…"), so that
 * like ones fall together. Null where an execution did not fail, or nothing is known of why.
 */
export function failureKind({ state, reason }: ExecutionSummary): string | null {
  if (reason === null || (state !== "FAILED" && state !== "DEAD")) return null;
  const kind = kindOf(reason);
  return kind === "" ? null : kind;
}

/** What a reason says of a failure, without how long it took: the script's own last words, or how it ended. */
export function failureMessage(reason: string): string {
  const [, which = "", how = "", line] = ending.exec(reason) ?? [];
  return how === "" ? reason : which + (line ?? how);
}

function kindOf(reason: string): string {
  const cut = reason.slice(0, 2 * longest);
  const [, which = "", how = "", line] = ending.exec(cut) ?? [];
  // The number of an exit code says which failure it was.
  if (how !== "" && line === undefined) return which + how;
  const words = (which + (line ?? cut)).split(/\s+/);
  return words
    .map((word) => (/[\d/\\]/.test(word) ? withoutVarying(word) : word))
    .join(" ")
    .trim()
    .slice(0, longest);
}

const around = /^(['"`([{<]*)(.*?)(['"`)\]}>,;:.!?]*)$/s;
const path = /\w[/\\]|[/\\]\w/;
const executionId = /-\d{8}-\d{6}-[0-9a-z]{4,}$/;
const hash = /^(?:0x)?(?=[a-f-]*\d)[0-9a-f-]{7,}$/i;
const number = /[-+]?\d+(?:[.,:]\d+)*(?:e[-+]?\d+)?/gi;

/** A word without what differs from one failure to the next: paths, addresses, ids, hashes, numbers. */
function withoutVarying(word: string): string {
  const [, before = "", core = word, after = ""] = around.exec(word) ?? [];
  const isName = path.test(core) || executionId.test(core) || hash.test(core);
  return before + (isName ? "…" : core.replaceAll(number, "…")) + after;
}
