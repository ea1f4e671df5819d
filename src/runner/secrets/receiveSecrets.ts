import { chmodSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { HumanError, messageOf } from "../../core/humanError";
import { isJsonObject, type JsonObject } from "../../core/json";
import { isSameToken } from "../isSameToken";
import type { SecretsAddress } from "./secretsAddress";

/** Who brings the secrets has them at hand; a window that is loaded anew does not. */
const patienceMs = 30_000;
/** All values of a run together take 1 MB at most, and JSON may write a byte as six. */
const maximumMessageBytes = 8 * 1024 * 1024;

/**
 * Waits at an address for `{token, type: "secrets", values}`, once: the place is gone afterwards.
 * @throws {HumanError} when nobody brings them in time, or the place cannot be made.
 */
export async function receiveSecrets(
  { socket: path, token }: SecretsAddress,
  patience = patienceMs,
): Promise<JsonObject> {
  const server = createServer();
  const sockets = new Set<Socket>();
  try {
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(nobodyCame(patience)), patience);
      server.on("close", () => clearTimeout(timer));
      server.on("error", (error) => reject(cannotListen(error)));
      server.on("connection", (socket) => {
        sockets.add(socket);
        hear(socket, token, resolve);
      });
      listen(server, path);
    });
  } finally {
    server.close();
    for (const socket of sockets) socket.destroySoon();
  }
}

function listen(server: Server, path: string): void {
  if (process.platform === "win32") {
    server.listen(path);
    return;
  }
  // What an earlier process left there would refuse the name; the folder is the user's alone.
  rmSync(path, { force: true });
  server.listen(path, () => chmodSync(path, 0o600));
}

function hear(socket: Socket, token: string, bring: (values: JsonObject) => void): void {
  let text = "";
  socket.setEncoding("utf8");
  socket.on("error", () => socket.destroy());
  socket.on("data", (part: string) => {
    text += part;
    if (text.length > maximumMessageBytes) socket.destroy();
    if (!text.includes("\n")) return;
    const values = valuesOf(text, token);
    socket.end(`${JSON.stringify({ ok: values !== null })}\n`);
    if (values !== null) bring(values);
  });
}

function valuesOf(text: string, token: string): JsonObject | null {
  try {
    const message = JSON.parse(text) as { token?: unknown; type?: unknown; values?: unknown };
    if (message.type !== "secrets" || typeof message.token !== "string") return null;
    return isSameToken(message.token, token) && isJsonObject(message.values) ? message.values : null;
  } catch {
    return null;
  }
}

function nobodyCame(patience: number): HumanError {
  return new HumanError(
    `the secrets did not arrive within ${Math.round(patience / 1000)} s; the window that was to hand them over may have been closed or loaded anew. Nothing was created: run it again.`,
  );
}

function cannotListen(error: unknown): HumanError {
  return new HumanError(
    `there is no place to receive the secrets: ${messageOf(error)}. Nothing was created.`,
  );
}
