import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import type { Json } from "../../core/json";
import { socketPath } from "../socketFolder";
import type { SecretsAddress } from "./secretsAddress";

const retryMs = 25;
const patienceMs = 30_000;

/** A place of its own for one run. @throws {Error} where there is no folder for sockets. */
export function newSecretsAddress(): SecretsAddress {
  return { socket: socketPath(), token: randomBytes(16).toString("hex") };
}

/**
 * Brings a run its secrets as soon as it waits for them.
 * @param isOver tells that it waits no more: its process has ended.
 * @returns whether it took them.
 */
export async function bringSecrets(
  address: SecretsAddress,
  values: Readonly<Record<string, Json>>,
  isOver: () => boolean,
): Promise<boolean> {
  const end = Date.now() + patienceMs;
  while (!isOver() && Date.now() < end) {
    const answer = await tell(address, values);
    if (answer !== "absent") return answer === "taken";
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
  return false;
}

function tell(
  { socket: path, token }: SecretsAddress,
  values: Readonly<Record<string, Json>>,
): Promise<"absent" | "taken" | "refused"> {
  return new Promise((resolve) => {
    let isThere = false;
    let text = "";
    const socket = connect(path, () => {
      isThere = true;
      socket.write(`${JSON.stringify({ token, type: "secrets", values })}\n`);
    });
    socket.setEncoding("utf8");
    socket.on("data", (part: string) => (text += part));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      if (!isThere) resolve("absent");
      else resolve(text.includes('"ok":true') ? "taken" : "refused");
    });
  });
}
