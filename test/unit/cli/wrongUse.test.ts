import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { CommandLine } from "../../support/commandLine";
import { makeBundle } from "../../support/madeBundle";
import { readTree, removeFolder, temporaryFolder } from "../../support/zipSample";

const wrong: readonly (readonly [args: readonly string[], message: RegExp])[] = [
  [[], /Usage: executions COMMAND/],
  [["lst"], /there is no command lst; did you mean list\?/],
  [["list", "extra"], /extra is not understood/],
  [["list", "--query", "statos:failed"], /There is no field statos. Did you mean status:\?/],
  [["list", "--quary", "x"], /Unknown option '--quary'/],
  [["list", "--limit", "-1"], /--limit takes a whole number from 0, not -1/],
  [["list", "--limit", "1.5"], /--limit takes a whole number/],
  [["list", "--offset", ""], /--offset takes a whole number from 0, not ""/],
  [["list", "--limit"], /--limit/],
  [["list", "--sort", "creatd"], /cannot sort by creatd: did you mean created\?/],
  [["list", "--sort", "-nothing-near"], /cannot sort by nothing-near: there are id, path, name/],
  [["list", "--sort", "metrics"], /say which one, as in metrics\.NAME/],
  [["list", "--sort", "created.x"], /created has no parts/],
  [["list", "--sort", "tags"], /a list has no order/],
  [["list", "--workspace", "nowhere"], /nowhere is not a folder/],
  [["show"], /name one execution/],
  [["show", "train-1", "train-2"], /name one execution/],
  [["show", "train"], /train is not unique: train-1, train-2/],
  [["show", "train-3"], /there is no execution train-3 .* Did you mean train-/],
  [["show", ""], /there is no execution ""/],
  [["show", "@first"], /there are @last, @-2 .* and @best:METRIC/],
  [["show", "@-3"], /@-3 goes too far back: there are 2/],
  [["show", "@best:acc"], /no completed execution has a metric acc: there are loss/],
  [["logs", "train-1", "--stream", "both"], /--stream takes out or err, not both/],
  [["logs", "train-1", "--tail", "x"], /--tail takes a whole number/],
  [["logs", "train-1", "--json"], /Unknown option '--json'/],
  [["stop"], /name an execution: executions stop ID\.\.\.$/m],
  [["stop", "train-1", "train-9"], /there is no execution train-9/],
  [["verify"], /name an execution/],
  [["verify", "../train-1"], /there is no execution/],
  [["export", "train-1"], /say where to/],
  [["export", "--to", "x.zip"], /name an execution/],
  [
    ["export", "train-1", "--to", ".executions/executions/train-1/copy.zip"],
    /lies in .*train-1: choose a place outside of the executions/,
  ],
  [
    ["export", "train-1", "--to", ".executions/executions/train-2/copy.zip"],
    /lies in .*train-2: choose a place outside of the executions/,
  ],
  [["import"], /say what to import/],
  [["import", "nothing.zip"], /there is no .*nothing\.zip to import/],
  [["import", "train-1", "--from", "nowhere"], /nowhere holds no executions/],
  [["import", "train-9", "--from", "."], /there is no execution train-9/],
  [["name", "train-1"], /give an execution and one text/],
  [["name", "train-1", "two", "words"], /in quotes/],
  [["note", "train-9", "text"], /there is no execution train-9/],
  [["tag", "train-1"], /an execution and a tag/],
  [["tag", "train-1", " "], /a tag must not be empty/],
  [["methods", "trian"], /there is no method trian/],
  [["methods", "a", "b"], /one method at most/],
  [["methods", "--from", "train.py"], /Unknown option '--from'/],
  [["init", "here"], /here is not understood/],
];

describe("wrong use of the command line", () => {
  let folder = "";
  let executions: CommandLine;
  let before: Record<string, string> = {};

  beforeEach(() => {
    folder = temporaryFolder();
    executions = new CommandLine(folder);
    makeBundle(folder, { id: "train-1" });
    makeBundle(folder, { id: "train-2" });
    before = readTree(folder);
  });
  afterEach(() => removeFolder(folder));

  for (const [args, message] of wrong)
    it(`executions ${args.join(" ")}: exit 2, named on standard error, nothing else printed or changed`, async () => {
      const { code, stdout, stderr } = await executions.run(...args);
      assert.deepEqual([code, stdout], [2, ""], stderr);
      assert.match(stderr, message);
      assert.deepEqual(readTree(folder), before);
    });

  it("--help and --version are none", async () => {
    for (const verb of [
      "list",
      "show",
      "logs",
      "stop",
      "verify",
      "export",
      "import",
      "name",
      "tag",
      "methods",
      "init",
    ]) {
      const { code, stdout } = await executions.run(verb, "--help");
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`^Usage: executions ${verb} `));
    }
    assert.match((await executions.run("--version")).stdout, /^\d+\.\d+\.\d+\n$/);
    assert.equal(existsSync(join(folder, ".executions/.cache")), false);
  });
});
