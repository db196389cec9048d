"use client";

import { useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { usePeople } from "#components/room/use-people.ts";
import { Icon } from "#components/ui/Icon.tsx";
import { AskedOfMe } from "#components/workshop/AskedOfMe.tsx";
import { useNotHere } from "#components/workshop/use-not-here.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { Service } from "#lib/gap-map/model.ts";
import { speaksFor } from "#lib/gap-map/same-service.ts";
import { organisationName, wordOf } from "#lib/gap-map/words.ts";
import { AddPathway } from "./AddPathway.tsx";
import { Facts } from "./Facts.tsx";
import type { PartLevel } from "./Part.tsx";
import { PracticePart } from "./PracticePart.tsx";
import {
  BarriersPart,
  GoodPracticePart,
  PathwaysInPart,
  PathwaysOutPart,
  ThresholdsPart,
} from "./parts.tsx";
import { ViewsPart } from "./ViewsPart.tsx";

/** A service to read: what it is and offers, then everything that stands on it. */
export function ServiceReading({ item }: { readonly item: Service }) {
  const [adding, setAdding] = useState(false);
  const { id, name } = item;
  const part = { id, of: name, level: 3 } as const;
  return (
    <>
      <About item={item} />
      <AskedOfMe first={1} of={id} />
      <ThresholdsPart {...part} />
      <PracticePart service={item} level={3} />
      <BarriersPart {...part} />
      <GoodPracticePart {...part} />
      <PathwaysInPart {...part} />
      <PathwaysOutPart {...part} onAdd={() => setAdding(true)} />
      {adding ? <AddPathway fromId={id} onDone={() => setAdding(false)} /> : null}
      <ViewsPart item={item} of={name} level={3} />
      <GettingIn item={item} level={3} />
    </>
  );
}

/** Whose it is, what it offers and for whom. */
function About({ item }: { readonly item: Service }) {
  const map = useGapMap();
  return (
    <div className="gm-w-reading">
      <p className="gm-muted gm-small">
        {organisationName(map, item) || "No organisation yet"}
        <Represented item={item} />
      </p>
      {item.offer === "" ? null : <p>{item.offer}</p>}
      <Facts rows={[["Who it is for", item.who]]} />
    </div>
  );
}

/** What is asked less often: how people get in, and which kind of service it is. */
export function GettingIn({ item, level }: { readonly item: Service; readonly level: PartLevel }) {
  const Heading = `h${level}` as const;
  const { vocabulary } = useGapMap();
  const tier = item.tier === undefined ? undefined : (vocabulary.tiers[item.tier] ?? item.tier);
  const doing = item.functions.map((one) => vocabulary.functions[one] ?? one).join(", ");
  const { selfReferral } = item;
  return (
    <section className="gm-w-part">
      <div className="gm-w-part__head">
        <Icon name="door" />
        <Heading>Getting in</Heading>
      </div>
      <Facts
        rows={[
          ["Self-referral", selfReferral === undefined ? "" : selfReferral ? "Yes" : "No"],
          ["Who refers", item.referrers.join(", ")],
          ["Hours", item.hours],
          ["Usual wait", waitOf(item)],
          ["What it does", doing],
          ["Tier", tier],
          ["Sector", item.sector === undefined ? "" : wordOf("sector", item.sector)],
        ]}
      />
    </section>
  );
}

function waitOf({ typicalWait, typicalWaitWeeks }: Service): string {
  const weeks = typicalWaitWeeks === undefined ? "" : `${typicalWaitWeeks} weeks`;
  return [typicalWait ?? "", typicalWait?.includes(weeks) ? "" : weeks].filter(Boolean).join(", ");
}

/** Who here speaks for it now. When nobody does in a workshop, who else is here from its organisation. */
function Represented({ item }: { readonly item: Service }) {
  const map = useGapMap();
  const people = usePeople();
  const { me, myServices } = useWorkshop();
  const away = useNotHere().has(item.id);
  const organisation = organisationName(map, item);
  const here = [...people, { ...me, services: myServices }];
  const speaking = here.filter(({ services }) => speaksFor(services, item));
  const colleagues = here.filter((person) => isFrom(person.organisation, organisation));
  return (
    <>
      <People words="Here now for it" people={speaking} />
      {away ? (
        <>
          <br />
          Nobody here today speaks for it.
          <People words={`Here now from ${organisation}`} people={colleagues} />
        </>
      ) : null}
    </>
  );
}

function isFrom(theirs: string, organisation: string): boolean {
  return organisation !== "" && theirs.toLowerCase() === organisation.toLowerCase();
}

interface PeopleProps {
  readonly words: string;
  readonly people: readonly { readonly name: string }[];
}

function People({ words, people }: PeopleProps) {
  if (people.length === 0) return null;
  return (
    <>
      <br />
      {words}: <b>{people.map(({ name }) => name).join(", ")}</b>
    </>
  );
}
