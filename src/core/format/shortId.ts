/** An id shortened in its middle, so that the method and the random end can be read: "train-20261116-…-k0ds". */
export function shortenId(id: string, length = 26): string {
  if (id.length <= length) return id;
  const end = id.slice(-5);
  return `${id.slice(0, length - end.length - 1)}…${end}`;
}
