"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { PathwayLine } from "#components/ui/PathwayLine.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { lookOf } from "#lib/gap-map/ends.ts";
import type {
  Barrier,
  GapMap,
  GoodPractice,
  ItemId,
  Level,
  Organisation,
  Pathway,
  Persona,
  Threshold,
  View,
} from "#lib/gap-map/model.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { servicesOn } from "#lib/gap-map/order.ts";
import { saidIn } from "#lib/gap-map/views.ts";
import {
  dimensionLabel,
  shortNameOf,
  thresholdInWords,
  valueInWords,
  whenInWords,
  wordOf,
} from "#lib/gap-map/words.ts";
import { Agreeing } from "./Agreeing.tsx";
import { Ends } from "./Ends.tsx";
import { Facts } from "./Facts.tsx";
import { lineOf } from "./line-of.ts";
import { BarriersPart, GoodPracticePart } from "./parts.tsx";
import { ViewsPart } from "./ViewsPart.tsx";

/** A pathway to read, with a way to the service at either end. */
export function PathwayReading({ item }: { readonly item: Pathway }) {
  const map = useGapMap();
  const part = { id: item.id, of: "this pathway", level: 3 } as const;
  return (
    <>
      <div className="gm-w-reading">
        <p>
          From <To id={item.fromId} /> to <To id={item.toId} />
        </p>
        <p>
          <PathwayLine {...lookOf(item)} />
        </p>
        <Facts
          rows={[
            ["What usually happens", item.outcomeText],
            ["Kind", item.route === undefined ? "" : wordOf("route", item.route)],
            ["How", item.method],
            ["Condition", item.condition],
            ["Checkable", (item.when ?? []).map((when) => whenInWords(map, when)).join("; ")],
          ]}
        />
      </div>
      <Ends item={item} />
      <BarriersPart {...part} />
      <GoodPracticePart {...part} />
      <ViewsPart item={item} of="this pathway" level={3} />
    </>
  );
}

function To({ id }: { readonly id: ItemId }) {
  const map = useGapMap();
  const { choose } = useWorkshop();
  return (
    <Button look="link" onClick={() => choose(id)}>
      {shortNameOf(map, id)}
    </Button>
  );
}

/** A persona to read. */
export function PersonaReading({ item }: { readonly item: Persona }) {
  const map = useGapMap();
  const needs = item.needs.map((need) => map.vocabulary.functions[need] ?? need).join(", ");
  return (
    <>
      <div className="gm-w-reading">
        <p>{item.description === "" ? "Nothing written yet." : item.description}</p>
        <Facts
          rows={[
            ["Needs", needs],
            [
              "First asks for help at",
              item.entryId === undefined ? "" : shortNameOf(map, item.entryId),
            ],
            ...Object.entries(item.attributes).map(
              ([id, value]) => [attributeLabel(map, id), valueInWords(value)] as const,
            ),
          ]}
        />
      </div>
      <ViewsPart item={item} of={item.label} level={3} />
    </>
  );
}

function attributeLabel(map: GapMap, id: string): string {
  if (id === "risk_self") return "Risk to self, as services grade it";
  return id === "risk_others" ? "Risk to others, as services grade it" : dimensionLabel(map, id);
}

/** A threshold to read. */
export function ThresholdReading({ item }: { readonly item: Threshold }) {
  const map = useGapMap();
  return (
    <>
      <div className="gm-w-reading">
        <p>{lineOf(map, item)}</p>
        <Facts
          rows={[
            ["Checkable", thresholdInWords(map, item)],
            ["If someone does not meet it", wordOf("hardness", item.hardness)],
            ["Where it comes from", wordOf("basis", item.basis)],
            ["Any one is enough", item.anyOfGroup],
          ]}
        />
      </div>
      <ViewsPart item={item} of="this threshold" level={3} />
    </>
  );
}

/** A barrier or good practice to read. */
export function NoteReading({ item }: { readonly item: Barrier | GoodPractice }) {
  const map = useGapMap();
  const { barrierKinds, goodPracticeKinds } = map.vocabulary;
  const kind =
    item.kind === "barrier"
      ? barrierKinds.find(({ id }) => id === item.theme)?.label
      : goodPracticeKinds[item.theme ?? ""];
  return (
    <>
      <div className="gm-w-reading">
        <p>{lineOf(map, item)}</p>
        <Facts rows={[["Kind", kind]]} />
      </div>
      <ViewsPart item={item} of="this" level={3} />
    </>
  );
}

/** A view to read. */
export function ViewReading({ item }: { readonly item: View }) {
  return (
    <div className="gm-w-reading">
      <p>{saidIn(item)}</p>
      <Facts
        rows={[
          ["The claim", item.claim],
          ["Who says so", item.role],
          ["What they say", wordOf("stance", item.stance)],
          ["It rests on", item.evidence && wordOf("evidence", item.evidence)],
        ]}
      />
      <Agreeing view={item} />
    </div>
  );
}

/** An organisation to read, with its services. */
export function OrganisationReading({ item }: { readonly item: Organisation }) {
  const map = useGapMap();
  const services = itemsOf(map, "service").filter(
    ({ organisationId }) => organisationId === item.id,
  );
  return (
    <div className="gm-w-reading">
      <Facts
        rows={[
          ["Sector", item.sector && wordOf("sector", item.sector)],
          ["NHS organisation code", item.odsCode],
          ["Services", services.map(({ name }) => name).join(", ") || "None yet"],
        ]}
      />
    </div>
  );
}

/** A level to read. */
export function LevelReading({ item }: { readonly item: Level }) {
  const map = useGapMap();
  const holds = item.role === "gap" ? "Gaps" : `${servicesOn(map, item.id).length} services`;
  return (
    <div className="gm-w-reading">
      <Facts rows={[["Holds", holds]]} />
    </div>
  );
}
