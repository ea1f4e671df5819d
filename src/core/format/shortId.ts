/** An id shortened in its middle, so that the method and the random end can be read: "train-20261116-…-k0ds". */
export function shortenId(id: string, length = 26): string {
  if (id.length <= length) return id;
  const end = id.slice(-5);
  return `${id.slice(0, length - end.length - 1)}…${end}`;
}

/** The random end of an id, for where method and time stand beside it: "k0ds"; one of another form is shortened alone. */
export function endOfId(id: string, length?: number): string {
  return /-\d{8}-\d{6}-([0-9a-z]{4,})$/.exec(id)?.[1] ?? shortenId(id, length);
}
