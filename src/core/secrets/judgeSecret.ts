const shortest = 4;

/**
 * Words that fill the output of scripts. Masking one of them, or a part of one ("rain" in "train"), would take the log
 * apart without hiding anything: what is that easy to guess is given away by where the stars stand. A small list is
 * enough, since a secret that is a rarer word harms few lines and is better masked.
 */
const words = [
  ...["accuracy", "admin", "average", "batch", "begin", "build", "cache", "checkpoint", "class", "command"],
  ...["complete", "completed", "config", "connection", "count", "database", "dataset", "debug", "default"],
  ...["directory", "done", "download", "downloading", "elapsed", "empty", "epoch", "error", "evaluate"],
  ...[
    "example",
    "exception",
    "execution",
    "executions",
    "experiment",
    "export",
    "failed",
    "failure",
    "false",
  ],
  ...["file", "finished", "folder", "function", "guest", "hello", "import", "index", "info", "input"],
  ...["install", "installing", "iteration", "learning", "library", "line", "list", "load", "loading"],
  ...["localhost", "login", "loss", "main", "memory", "message", "method", "metric", "model", "module"],
  ...["name", "network", "none", "null", "number", "object", "output", "package", "packages", "parameter"],
  ...["passed", "password", "path", "prepare", "process", "processing", "production", "progress", "project"],
  ...["property", "public", "python", "read", "reading", "received", "release", "remaining", "request"],
  ...["response", "result", "results", "return", "root", "running", "sample", "save", "saved", "script"],
  ...["second", "seconds", "secret", "server", "size", "source", "start", "started", "starting", "status"],
  ...[
    "step",
    "steps",
    "string",
    "success",
    "successfully",
    "system",
    "target",
    "temporary",
    "tensor",
    "test",
  ],
  ...["testing", "text", "time", "token", "total", "traceback", "train", "training", "true", "type"],
  ...[
    "undefined",
    "update",
    "upload",
    "user",
    "username",
    "using",
    "validation",
    "value",
    "values",
    "version",
  ],
  ...["wait", "waiting", "warning", "with", "word", "workspace", "world", "write", "writing", "written"],
];

/**
 * Why a value is not replaced in logs although it is a secret, in words that do not repeat it; null when it is replaced.
 * @param names what stands all over the record of a run: the method's id, its title, its paths.
 */
export function whyNotMasked(value: string, names: readonly string[]): string | null {
  const text = value.trim();
  if (text.length < shortest)
    return text === ""
      ? "it is empty"
      : `it has only ${count(text.length, "character")}, and replacing them would mangle whatever is printed`;
  if (isWordOfLogs(text))
    return "it is a common word or a part of one, which stands in what is printed anyway";
  const lower = text.toLowerCase();
  if (names.some((name) => name.toLowerCase().includes(lower)))
    return "it stands in the method's own names or paths, which are written down";
  return null;
}

/** Whether a text is, or is a part of, a word that fills logs. */
export function isWordOfLogs(text: string): boolean {
  const lower = text.toLowerCase();
  return /^[a-z]+$/.test(lower) && words.some((word) => word.includes(lower));
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
