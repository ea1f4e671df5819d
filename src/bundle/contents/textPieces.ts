import { isUtf8 } from "node:buffer";
import type { TextEncoding } from "./readText";

const byteOrderMark = "\ufeff";
/** Of UTF-8 (RFC 3629, section 4), each byte written as the character of its code. */
const sequence =
  /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[\x80-\x9f]/g;

/**
 * Decodes a text that comes in pieces. Bytes that are no UTF-8 where that is expected are read as Western Windows writes
 * them: as one sign for all of them, texts that differ in them alone would be the same.
 */
export class TextPieces {
  private readonly decoder: InstanceType<typeof TextDecoder> | null;
  private rest: Buffer = Buffer.alloc(0);
  private isBegun = false;
  private isMarked = false;
  private isWestern = false;

  constructor(private readonly encoding: TextEncoding) {
    this.decoder = encoding === "utf-8" ? null : new TextDecoder(encoding);
  }

  /** Whether what was read of both is written alike, so that the same text is the same bytes. */
  isWrittenLike(other: TextPieces): boolean {
    return (
      this.encoding === other.encoding &&
      this.isMarked === other.isMarked &&
      this.isWestern === other.isWestern
    );
  }

  /** What is whole of the text so far. */
  text(piece: Buffer): string {
    if (this.decoder !== null) return this.decoder.decode(piece, { stream: true });
    const bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    const end = wholeLength(bytes);
    this.rest = bytes.subarray(end);
    return this.withoutMark(this.textOf(bytes.subarray(0, end)));
  }

  /** What is left at the end. */
  end(): string {
    return this.decoder === null ? this.withoutMark(this.textOf(this.rest)) : this.decoder.decode();
  }

  private withoutMark(text: string): string {
    const isMarked = !this.isBegun && text.startsWith(byteOrderMark);
    this.isBegun ||= text !== "";
    this.isMarked ||= isMarked;
    return isMarked ? text.slice(1) : text;
  }

  private textOf(bytes: Buffer): string {
    if (isUtf8(bytes)) return bytes.toString("utf8");
    this.isWestern = true;
    return westernText(bytes);
  }
}

/** How many bytes come before a sequence that may go on in the next piece. */
function wholeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes.at(-back) ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return lengthOf(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function lengthOf(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}

function westernText(bytes: Buffer): string {
  const western = new TextDecoder("windows-1252");
  return bytes.toString("latin1").replace(sequence, (found) => {
    const own = Buffer.from(found, "latin1");
    return found.length > 1 ? own.toString("utf8") : western.decode(own);
  });
}
