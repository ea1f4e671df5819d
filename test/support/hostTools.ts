/** The programs that a driven VS Code needs, absolute paths. */
export interface HostTools {
  /** code-server's own folder. */
  readonly codeServer: string;
  /** The Node program that starts code-server. */
  readonly node: string;
  /** A Chromium, Chrome or Edge. */
  readonly browser: string;
}

function required(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(
    `${name} is not set. Start these tests by "npm test" or "node .ci/test.mjs integration e2e".`,
  );
}

/**
 * The tools that `.ci/test.mjs` found or installed, handed on in the environment.
 * Throws an Error that says how to start the tests where they are not given.
 */
export function hostTools(): HostTools {
  return {
    codeServer: required("EXECUTIONS_CODE_SERVER"),
    node: required("EXECUTIONS_CODE_SERVER_NODE"),
    browser: required("EXECUTIONS_BROWSER"),
  };
}
