/** What the usual encoders leave as it is, beside letters and digits, and whether a space becomes a plus. */
const encoders: readonly { readonly kept: string; readonly plus: boolean }[] = [
  // RFC 3986, Python's quote, encodeURIComponent, encodeURI.
  { kept: "-_.~", plus: false },
  { kept: "-_.~/", plus: false },
  { kept: "-_.!~*'()", plus: false },
  { kept: "-_.!~*'();,/?:@&=+$#", plus: false },
  // Forms: Python's quote_plus, URLSearchParams.
  { kept: "-_.~", plus: true },
  { kept: "-_.*", plus: true },
];

/** What bytes look like in a URL or a form that is sent. @param bytes one byte a character. */
export function urlForms(bytes: string): string[] {
  return encoders.flatMap(({ kept, plus }) => {
    const upper = bytes.replaceAll(/[^A-Za-z0-9]/g, (byte) => {
      if (kept.includes(byte)) return byte;
      if (plus && byte === " ") return "+";
      return `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
    });
    return [upper, upper.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())];
  });
}
