import { createServer, type Server } from "node:net";
import { discard, writeJsonIn } from "../bundle/atomicWrite";
import { controlAddressFile, type ControlAddress } from "../bundle/controlAddress";
import type { WorkspaceLayout } from "../bundle/layout";
import type { JsonObject } from "../core/json";
import { hearMessage } from "./controlMessage";
import { socketPath } from "./socketFolder";
import { nodeCrypto } from "../bundle/nodeCrypto";

const maximumBytes = 64 * 1024;

/** What ends sooner is stopped by a signal to its owner alone: a socket would be part of every short run's cost. */
const delayMs = 20;

/** What others may ask of a run. */
export interface ControlRequests {
  stop(): void;
  /** @returns false where it is not taken any more. */
  alert(message: JsonObject): boolean;
}

/**
 * The socket by which another window or terminal can stop a run, and tells it of alerts; its address stands in
 * `.cache/running/<id>` (0600).
 */
export class ControlSocket {
  private readonly timer: NodeJS.Timeout;
  private server: Server | null = null;

  /** Soon listens for this execution. */
  constructor(
    private readonly layout: WorkspaceLayout,
    private readonly id: string,
    private readonly requests: ControlRequests,
  ) {
    this.timer = setTimeout(() => this.open(), delayMs).unref();
  }

  /** Opens no socket any more; one that is open stays. */
  settle(): void {
    clearTimeout(this.timer);
  }

  close(): void {
    this.settle();
    if (this.server === null) return;
    this.server.close();
    discard(controlAddressFile(this.layout, this.id));
  }

  /** A system that has no place for a socket is no failure: the run can then be stopped by a signal to its owner. */
  private open(): void {
    const { layout, id, requests } = this;
    const token = nodeCrypto().randomBytes(16).toString("hex");
    try {
      const path = socketPath();
      const server = createServer((socket) => {
        hearMessage(socket, { types: ["stop", "alert"], token, maximumBytes }, (message) => {
          if (message["type"] === "alert") return requests.alert(message);
          requests.stop();
          return true;
        });
      });
      server.on("error", () => server.close());
      server.listen(path, () => writeAddress(layout, id, { socket: path, token })).unref();
      this.server = server;
    } catch {
      this.server = null;
    }
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
