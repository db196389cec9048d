import { standingInWords } from "#lib/gap-map/ends.ts";
import { countOf, nameOf } from "#lib/gap-map/item-names.ts";
import {
  type Gap,
  type GapMap,
  type Item,
  type ItemId,
  itemOf,
  type Level,
  type Pathway,
  type Service,
  type Threshold,
} from "#lib/gap-map/model.ts";
import {
  barriersOn,
  gapsOf,
  goodPracticeOn,
  levelsOf,
  pathwaysFrom,
  pathwaysTo,
  personasOf,
  servicesOn,
  thresholdsOf,
  viewsAbout,
} from "#lib/gap-map/order.ts";
import { outcomeOf } from "#lib/gap-map/outcomes.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { saidIn } from "#lib/gap-map/views.ts";
import { organisationName, thresholdInWords, whenInWords, wordOf } from "#lib/gap-map/words.ts";

/** A piece of the map in words: a heading, a paragraph, or an entry of a list with its reference. */
export interface Passage {
  readonly kind: "h1" | "h2" | "h3" | "h4" | "paragraph" | "entry";
  /** Only on an entry: S4, T14, Gap 1. */
  readonly label?: string;
  readonly text: string;
}

/** Everything the picture of a tidy map shows, in words and in reading order: the text that stands for the picture. */
export function mapInWords(map: GapMap): Passage[] {
  const unplaced = servicesOn(map, undefined);
  return [
    heading("h1", "The map in words"),
    ...aboutPassages(map),
    ...levelsOf(map).flatMap((level) => levelPassages(map, level)),
    ...(unplaced.length === 0 ? [] : [heading("h2", "Not on a level yet")]),
    ...unplaced.flatMap((service) => servicePassages(map, service)),
    ...(personasOf(map).length === 0 ? [] : [heading("h2", "Fictional example people")]),
    ...personaPassages(map),
  ];
}

function heading(kind: "h1" | "h2" | "h3" | "h4", text: string): Passage {
  return { kind, text };
}

function paragraph(text: string | undefined): Passage[] {
  return text === undefined || text.trim() === "" ? [] : [{ kind: "paragraph", text }];
}

function entry(item: Item, text: string): Passage {
  return { kind: "entry", label: referenceOf(item), text: text.trim() || "No text yet." };
}

function aboutPassages({ about }: GapMap): Passage[] {
  return [
    ...paragraph(about.question),
    ...paragraph(about.clientGroup && `About: ${about.clientGroup}`),
    ...paragraph(about.disclaimer),
  ];
}

function levelPassages(map: GapMap, level: Level): Passage[] {
  if (level.role === "gap") {
    const gaps = gapsOf(map);
    const count = countOf("gap", gaps.length);
    return [
      heading("h2", `${level.name} (${count})`),
      ...gaps.flatMap((gap) => gapPassages(map, gap)),
    ];
  }
  const services = servicesOn(map, level.id);
  return [
    heading("h2", `${level.name} (${countOf("service", services.length)})`),
    ...services.flatMap((service) => servicePassages(map, service)),
  ];
}

function servicePassages(map: GapMap, service: Service): Passage[] {
  const sector = service.sector === undefined ? "" : wordOf("sector", service.sector);
  const whose = [organisationName(map, service), sector].filter(Boolean).join(" · ");
  const { id } = service;
  return [
    heading("h3", titled(service, service.name)),
    ...paragraph(whose),
    ...paragraph(service.offer),
    ...paragraph(service.who && `For: ${service.who}`),
    ...listed(
      "Thresholds",
      thresholdsOf(map, id).map((one) => thresholdEntry(map, one)),
    ),
    ...noteLists(map, id),
    ...listed(
      "Pathways from here",
      pathwaysFrom(map, id).flatMap((one) => pathwayEntries(map, one)),
    ),
    ...listed(
      "Pathways to here",
      pathwaysTo(map, id).map((one) => arrival(map, one)),
    ),
    ...viewsOf(map, id),
  ];
}

function titled(item: Item, name: string): string {
  return `${referenceOf(item)} ${name.trim() || "without a name"}`.trim();
}

function listed(title: string, entries: readonly Passage[]): Passage[] {
  return entries.length === 0 ? [] : [heading("h4", title), ...entries];
}

function noteLists(map: GapMap, id: ItemId): Passage[] {
  return [
    ...listed(
      "Barriers",
      barriersOn(map, id).map((one) => withViews(map, one, entry(one, one.text))),
    ),
    ...listed(
      "Good practice",
      goodPracticeOn(map, id).map((one) => withViews(map, one, entry(one, one.text))),
    ),
  ];
}

