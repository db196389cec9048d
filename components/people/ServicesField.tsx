"use client";

import { Button } from "#components/ui/Button.tsx";
import { Combobox } from "#components/ui/Combobox.tsx";
import "./people.css";

/** A service on the map that somebody may represent. */
export interface ServiceOffered {
  readonly name: string;
  readonly organisation: string;
}

/** What somebody says they represent: chosen services, what stands in the box, or nothing at all. */
export interface Represented {
  readonly chosen: readonly string[];
  readonly typed: string;
  readonly observing: boolean;
}

interface Props {
  readonly offered: readonly ServiceOffered[];
  readonly organisation: string;
  readonly value: Represented;
  readonly error: string | undefined;
  /** Whether somebody may say here that they only observe. */
  readonly mayObserve: boolean;
  readonly onChange: (next: Represented) => void;
}

/** One service in the usual case; more with "Add another service"; none for observers. */
export function ServicesField({
  offered,
  organisation,
  value,
  error,
  mayObserve,
  onChange,
}: Props) {
  const addAnother = () => onChange({ ...value, chosen: servicesOf(value), typed: "" });
  const leaveOut = (name: string) =>
    onChange({ ...value, chosen: value.chosen.filter((each) => each !== name) });
  return (
    <div className="gm-who__services">
      {value.observing ? (
        <p>
          <b>You are observing.</b> You do not speak for a service.
        </p>
      ) : (
        <>
          <Combobox
            key={value.chosen.length}
            id="service"
            label="Service you represent"
            hint={`Choose one, or add a new one${mayObserve ? ", or say you are observing" : ""}.`}
            error={error}
            options={optionsFor(offered, organisation, value.chosen)}
            defaultText={value.typed}
            onText={(typed) => onChange({ ...value, typed })}
          />
          {value.chosen.length === 0 ? null : (
            <ul className="gm-who__chosen" aria-label="Services you represent">
              {value.chosen.map((name) => (
                <li key={name}>
                  {name}
                  <Button look="quiet" icon="close" iconOnly onClick={() => leaveOut(name)}>
                    {`Leave out ${name}`}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          {value.typed.trim() === "" ? null : (
            <Button look="link" icon="plus" onClick={addAnother}>
              Add another service
            </Button>
          )}
        </>
      )}
      {mayObserve ? (
        <div className="gm-choice">
          <input
            id="observing"
            type="checkbox"
            className="gm-choice__input gm-choice__input--checkbox"
            checked={value.observing}
            onChange={(event) => onChange({ ...value, observing: event.target.checked })}
          />
          <label className="gm-choice__label" htmlFor="observing">
            I am observing
          </label>
        </div>
      ) : null}
    </div>
  );
}

/** The services meant: everything chosen, and what still stands in the box. */
export function servicesOf({ chosen, typed, observing }: Represented): readonly string[] {
  if (observing) return [];
  const last = typed.trim();
  return last === "" || chosen.includes(last) ? chosen : [...chosen, last];
}

/** Services of the person's own organisation come first. */
function optionsFor(
  offered: readonly ServiceOffered[],
  organisation: string,
  chosen: readonly string[],
) {
  const own = (service: ServiceOffered) => (service.organisation === organisation.trim() ? 0 : 1);
  return offered
    .filter((service) => !chosen.includes(service.name))
    .toSorted((one, other) => own(one) - own(other))
    .map(({ name }) => ({ value: name, label: name }));
}
