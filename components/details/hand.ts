/** A field that I am in: one value, of which the last that was written stands. */
export interface Hand {
  /** What I have put there, or found when I came. */
  readonly mine: string;
  /** What somebody else has put there since; as long as it is there, I may choose. */
  readonly theirs?: { readonly value: string; readonly by: string | undefined };
}

/** Who changed a field: I, or somebody else, by name where it is known. */
export type Writer = "me" | { readonly by: string | undefined };

/** What becomes of my hand on a field when the map says something else: only what others wrote, and I did not, is to be chosen. */
export function afterChange(hand: Hand, value: string, writer: Writer): Hand {
  if (writer === "me") return { mine: value };
  return value === hand.mine
    ? { mine: value }
    : { mine: hand.mine, theirs: { value, by: writer.by } };
}

/** “Tom changed ‘Level’ to ‘Secondary care’ while you were choosing.” */
export function overtakenInWords(
  { value, by = "Somebody" }: NonNullable<Hand["theirs"]>,
  label: string,
  doing: "choosing" | "writing",
): string {
  const field = `‘${label.replace(/ \(optional\)$/, "")}’`;
  const did = value === "" ? `emptied ${field}` : `changed ${field} to ‘${value}’`;
  return `${by} ${did} while you were ${doing}.`;
}
