import { HumanError, messageOf } from "../core/humanError";
import { enableCompileCache } from "node:module";
import { runCommandLine } from "./commandLine";

enableCompileCache();

runCommandLine(process.argv.slice(2), process.cwd()).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(`executions: ${messageOf(error)}\n`);
    if (!(error instanceof HumanError) && process.env["EXECUTIONS_DEBUG"] !== undefined)
      process.stderr.write(`${(error as Error).stack ?? ""}\n`);
    process.exitCode = error instanceof HumanError ? error.exitCode : 3;
  },
);
