import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeWorkbench } from "../support/describeWorkbench";
import { press } from "../support/press";

interface Request {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly args?: readonly string[];
}

function hasPython(): boolean {
  try {
    execFileSync("python3", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describeWorkbench("the form of a run", {}, (workbench) => {
  const form = () => workbench().quickInput;
  const executions = () => workbench().tree("Executions");

  async function newest(method: string): Promise<Request> {
    const bundles = workbench().bundles();
    const id = bundles.ids().findLast((one) => one.startsWith(`${method}-`)) ?? "";
    await bundles.sealed(id);
    return bundles.json<Request>(id, "metadata/request.json");
  }

  it("says what is wrong with a number while one types, and takes the corrected one", async () => {
    await workbench().openMethodForm("Train classifier");
    await form().pick("learning-rate: 0.1");
    await form().waitForTitle("learning-rate");
    await form().type("2");
    await form().waitForMessage("2 is not at most 1");
    await form().type("fast");
    await form().waitForMessage("fast is not a number");
    await workbench().screenshot("form-wrong-value");
    await form().accept();
    await form().waitForMessage("fast is not a number");
    await form().type("0.25");
    await form().waitForMessage("Enter keeps it");
    assert.doesNotMatch(await form().message(), /is not/);
    await form().accept();
    await form().row("learning-rate: 0.25").waitFor();
  });

  it("goes back one step at Escape and keeps what was typed", async () => {
    await form().pick("seed: 7");
    await form().waitForTitle("seed");
    await form().type("12x");
    await form().escape();
    await form().row("seed: 7").waitFor();
    await form().pick("seed: 7");
    await form().waitForTitle("seed");
    assert.equal(await form().value(), "12x");
    await form().type("12");
    await form().accept();
    await form().row("seed: 12").waitFor();
    await form().escape();
    await form().waitUntilClosed();
    await workbench().openMethodForm("Train classifier");
    await form().row("seed: 12").waitFor();
    await form().row("learning-rate: 0.25").waitFor();
  });

  it("takes a boolean and several of a list of choices", async () => {
    await form().pick("standardize: yes");
    await form().waitForTitle("standardize");
    assert.deepEqual(
      (await form().rows()).map(({ label }) => label),
      ["yes", "no"],
    );
    await form().pick("yes");
    await form().row("standardize: yes").waitFor();
    await form().pick("features: all 4");
    await form().waitForTitle("features");
    await form().pick("bill_depth_mm");
    await form().pick("body_mass_g");
    await workbench().screenshot("form-choices");
    await form().accept();
    await form().row("features: bill_length_mm, flipper_length_mm").waitFor();
    await workbench().screenshot("form-filled");
  });

  it("runs with what was filled in", async () => {
    await form().pick("Run");
    await form().waitUntilClosed();
    await executions().open();
    await executions().rowNamed(", Completed,").waitFor();
    const { inputs } = await newest("train");
    assert.equal(inputs["learning-rate"], 0.25);
    assert.equal(inputs["seed"], 12);
    assert.equal(inputs["standardize"], true);
    assert.deepEqual(inputs["features"], ["bill_length_mm", "flipper_length_mm"]);
  });

  it("says how many inputs need a value, and Enter goes to the first of them", async () => {
    await workbench().openMethodForm("Evaluate");
    const [run] = await form().rows();
    assert.deepEqual([run?.label, run?.description], ["Run", "1 input needs a value first"]);
    await workbench().screenshot("form-missing");
    await form().accept();
    await form().waitForTitle("model ·");
    await form().escape();
    await form().row("Run").waitFor();
    await form().escape();
    await form().waitUntilClosed();
  });

  it("offers outputs of earlier executions for a file first, and takes one by its reference", async () => {
    await workbench().openMethodForm("Evaluate");
    await form().accept();
    await form().waitForTitle("model ·");
    await form().row("model.json").waitFor();
    const [first] = await form().rows();
    assert.equal(first?.label, "model.json");
    assert.match(first.description, /^output of Train classifier · \w+ · /);
    await workbench().screenshot("form-file");
    await form().accept();
    await form().rowWith("model: execution:train-").waitFor();
    await form().escape();
    await form().waitUntilClosed();
  });

  it("asks for the arguments of a script without a method, and knows the earlier ones", async () => {
    const python = hasPython();
    const script = python ? "prepare.py" : "shares.mjs";
    if (!python)
      writeFileSync(
        join(workbench().workspace?.folder ?? "", script),
        "console.log(process.argv.slice(2));\n",
      );
    await workbench().openFile(script);
    await workbench().clickCodeLens("Run as Execution");
    await form().waitForTitle(`Run ${script}`);
    await form().type("--seed 11 --test-share '0.25'");
    await form().rowWith(`${script} --seed 11 --test-share 0.25`).waitFor();
    await form().accept();
    await form().waitUntilClosed();
    await workbench()
      .codeLens(/· 1 run$/)
      .waitFor();
    const method = script.replace(/\.\w+$/, "");
    const { args } = await newest(method);
    assert.deepEqual(args, ["--seed", "11", "--test-share", "0.25"]);

    await workbench().clickCodeLens("Run as Execution");
    await form().waitForTitle(`Run ${script}`);
    assert.equal(await form().value(), "--seed 11 --test-share '0.25'");
    await form().type("--seed 12");
    await form().rowWith("--seed 11 --test-share '0.25'").waitFor();
    await form().rowWith(`${script} --seed 12`).waitFor();
    await workbench().screenshot("form-arguments");
    await press(form().rowWith("--seed 11 --test-share '0.25'"));
    await form().waitForValue("--seed 11 --test-share '0.25'");
    await form().escape();
    await form().waitUntilClosed();
  });

  it("keeps Run above the earlier arguments while one types", async () => {
    const script = hasPython() ? "prepare.py" : "shares.mjs";
    await workbench().clickCodeLens("Run as Execution");
    await form().waitForTitle(`Run ${script}`);
    await form().type("--seed 12");
    await form().rowWith(`${script} --seed 12`).waitFor();
    const labels = (await form().rows()).map(({ label }) => label);
    await form().escape();
    await form().waitUntilClosed();
    assert.equal(labels[0], "Run", labels.join("; "));
  });

  it("opens from the editor's title, the Explorer's menu and the palette, too", async () => {
    await workbench().openFile("train.mjs");
    const ways = [
      () => workbench().pressEditorAction("Run as Execution"),
      () => workbench().runCommand("Executions: Run as Execution"),
      async () => {
        await workbench().openContainer("Explorer");
        await workbench().tree("Explorer").pickFromMenu("train.mjs", "Run as Execution");
      },
    ];
    for (const open of ways) {
      await open();
      await form().waitForTitle("Run Train classifier 1.2.0");
      await form().escape();
      await form().waitUntilClosed();
    }
  });
});
