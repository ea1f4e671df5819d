import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:net";
import { discard, writeJsonIn } from "../bundle/atomicWrite";
import { controlAddressFile, type ControlAddress } from "../bundle/controlAddress";
import type { WorkspaceLayout } from "../bundle/layout";
import { hearMessage } from "./controlMessage";
import { socketPath } from "./socketFolder";

const maximumBytes = 64 * 1024;

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
      const server = createServer((socket) => {
        hearMessage(socket, { type: "stop", token, maximumBytes }, () => {
          onStop();
          return true;
        });
      });
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
