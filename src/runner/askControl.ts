import { connect } from "node:net";
import type { ControlAddress } from "../bundle/controlAddress";
import type { JsonObject } from "../core/json";

const answerMs = 2000;

/** Asks something of a running execution over its control socket. @returns whether it was taken. */
export function askControl({ socket: path, token }: ControlAddress, request: JsonObject): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => socket.write(`${JSON.stringify({ ...request, token })}\n`));
    let text = "";
    socket.setEncoding("utf8").setTimeout(answerMs, () => socket.destroy());
    socket.on("data", (part: string) => (text += part));
    socket.on("error", () => resolve(false));
    socket.on("close", () => resolve(text.includes('"ok":true')));
  });
}
