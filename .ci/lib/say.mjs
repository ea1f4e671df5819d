/** Returns a function that prints a line under the name of who says it. */
export function sayer(name) {
  return (text) => process.stdout.write(`[${name}] ${text}\n`);
}
