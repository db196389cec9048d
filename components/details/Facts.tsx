interface Props {
  readonly rows: readonly (readonly [string, string | undefined])[];
}

/** Short facts with their names. What nobody has said is left out. */
export function Facts({ rows }: Props) {
  const said = rows.filter((row): row is readonly [string, string] => Boolean(row[1]));
  if (said.length === 0) return null;
  return (
    <dl className="gm-w-reading__facts">
      {said.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
