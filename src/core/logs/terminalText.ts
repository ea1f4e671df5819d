import { visibleSign } from "../format/visibleSign";

/** A stretch of text that looks alike; `start` and `end` count UTF-16 units. */
export interface TextStyle extends TextLook {
  readonly start: number;
  readonly end: number;
}

/** Colours are `0` to `15` for those of the terminal, else `#rrggbb`; null: the usual one. */
interface TextLook {
  readonly foreground: string | null;
  readonly background: string | null;
  /** Names of `attributes`, in their order. */
  readonly attributes: readonly TextAttribute[];
}

export type TextAttribute = "bold" | "dim" | "italic" | "underline" | "inverse" | "strike";

const plainLook: TextLook = { foreground: null, background: null, attributes: [] };
/** SGR parameters (ECMA-48, 8.3.117) by what they switch on and off. */
const switchedOn: Readonly<Record<number, TextAttribute>> = {
  1: "bold",
  2: "dim",
  3: "italic",
  4: "underline",
  7: "inverse",
  9: "strike",
};
const switchedOff: Readonly<Record<number, readonly TextAttribute[]>> = {
  22: ["bold", "dim"],
  23: ["italic"],
  24: ["underline"],
  27: ["inverse"],
  29: ["strike"],
};

/**
 * Control sequences that move, colour or link; control characters; and those that change the direction of the text
 * (Unicode, UAX 9), with which one line can be made to look like another.
 */
const tokens =
  /\u001b\[([0-9;:<=>?]*)[ -/]*([@-~])|\u001b\]8;[^\u0007\u001b\n]*(?:\u0007|\u001b\\)|\u001b[()][0-9A-Za-z]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/g;

/** Sequences that leave nothing to be read, as in {@link terminalText}. */
const sequences =
  /\u001b\[[0-9;:<=>?]*[ -/]*[@-~]|\u001b\]8;[^\u0007\u001b\n]*(?:\u0007|\u001b\\)|\u001b[()][0-9A-Za-z]/g;

/**
 * One line as a terminal would show it: its text, and how it looks. What colours or moves is taken out; any other
 * control becomes a visible sign, so that nothing that was printed acts on who reads it.
 */
export function terminalText(line: string): {
  readonly text: string;
  readonly styles: readonly TextStyle[];
} {
  const styles: TextStyle[] = [];
  let [text, taken, begun] = ["", 0, 0];
  let look = plainLook;
  const close = (): void => {
    if (text.length > begun && look !== plainLook) styles.push({ start: begun, end: text.length, ...look });
    begun = text.length;
  };
  for (const match of line.matchAll(tokens)) {
    text += line.slice(taken, match.index);
    taken = match.index + match[0].length;
    if (match[2] === "m") {
      close();
      look = lookAfter(look, match[1] ?? "");
    } else if (match[0].length === 1) text += visibleSign(match[0]);
  }
  text += line.slice(taken);
  close();
  return { text, styles };
}

/** Lines without what colours or moves, each as it stands there at last; as {@link terminalText} but for other controls. */
export function plainLines(text: string): string {
  const written = text.includes("\r")
    ? text
        .split("\n")
        .map((line) => lastWritten(line))
        .join("\n")
    : text;
  return written.includes("\u001b") ? written.replaceAll(sequences, "") : written;
}

/** What stands there at last: a carriage return goes back to the beginning of the line. */
export function lastWritten(line: string): string {
  const end = line.endsWith("\r") ? line.length - 1 : line.length;
  return line.slice(line.lastIndexOf("\r", end - 1) + 1, end);
}

function lookAfter(before: TextLook, parameters: string): TextLook {
  const codes = parameters.split(/[;:]/).map(Number);
  let look = before;
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0;
    if (code === 38 || code === 48) {
      const { color, used } = extendedColor(codes.slice(index + 1));
      index += used;
      if (color !== null) look = { ...look, [code === 38 ? "foreground" : "background"]: color };
    } else look = lookWith(look, code);
  }
  return isPlain(look) ? plainLook : look;
}

function lookWith(look: TextLook, code: number): TextLook {
  if (code === 0) return plainLook;
  const [on, off] = [switchedOn[code], switchedOff[code]];
  if (on !== undefined)
    return { ...look, attributes: [...look.attributes.filter((each) => each !== on), on] };
  if (off !== undefined)
    return { ...look, attributes: look.attributes.filter((each) => !off.includes(each)) };
  if (code === 39) return { ...look, foreground: null };
  if (code === 49) return { ...look, background: null };
  const foreground = basicColor(code, 30, 90);
  if (foreground !== null) return { ...look, foreground };
  const background = basicColor(code, 40, 100);
  return background === null ? look : { ...look, background };
}

function basicColor(code: number, normal: number, bright: number): string | null {
  if (code >= normal && code < normal + 8) return String(code - normal);
  return code >= bright && code < bright + 8 ? String(code - bright + 8) : null;
}

/** What follows 38 or 48: `5;n` of 256 colours, or `2;r;g;b`. */
function extendedColor(codes: readonly number[]): { readonly color: string | null; readonly used: number } {
  const [kind, first = 0, green = 0, blue = 0] = codes;
  if (kind === 5) return { color: first < 16 ? String(first) : paletteColor(first), used: 2 };
  if (kind === 2) return { color: rgb(first, green, blue), used: 4 };
  return { color: null, used: codes.length };
}

/** The colour cube and the greys of xterm. */
function paletteColor(index: number): string | null {
  if (!(index < 256)) return null;
  if (index >= 232) return rgb(...greyOf(8 + (index - 232) * 10));
  const part = (value: number): number => (value === 0 ? 0 : 55 + value * 40);
  const cube = index - 16;
  return rgb(part(Math.floor(cube / 36)), part(Math.floor(cube / 6) % 6), part(cube % 6));
}

function greyOf(value: number): [number, number, number] {
  return [value, value, value];
}

function rgb(...parts: [number, number, number]): string {
  const hex = parts.map((part) =>
    Math.min(255, Math.max(0, Math.trunc(part) || 0))
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${hex.join("")}`;
}

function isPlain({ foreground, background, attributes }: TextLook): boolean {
  return foreground === null && background === null && attributes.length === 0;
}
