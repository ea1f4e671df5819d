import { chmodSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { HumanError, messageOf } from "../../core/humanError";
import { isJsonObject, type JsonObject } from "../../core/json";
import { hearMessage } from "../controlMessage";
import type { SecretsAddress } from "./secretsAddress";

/** Who brings the secrets has them at hand; a window that is loaded anew does not. */
const patienceMs = 30_000;
/** All values of a run together take 1 MB at most, and JSON may write a byte as six. */
const maximumBytes = 8 * 1024 * 1024;

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
        hearMessage(socket, { types: ["secrets"], token, maximumBytes }, ({ values }) => {
          if (isJsonObject(values)) resolve(values);
          return isJsonObject(values);
        });
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
