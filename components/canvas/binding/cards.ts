import {
  type Gap,
  type GapMap,
  type Item,
  type ItemId,
  itemOf,
  type Service,
} from "#lib/gap-map/model.ts";
import {
  barriersOn,
  goodPracticeOn,
  isDisputed,
  pathwaysFrom,
  pathwaysTo,
  thresholdsOf,
} from "#lib/gap-map/order.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import {
  limitInWords,
  organisationName,
  type SectorTint,
  sectorTint,
  wordOf,
} from "#lib/gap-map/words.ts";

/** One threshold, barrier or good practice, as a card shows it. */
export interface CardNote {
  readonly id: ItemId;
  readonly kind: "threshold" | "barrier" | "goodPractice";
  readonly reference: string;
  readonly text: string;
  /** “at most low”; empty when nobody has made it checkable. */
  readonly limit: string;
}

/** What the card of a service says, as plain JSON. */
export interface ServiceCard {
  readonly reference: string;
  readonly name: string;
  readonly shortName: string;
  readonly organisation: string;
  readonly sector: string;
  readonly tint: SectorTint;
  readonly notes: readonly CardNote[];
  /** About how many things on this card people see it differently. */
  readonly disputes: number;
}

/** What the card of a gap says, as plain JSON. */
export interface GapCard {
  readonly reference: string;
  readonly title: string;
  readonly who: string;
  /** How many thresholds, barriers and pathways are its evidence. */
  readonly evidence: number;
  /** “Persons A, E, G”; empty when nobody. */
  readonly persons: string;
  readonly owner: string;
}

interface Made<Card> {
  readonly parts: readonly unknown[];
  readonly card: Card;
}

/** Makes the words of cards, and gives the same object again while nothing a card shows has changed. */
export class Cards {
  readonly #services = new Map<ItemId, Made<ServiceCard>>();
  readonly #gaps = new Map<ItemId, Made<GapCard>>();

  service(map: GapMap, service: Service): ServiceCard {
    const notes = [
      ...thresholdsOf(map, service.id),
      ...barriersOn(map, service.id),
      ...goodPracticeOn(map, service.id),
    ];
    const organisation = organisationName(map, service);
    const disputes = disputesOn(map, service, notes);
    return remembered(
      this.#services,
      service.id,
      [service, organisation, disputes, ...notes],
      () => ({
        reference: referenceOf(service),
        name: service.name,
        shortName: service.shortName ?? "",
        organisation,
        sector: service.sector === undefined ? "Sector not said" : wordOf("sector", service.sector),
        tint: sectorTint(service.sector),
        notes: notes.map((note) => ({
          id: note.id,
          kind: note.kind,
          reference: referenceOf(note),
          text: note.text,
          limit: note.kind === "threshold" ? limitInWords(note) : "",
        })),
        disputes,
      }),
    );
  }

  gap(map: GapMap, gap: Gap): GapCard {
    const persons = personsOf(map, gap);
    return remembered(this.#gaps, gap.id, [gap, persons], () => ({
      reference: referenceOf(gap),
      title: gap.title,
      who: gap.who,
      evidence: gap.thresholdIds.length + gap.barrierIds.length + gap.pathwayIds.length,
      persons,
      owner: gap.owner ?? "",
    }));
  }
}

function remembered<Card>(
  made: Map<ItemId, Made<Card>>,
  id: ItemId,
  parts: readonly unknown[],
  make: () => Card,
): Card {
  const known = made.get(id);
  const same =
    known?.parts.length === parts.length && known.parts.every((part, at) => part === parts[at]);
  if (known !== undefined && same) return known.card;
  const card = make();
  made.set(id, { parts, card });
  return card;
}

function disputesOn(map: GapMap, service: Service, notes: readonly Item[]): number {
  const ways = [...pathwaysFrom(map, service.id), ...pathwaysTo(map, service.id)];
  return [service, ...notes, ...ways].filter(({ id }) => isDisputed(map, id)).length;
}

function personsOf(map: GapMap, gap: Gap): string {
  const letters = gap.personaIds.flatMap((id) => {
    const persona = itemOf(map, "persona", id);
    return persona === undefined ? [] : [referenceOf(persona).replace("Person ", "")];
  });
  if (letters.length === 0) return "";
  return `${letters.length === 1 ? "Person" : "Persons"} ${letters.sort().join(", ")}`;
}
