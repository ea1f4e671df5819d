import type * as Crypto from "node:crypto";

/** Node's cryptography, loaded when it is first needed: that takes 4 ms, and many a script need not wait for it. */
export function nodeCrypto(): typeof Crypto {
  return process.getBuiltinModule("node:crypto");
}
