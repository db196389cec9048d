interface Props {
  readonly name: string;
  /** Anything that stays the same for a person; it chooses the tint. */
  readonly id: string;
  readonly size?: "s" | "m";
}

/** A person's first letters in a circle. Decoration: their name stands beside it or names the control. */
export function Avatar({ name, id, size = "m" }: Props) {
  return (
    <span className={`gm-avatar gm-avatar--${size} gm-person-${personTone(id)}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** Which of the six person tones (1 to 6) belongs to somebody: the same on every screen. */
export function personTone(id: string): 1 | 2 | 3 | 4 | 5 | 6 {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 100_003;
  return TONES[sum % TONES.length] ?? 1;
}

/** Up to two letters: Priya Shah is PS, Tom is T. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = firstLetter(words[0]);
  return words.length > 1 ? first + firstLetter(words.at(-1)) : first;
}

const TONES = [1, 2, 3, 4, 5, 6] as const;

function firstLetter(word: string | undefined): string {
  return [...(word ?? "")][0]?.toLocaleUpperCase("en-GB") ?? "";
}
