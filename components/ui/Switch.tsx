interface Props<Value extends string> {
  /** What is switched, for those who hear it. */
  readonly legend: string;
  readonly views: readonly (readonly [value: Value, words: string])[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

/** A few ways to look at the same thing, one of which is on. */
export function Switch<Value extends string>({ legend, views, value, onChoose }: Props<Value>) {
  return (
    <fieldset className="gm-switch">
      <legend className="gm-vh">{legend}</legend>
      {views.map(([one, words]) => (
        <button
          key={one}
          type="button"
          className="gm-switch__view"
          aria-pressed={value === one}
          onClick={() => onChoose(one)}
        >
          {words}
        </button>
      ))}
    </fieldset>
  );
}
