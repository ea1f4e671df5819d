import { parameterLines, scriptOf, type ParameterName, type ProcessDescription } from "../processDescription";

/** What of a method decides about results, beside its script. */
export const decisiveParameters: readonly ParameterName[] = [
  ...(["deploy-script", "execute-script", "undeploy-script", "command"] as const),
  ...(["working-directory", "environment", "interpreter", "collect"] as const),
];

/** What of a method decides about results; a new description or title does not. */
export function methodText(method: ProcessDescription): string {
  return JSON.stringify([
    scriptOf(method),
    ...decisiveParameters.map((name) => parameterLines(method, name)),
  ]);
}
