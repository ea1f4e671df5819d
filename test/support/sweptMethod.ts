import { scriptParameters, type CommandLine } from "./commandLine";

/** Prints, writes, says; then ends with its runner, or outlives it. */
const script = [
  "trap '' PIPE",
  "echo first; echo problem >&2",
  'mkdir "$EXECUTION_OUTPUTS/sub"; echo a > "$EXECUTION_OUTPUTS/a.txt"; echo b > "$EXECUTION_OUTPUTS/sub/b.txt"',
  'echo \'{"type":"status","message":"half","progress":50}\' >> "$EXECUTION_EVENTS"',
  'echo \'{"type":"metric","name":"loss","value":0.5,"step":1}\' >> "$EXECUTION_EVENTS"',
  "sleep 0.7",
  'echo \'{"type":"property","name":"optimizer","value":"adam"}\' >> "$EXECUTION_EVENTS"',
  "echo second; echo acc=0.9",
  "kill -0 $PPID 2>/dev/null || exec sleep 60",
].join("\n");

/** What a whole run prints. */
export const printed = {
  "outputs/stdout.log": "deployed\nfirst\nsecond\nacc=0.9\nundone\n",
  "outputs/stderr.log": "problem\n",
};

/** Saves the method `swept`: deploy, execute and undeploy scripts, about 0.8 s. */
export function saveSweptMethod(executions: CommandLine): void {
  executions.method(
    "swept",
    scriptParameters({
      "deploy-script": "echo deployed",
      "execute-script": script,
      "undeploy-script": "echo undone",
    }),
  );
}
