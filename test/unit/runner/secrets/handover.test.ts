import assert from "node:assert/strict";
import { existsSync, lstatSync } from "node:fs";
import { connect } from "node:net";
import { dirname } from "node:path";
import { bringSecrets, newSecretsAddress } from "../../../../src/runner/secrets/bringSecrets";
import { receiveSecrets } from "../../../../src/runner/secrets/receiveSecrets";
import { secretsVariable } from "../../../../src/runner/secrets/secretsAddress";
import { scriptParameters } from "../../../support/commandLine";
import { inTerminal } from "../../../support/inTerminal";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";

const secretInput = { token: { schema: { type: "string", format: "secret" } } };

describe("handing secrets to a run", () => {
  const workspace = new RepositoryWorkspace();
  const method = (script: string): void =>
    workspace.executions.method("fetch", {
      inputs: secretInput,
      ...scriptParameters({ "execute-script": script }),
    });

  it("brings them over a socket of the user's alone, once, and leaves no trace of it", async () => {
    method('echo got {{ token }}; echo "[$EXECUTIONS_CONTROL]"');
    const address = newSecretsAddress();
    const run = workspace.executions.start(["run", "fetch"], { env: secretsVariable(address) });
    assert.equal(await bringSecrets(address, { token: "s3cret-word" }, () => false), true);
    const { code, stdout } = await run.ended;
    assert.equal(code, 0);
    assert.equal(stdout, "got ***\n[]\n");
    assert.ok(!existsSync(address.socket));
  });

  it("refuses the wrong word, and waits for the right one", async () => {
    const address = newSecretsAddress();
    const received = receiveSecrets(address);
    const wrong = { ...address, token: address.token.replaceAll(/./g, "0") };
    assert.equal(await bringSecrets(wrong, { token: "wrong" }, () => false), false);
    assert.equal(lstatSync(address.socket).mode & 0o777, 0o600);
    assert.equal(lstatSync(dirname(address.socket)).mode & 0o077, 0);
    assert.equal(await bringSecrets(address, { token: "s3cret-word" }, () => false), true);
    assert.deepEqual(await received, { token: "s3cret-word" });
  });

  it("hears them in parts, and passes over what is no message", async () => {
    const address = newSecretsAddress();
    const received = receiveSecrets(address);
    const send = (parts: readonly string[]): Promise<void> =>
      new Promise((resolve) => {
        const socket = connect(address.socket, () => {
          for (const part of parts) socket.write(part);
        });
        socket.resume();
        socket.on("close", () => resolve());
      });
    await send(["{no json\n"]);
    const message = JSON.stringify({
      token: address.token,
      type: "secrets",
      values: { token: "ä".repeat(50_000) },
    });
    await send([message.slice(0, 40_001), message.slice(40_001), "\n"]);
    assert.equal((await received)["token"], "ä".repeat(50_000));
  });

  it("ends with what to do when nobody brings them, and creates nothing", async () => {
    await assert.rejects(
      receiveSecrets(newSecretsAddress(), 50),
      /did not arrive.*Nothing was created: run it again/,
    );
  });

  it("gives up when the run has ended before it waited", async () => {
    assert.equal(await bringSecrets(newSecretsAddress(), {}, () => true), false);
  });

  // What is typed before the prompt is there would be shown by the terminal itself.
  const prompt = "token (secret, not shown): ";

  it("asks on a terminal, shows nothing of what is typed, and leaves what is typed later to the script", async () => {
    method("echo ready; read line; echo got {{ token }} and $line");
    const { shown } = await inTerminal(
      workspace.executions,
      ["run", "fetch"],
      [
        { after: prompt, text: "s3cret-word\n" },
        { after: "ready", text: "hello\n" },
      ],
    );
    assert.match(shown, /got \*\*\* and hello/);
    assert.ok(!shown.includes("s3cret-word"));
    assert.equal(workspace.executions.bundles().length, 1);
  });

  it("takes Ctrl+C at the prompt for wrong use: nothing was created", async () => {
    method("echo never");
    const typed = [{ after: prompt, text: "s3cr\u0003" }];
    const { shown, code } = await inTerminal(workspace.executions, ["run", "fetch"], typed);
    assert.match(shown, /fetch was not run: its secrets were not given/);
    assert.equal(code, 2);
    assert.deepEqual(workspace.executions.bundles(), []);
  });
});
