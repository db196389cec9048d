import { Button } from "#components/ui/Button.tsx";
import { ErrorSummary } from "#components/ui/ErrorSummary.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import "./join-by-code.css";

interface Props {
  readonly typed?: string | undefined;
  readonly error?: string | undefined;
}

/** The box for a join code: any case, with or without hyphen and spaces, typed or pasted. Works as a plain form. */
export function JoinByCode({ typed, error }: Props) {
  return (
    <form className="gm-card join-code__code" action="/" method="get">
      {error === undefined ? null : (
        <ErrorSummary key={typed} errors={[{ field: "code", message: error }]} />
      )}
      <TextField
        id="code"
        label="Join a workshop"
        hint="Type the 6 letters and numbers on the screen or in your invitation. No account needed."
        error={error}
        className="join-code__input"
        defaultValue={typed}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
      />
      <Button look="primary" big type="submit">
        Join
      </Button>
    </form>
  );
}
