/** Endings of the files that can be run as an execution, lower case, with the dot. */
const knownScriptEndings: readonly string[] = [
  ".py",
  ".ipynb",
  ".sh",
  ".bash",
  ".js",
  ".mjs",
  ".cjs",
  ".ts",
  ".mts",
  ".cts",
  ".r",
  ".jl",
  ".pl",
  ".rb",
  ".ps1",
];

/** The ending of a path's last segment, lower case, with the dot; "" when there is none. */
export function endingOf(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot).toLowerCase() : "";
}

/** Whether a path ends like a script that we know how to run (type declarations do not count). */
export function isScriptPath(path: string): boolean {
  return knownScriptEndings.includes(endingOf(path)) && !/\.d\.[mc]?ts$/i.test(path);
}

/** Endings of code that scripts use and that is not run by itself. */
const libraries = new Set([
  ".pyx",
  ".c",
  ".h",
  ".cc",
  ".cpp",
  ".cu",
  ".rs",
  ".go",
  ".java",
  ".jsx",
  ".tsx",
  ".f90",
]);

/** Whether a path ends like code: of a script, or of what scripts use. */
export function isSourcePath(path: string): boolean {
  return isScriptPath(path) || libraries.has(endingOf(path));
}
