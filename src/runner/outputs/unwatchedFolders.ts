/** Folders of tools: what is written there is no result of a script. */
const unwatched: ReadonlySet<string> = new Set([
  ".git",
  ".hg",
  ".svn",
  ".jj",
  ".executions",
  "node_modules",
  ".venv",
  "venv",
  ".virtualenv",
  ".conda",
  ".pixi",
  ".tox",
  ".nox",
  ".cache",
  "__pycache__",
  ".mypy_cache",
  ".pytest_cache",
  ".ruff_cache",
  ".hypothesis",
  ".ipynb_checkpoints",
  ".nyc_output",
  ".parcel-cache",
  ".turbo",
  ".gradle",
  ".terraform",
  ".Rproj.user",
  ".Trash-1000",
]);

/** File systems of the kernel's own, where the workspace is the root of all. */
const ofKernel: ReadonlySet<string> = new Set(["proc", "sys", "dev", "run"]);

/**
 * Whether what is written below a folder counts as the script's own.
 * @param prefix where it lies, POSIX, relative to the root, with a slash at the end; "" for the root itself.
 */
export function isWatchedFolder(root: string, prefix: string, name: string): boolean {
  return !unwatched.has(name) && !(root === "/" && prefix === "" && ofKernel.has(name));
}
