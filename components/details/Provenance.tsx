"use client";

import { useEdit } from "#components/room/use-edit.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { dayInWords } from "#lib/gap-map/day.ts";
import type { FieldValue } from "#lib/gap-map/edit.ts";
import type { Item, Provenance } from "#lib/gap-map/model.ts";
import { webAddress } from "#lib/gap-map/web-address.ts";
import { wordOf } from "#lib/gap-map/words.ts";
import { ChoiceField } from "./ChoiceField.tsx";
import { Facts } from "./Facts.tsx";
import { LineField } from "./LineField.tsx";
import type { Reader } from "./use-draft.ts";

interface Props {
  readonly item: Item;
}

/** Where a fact comes from, and who put it on the map, to read. */
export function ProvenanceReading({ item }: Props) {
  const { about } = useGapMap();
  const { provenance, addedBy } = item;
  if (provenance === undefined && addedBy === undefined) return null;
  const kind = provenance?.kind;
  return (
    <div className="gm-w-reading gm-w-source">
      <Facts
        rows={[
          ["Source", kind && (about.provenanceKinds?.[kind] ?? wordOf("provenance", kind))],
          ["About the source", provenance?.note],
          [
            "Added by",
            addedBy &&
              `${addedBy.name}, ${addedBy.organisation}, ${dayInWords(addedBy.at.slice(0, 10))}`,
          ],
        ]}
      />
      <Address url={provenance?.url} />
    </div>
  );
}

/** Only addresses of the web lead anywhere: a map file may hold any text here. */
function Address({ url }: { readonly url: string | undefined }) {
  if (url === undefined) return null;
  const address = webAddress(url);
  if (address === undefined) return <p className="gm-small">{url}</p>;
  return (
    <p className="gm-small">
      <a href={address} rel="noreferrer" target="_blank">
        {url}
        <span className="gm-vh"> (opens in a new tab)</span>
      </a>
    </p>
  );
}

/** The same to change. The three parts are one value: whoever changes it last says all of it. */
export function ProvenanceForm({ item }: Props) {
  const edit = useEdit();
  const { about } = useGapMap();
  const { id, provenance } = item;
  const set = (value: Provenance | null) =>
    edit([{ kind: "set", id, field: "provenance", value: value as unknown as FieldValue }]);
  const part = (name: "url" | "note"): Reader<FieldValue> => {
    return (text) => ({
      ok: true,
      value: withPart(provenance, name, text.trim()) as unknown as FieldValue,
    });
  };
  return (
    <fieldset className="gm-w-group">
      <legend className="gm-w-group__title">Where this comes from</legend>
      <ChoiceField
        id={id}
        field="provenance"
        label="Source"
        kept={provenance?.kind}
        choices={KINDS.map((kind) => ({
          value: kind,
          label: about.provenanceKinds?.[kind] ?? wordOf("provenance", kind),
        }))}
        none="Not said"
        onChoose={(kind) =>
          set(kind === null ? null : { ...provenance, kind: kind as Provenance["kind"] })
        }
      />
      {provenance === undefined ? null : (
        <>
          <LineField
            id={id}
            field="provenance"
            part="url"
            label="Address of the page (optional)"
            kept={provenance.url}
            read={part("url")}
          />
          <LineField
            id={id}
            field="provenance"
            part="note"
            label="About the source (optional)"
            kept={provenance.note}
            read={part("note")}
          />
        </>
      )}
    </fieldset>
  );
}

const KINDS: readonly Provenance["kind"][] = [
  "workshop",
  "sourced",
  "analogue",
  "general",
  "illustrative",
  "seed",
];

function withPart(
  provenance: Provenance | undefined,
  name: "url" | "note",
  text: string,
): Provenance {
  const { [name]: _, ...rest } = provenance ?? { kind: "workshop" };
  return text === "" ? rest : { ...rest, [name]: text };
}
