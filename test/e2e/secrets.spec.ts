import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describeWorkbench } from "../support/describeWorkbench";
import { until } from "../support/press";
import { processesThatShow } from "../support/seenProcesses";

const secret = "p/w+?&~ 7f3a91c0d2";
const forms = [
  secret,
  Buffer.from(secret).toString("base64"),
  Buffer.from(secret).toString("base64url"),
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
];

/** Files below a folder that hold the secret in one of its forms. */
function filesWithSecret(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => {
      const content = contentOf(path);
      return forms.some((form) => content.includes(form));
    });
}

/** Temporary files may go after they were listed: what is gone holds nothing. */
function contentOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

describeWorkbench("a method with a secret", { logLevel: "trace" }, (workbench) => {
  const form = () => workbench().quickInput;
  const executions = () => workbench().tree("Executions");
  const folder = (): string => workbench().workspace?.folder ?? "";

  /** A file beside the workspace. */
  const beside = (name: string): string => join(dirname(folder()), name);

  const completed = async (count: number): Promise<void> => {
    await executions().open();
    await executions()
      .pane.locator('.monaco-list-row[aria-label*=", Completed,"]')
      .nth(count - 1)
      .waitFor();
    for (const id of workbench().bundles().ids()) await workbench().bundles().sealed(id);
  };

  before("write the method", () => {
    writeFileSync(
      join(folder(), "fetch.mjs"),
      `import { existsSync, writeFileSync } from "node:fs";
       const token = process.env.EXECUTION_INPUT_TOKEN;
       console.log("got " + token + " " + encodeURIComponent(token));
       console.error("sent " + Buffer.from(token).toString("base64"), process.env.EXECUTIONS_CONTROL ?? "");
       console.log("characters:", token.length);
       writeFileSync(${JSON.stringify(beside("runs"))}, "");
       while (!existsSync(${JSON.stringify(beside("looked"))})) await new Promise((done) => setTimeout(done, 50));`,
    );
    const method = {
      id: "fetch",
      version: "1.0.0",
      title: "Fetch",
      inputs: { token: { description: "Of the service", schema: { type: "string", format: "password" } } },
      outputs: {},
      additionalParameters: { parameters: [{ name: "command", value: ["fetch.mjs"] }] },
    };
    writeFileSync(join(folder(), ".executions/methods/fetch.json"), JSON.stringify(method));
  });

  it("asks for it in a masked box and offers to remember it", async () => {
    await workbench().openMethodForm("Fetch");
    const [run] = await form().rows();
    assert.deepEqual([run?.label, run?.description], ["Run", "1 input needs a value first"]);
    await form().accept();
    await form().waitForTitle("token ·");
    assert.equal(await form().input.getAttribute("type"), "password");
    await form().type(secret);
    await workbench().screenshot("secret-masked");
    await form().accept();
    await workbench().screenshot("secret-remember");
    await form().pick("Remember");
    await form().rowWith("secret, remembered").waitFor();
    await workbench().screenshot("secret-form");
  });

  it("hands it to the script, and shows it nowhere: processes, terminal, bundle, cache, VS Code's logs", async () => {
    await form().pick("Run");
    await form().waitUntilClosed();
    await until(() => Promise.resolve(existsSync(beside("runs"))), "The script does not run.");
    const seen = process.platform === "linux" ? processesThatShow(forms) : null;
    writeFileSync(beside("looked"), "");
    if (seen !== null)
      assert.deepEqual(
        seen.map(({ where, command }) => [where, /\bfetch\.mjs $/.test(command)]),
        [["environ", true]],
      );
    await completed(1);
    await workbench().waitForTerminal("got *** ***");
    await workbench().waitForTerminal(`characters: ${secret.length}`);
    const terminal = await workbench().terminalText();
    for (const text of forms) assert.ok(!terminal.includes(text));
    const id = workbench().bundles().only();
    assert.equal(workbench().bundles().text(id, "outputs/stderr.log"), "sent *** \n");
    assert.deepEqual(filesWithSecret(join(folder(), ".executions")), []);
    const logs = readdirSync(workbench().dataFolder).filter((name) => name.endsWith("logs"));
    assert.ok(logs.length > 0, "VS Code has logs");
    for (const name of logs) assert.deepEqual(filesWithSecret(join(workbench().dataFolder, name)), []);
    for (const text of forms) assert.ok(!workbench().serverLog().includes(text));
  });

  it("knows it again after a reload of the window", async () => {
    await workbench().reload();
    await workbench().openMethodForm("Fetch");
    await form().rowWith("secret, remembered").waitFor();
    await form().pick("Run");
    await form().waitUntilClosed();
    await completed(2);
  });

  it("forgets it on wish, and then asks again", async () => {
    await workbench().openMethodForm("Fetch");
    await form().pick("token");
    await form().waitForTitle("token ·");
    assert.equal(await form().value(), "");
    await form().pressButton("Forget the Remembered Value");
    await form().rowWith("needs a value").waitFor();
    await form().escape();
    await form().waitUntilClosed();
    await workbench().openMethodForm("Fetch");
    await form().rowWith("needs a value").waitFor();
    await form().pick("token");
    await form().waitForTitle("token ·");
    await form().type(secret);
    await form().accept();
    await form().pick("Use for This Run");
    await form().rowWith("secret, set for this run").waitFor();
    await form().pick("Run");
    await form().waitUntilClosed();
    await completed(3);
    await workbench().openMethodForm("Fetch");
    await form().rowWith("needs a value").waitFor();
    await form().escape();
  });
});
