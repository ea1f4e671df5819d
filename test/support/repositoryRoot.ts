/** The absolute path of this repository, wherever the tests run: handed on to the extension host in the environment. */
export function repositoryRoot(): string {
  return process.env["EXECUTIONS_REPOSITORY"] ?? process.cwd();
}
