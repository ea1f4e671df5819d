import type { Socket } from "node:net";
import { objectOf, textOf, type JsonObject } from "../core/json";
import { isSameToken } from "./isSameToken";

/** What is believed of who connects to a socket of ours. */
interface Expected {
  readonly types: readonly string[];
  /** The word that only who was meant to can know. */
  readonly token: string;
  readonly maximumBytes: number;
}

/**
 * Hears one line `{token, type, …}` and answers `{"ok": …}`.
 * @param take what follows from the message; false where it lacks something.
 */
export function hearMessage(
  socket: Socket,
  { types, token, maximumBytes }: Expected,
  take: (message: JsonObject) => boolean,
): void {
  let text = "";
  socket.setEncoding("utf8");
  socket.on("error", () => socket.destroy());
  socket.on("data", (part: string) => {
    text += part;
    if (text.length > maximumBytes) socket.destroy();
    if (!text.includes("\n")) return;
    const message = parsed(text);
    const word = textOf(message?.["token"]);
    const type = textOf(message?.["type"]);
    const isMeant = type !== null && types.includes(type) && word !== null && isSameToken(word, token);
    const ok = message !== null && isMeant && take(message);
    socket.end(`${JSON.stringify({ ok })}\n`);
  });
}

function parsed(text: string): JsonObject | null {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return null;
  }
}
