import { TextField } from "#components/ui/TextField.tsx";
import { longest } from "#lib/wire/api.ts";

/** What a map says about itself, as typed. */
export interface AboutWords {
  readonly title: string;
  readonly area: string;
  readonly clientGroup: string;
}

interface Props<T extends AboutWords> {
  readonly words: T;
  readonly titleLabel?: string;
  readonly titleHint?: string;
  readonly titleError?: string | undefined;
  readonly onChange: (words: T) => void;
}

/** Title, area, and who it is about: the same when a map is made and when they are changed later. */
export function AboutFields<T extends AboutWords>({
  words,
  titleLabel = "Title",
  titleHint,
  titleError,
  onChange,
}: Props<T>) {
  const field = (id: keyof AboutWords, most: number) => ({
    id,
    value: words[id],
    maxLength: most,
    onChange: (event: { readonly target: { readonly value: string } }) =>
      onChange({ ...words, [id]: event.target.value }),
  });
  return (
    <>
      <TextField
        {...field("title", longest.title)}
        label={titleLabel}
        {...(titleHint === undefined ? {} : { hint: titleHint })}
        error={titleError}
      />
      <TextField
        {...field("area", longest.title)}
        label="Area (optional)"
        hint="The places it covers, such as Bristol, or North Somerset."
      />
      <TextField
        {...field("clientGroup", longest.about)}
        label="Who the map is about (optional)"
        hint="In plain words. Never about one person."
      />
    </>
  );
}