function thresholdEntry(map: GapMap, threshold: Threshold): Passage {
  const limit = thresholdInWords(map, threshold);
  const hardness = threshold.hardness === "hard" ? "hard limit" : "soft limit";
  const basis = threshold.basis === "published" ? "published" : "in practice";
  const facts = [limit, `${hardness}, ${basis}`].filter(Boolean).join("; ");
  return withViews(
    map,
    threshold,
    entry(threshold, `${threshold.text.trim() || "No text yet."} (${facts})`),
  );
}

/** What people said about an item follows its own words. */
function withViews(map: GapMap, { id }: Item, passage: Passage): Passage {
  const said = viewsAbout(map, id).map(
    (view) => `${view.role} ${wordOf("stance", view.stance).toLowerCase()}: ${saidIn(view)}`,
  );
  return said.length === 0
    ? passage
    : { ...passage, text: [passage.text, "Views:", said.join(" ")].join(" ") };
}

function viewsOf(map: GapMap, id: ItemId): Passage[] {
  return listed(
    "Views on this",
    viewsAbout(map, id).map((view) =>
      entry(view, `${view.role} ${wordOf("stance", view.stance).toLowerCase()}: ${saidIn(view)}`),
    ),
  );
}

function pathwayEntries(map: GapMap, pathway: Pathway): Passage[] {
  const route = pathway.route === undefined ? "" : `${wordOf("route", pathway.route)} `;
  const to = nameById(map, pathway.toId);
  const checks = (pathway.when ?? []).map((when) => whenInWords(map, when)).join("; ");
  const when = [pathway.condition, checks].filter((part) => part.trim() !== "").join("; ");
  const parts = [
    `${route}to ${to}: ${outcomeWord(pathway)}.`,
    when === "" ? "" : `When: ${ended(when)}`,
    pathway.outcomeText,
    `${standingInWords(map, pathway)}.`,
  ];
  const text = parts.filter((part) => part.trim() !== "").join(" ");
  const notes = [...barriersOn(map, pathway.id), ...goodPracticeOn(map, pathway.id)];
  return [
    withViews(map, pathway, entry(pathway, text)),
    ...notes.map((note) =>
      entry(
        note,
        `${note.kind === "barrier" ? "Barrier" : "Good practice"} on ${referenceOf(pathway)}: ${note.text}`,
      ),
    ),
  ];
}

/** The outcome without the question mark that stands on its line. */
function outcomeWord(pathway: Pathway): string {
  return outcomeOf(pathway).word.replace("? ", "");
}

function ended(text: string): string {
  return /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

function arrival(map: GapMap, pathway: Pathway): Passage {
  return entry(pathway, `From ${nameById(map, pathway.fromId)}: ${outcomeWord(pathway)}.`);
}

function nameById(map: GapMap, id: ItemId): string {
  const service = itemOf(map, "service", id);
  return service === undefined ? "a service that is not on the map" : titled(service, service.name);
}

/** An estimate stands with where it comes from. */
function sizeOf({ size, sizeSource = "" }: Gap): string | undefined {
  if (size === undefined || size.trim() === "") return undefined;
  return `Size, as estimated: ${size}${sizeSource.trim() === "" ? "" : ` (${sizeSource})`}.`;
}

function gapPassages(map: GapMap, gap: Gap): Passage[] {
  const named = (label: string, ids: readonly ItemId[]): Passage[] => {
    const names = ids.flatMap((id) => {
      const item = map.items[id];
      return item === undefined ? [] : [item.kind === "service" ? nameById(map, id) : short(item)];
    });
    return names.length === 0 ? [] : paragraph(`${label}: ${names.join(", ")}.`);
  };
  return [
    heading("h3", titled(gap, gap.title)),
    ...paragraph(gap.who && `Who: ${ended(gap.who)}`),
    ...paragraph(gap.text),
    ...named("Thresholds", gap.thresholdIds),
    ...named("Barriers", gap.barrierIds),
    ...named("Pathways", gap.pathwayIds),
    ...named("People", gap.personaIds),
    ...named("Where people end up", gap.endUpAtIds),
    ...paragraph(`Owner: ${gap.owner?.trim() || "none yet"}.`),
    ...paragraph(gap.action && `Action: ${gap.action}`),
    ...paragraph(sizeOf(gap)),
    ...paragraph(gap.reviewOn && `Review on ${gap.reviewOn}.`),
    ...viewsOf(map, gap.id),
  ];
}

function short(item: Item): string {
  return referenceOf(item) || nameOf(item);
}

function personaPassages(map: GapMap): Passage[] {
  return personasOf(map).map(({ label, description }) => ({
    kind: "paragraph",
    text: `${label}. ${description}`,
  }));
}
