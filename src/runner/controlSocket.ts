import { randomBytes } from "node:crypto";
import { createServer, type Server, type Socket } from "node:net";
import { discard, writeJsonIn } from "../bundle/atomicWrite";
import { controlAddressFile, type ControlAddress } from "../bundle/controlAddress";
import type { WorkspaceLayout } from "../bundle/layout";
import { isSameToken } from "./isSameToken";
import { socketPath } from "./socketFolder";

const maximumMessageBytes = 64 * 1024;

/** The socket by which another window or terminal can stop a run; its address stands in `.cache/running/<id>` (0600). */
export class ControlSocket {
  private constructor(
    private readonly server: Server,
    private readonly addressFile: string,
  ) {}

  /**
   * Listens for this execution. A system that has no place for a socket is no failure: the run can then be stopped by
   * a signal to its owner alone.
   */
  static open(layout: WorkspaceLayout, id: string, onStop: () => void): ControlSocket | null {
    const token = randomBytes(16).toString("hex");
    const addressFile = controlAddressFile(layout, id);
    try {
      const path = socketPath();
      const server = createServer((socket) => answer(socket, token, onStop));
      server.on("error", () => server.close());
      server.listen(path, () => writeAddress(layout, id, { socket: path, token })).unref();
      return new ControlSocket(server, addressFile);
    } catch {
      return null;
    }
  }

  close(): void {
    this.server.close();
    discard(this.addressFile);
  }
}

/** A disk that takes nothing is no failure of the run: it can then be stopped by a signal to its owner. */
function writeAddress(layout: WorkspaceLayout, id: string, address: ControlAddress): void {
  try {
    writeJsonIn(layout.running, id, address, { mode: 0o600 });
  } catch {
    discard(controlAddressFile(layout, id));
  }
}

function answer(socket: Socket, token: string, onStop: () => void): void {
  let text = "";
  socket.setEncoding("utf8");
  socket.on("error", () => socket.destroy());
  socket.on("data", (part: string) => {
    text += part;
    if (text.length > maximumMessageBytes) socket.destroy();
    if (!text.includes("\n")) return;
    const accepted = isStop(text, token);
    socket.end(`${JSON.stringify({ ok: accepted })}\n`);
    if (accepted) onStop();
  });
}

function isStop(text: string, token: string): boolean {
  try {
    const message = JSON.parse(text) as { token?: unknown; type?: unknown };
    return message.type === "stop" && typeof message.token === "string" && isSameToken(message.token, token);
  } catch {
    return false;
  }
}
