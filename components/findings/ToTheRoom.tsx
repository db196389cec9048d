import { Button, LinkButton } from "#components/ui/Button.tsx";

interface Props {
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
  /** Address of the room display. */
  readonly display: string;
}

/** A facilitator lets the room see what they are at; nobody's own screen is moved by it. */
export function ToTheRoom({ on, onSwitch, display }: Props) {
  return (
    <div className="gm-f-room">
      <div className="gm-row">
        <Button icon="people" aria-pressed={on} onClick={() => onSwitch(!on)}>
          {on ? "Stop showing the room" : "Show the room"}
        </Button>
        <LinkButton look="link" href={display} newTab>
          Room display<span className="gm-vh"> (opens in a new tab)</span>
        </LinkButton>
      </div>
      <p className="gm-small gm-muted" role="status">
        {on
          ? "What you press here is on the room display, and everybody can follow it. Closing findings ends that."
          : ""}
      </p>
    </div>
  );
}
