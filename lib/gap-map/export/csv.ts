import {
  type Barrier,
  type GapMap,
  type GoodPractice,
  type Item,
  type ItemId,
  itemOf,
  itemsOf,
  type Provenance,
} from "#lib/gap-map/model.ts";
import {
  barriersOn,
  byNumber,
  goodPracticeOn,
  pathwaysOf,
  servicesInOrder,
  thresholdsOf,
} from "#lib/gap-map/order.ts";
import { outcomeOf } from "#lib/gap-map/outcomes.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { wellFormed } from "#lib/gap-map/text.ts";
import { isSeenDifferently } from "#lib/gap-map/views.ts";
import { organisationName, thresholdInWords, whenInWords, wordOf } from "#lib/gap-map/words.ts";
import { findingsRows } from "./findings-rows.ts";

/** The tables a map can be read as. */
export const csvTables = [
  "services",
  "thresholds",
  "barriers",
  "good-practice",
  "pathways",
  "views",
  "findings",
] as const;
export type CsvTable = (typeof csvTables)[number];

type Cell = string | number | boolean | readonly string[] | undefined;
type Row = Readonly<Record<string, Cell>>;

/** What a file of tables holds. */
export interface CsvOptions {
  /** One table only. */
  readonly table?: CsvTable | undefined;
  /** With the findings, also what is worth discussing against guidance. */
  readonly guidance?: boolean;
}

/**
 * A tidy map as CSV (RFC 4180: CRLF, UTF-8 with a byte order mark). One table has its own columns;
 * without `table`, all stand in one file, whose first column `table` says which a row is of.
 */
export function toCsv(map: GapMap, { table, guidance = false }: CsvOptions = {}): string {
  const rows = table === undefined ? everyRow(map, guidance) : rowsOf[table](map, guidance);
  const columns = [...new Set(table === undefined ? allColumns() : columnsOf[table])];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return `\ufeff${lines.map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("")}`;
}

function everyRow(map: GapMap, guidance: boolean): Row[] {
  return csvTables.flatMap((table) =>
    rowsOf[table](map, guidance).map((row) => ({ table, ...row })),
  );
}

function allColumns(): string[] {
  return ["table", ...csvTables.flatMap((table) => columnsOf[table])];
}

const SOURCE = ["provenance", "source", "source_note"] as const;

const columnsOf: Readonly<Record<CsvTable, readonly string[]>> = {
  services: [
    ...["reference", "id", "name", "short_name", "level", "level_id"],
    ...["organisation", "organisation_id", "sector", "tier", "functions", "offer", "who"],
    ...["self_referral", "referrers", "hours", "typical_wait", "typical_wait_weeks"],
    ...SOURCE,
  ],
  thresholds: [
    ...["reference", "id", "service", "service_reference", "service_id", "text", "limit"],
    ...["dimension", "operator", "value", "mode", "hardness", "basis", "any_of_group"],
    ...SOURCE,
  ],
  barriers: ["reference", "id", "on", "on_reference", "on_id", "kind", "text", ...SOURCE],
  "good-practice": ["reference", "id", "on", "on_reference", "on_id", "kind", "text", ...SOURCE],
  pathways: [
    ...["reference", "id", "from", "from_reference", "from_id", "to", "to_reference", "to_id"],
    ...["kind", "method", "condition", "condition_checks", "outcome", "outcome_in_words"],
    ...["outcome_text", "sender_says", "receiver_says"],
    ...SOURCE,
  ],
  views: [
    ...["reference", "id", "about", "about_reference", "about_id", "speaking_for", "stance"],
    ...["claim", "text", "evidence", "words_taken_out_by", "difference"],
    ...SOURCE,
  ],
  findings: ["id", "kind", "theme", "text", "items", "item_ids"],
};

const rowsOf: Readonly<Record<CsvTable, (map: GapMap, guidance: boolean) => Row[]>> = {
  services: (map) =>
    servicesInOrder(map).map((service) => ({
      ...named(service),
      name: service.name,
      short_name: service.shortName,
      level: itemOf(map, "level", service.levelId)?.name,
      level_id: service.levelId,
      organisation: organisationName(map, service),
      organisation_id: service.organisationId,
      sector: service.sector && wordOf("sector", service.sector),
      tier: service.tier,
      functions: service.functions,
      offer: service.offer,
      who: service.who,
      self_referral: service.selfReferral,
      referrers: service.referrers,
      hours: service.hours,
      typical_wait: service.typicalWait,
      typical_wait_weeks: service.typicalWaitWeeks,
    })),
  thresholds: (map) =>
    servicesInOrder(map).flatMap((service) =>
      thresholdsOf(map, service.id).map((threshold) => ({
        ...named(threshold),
        ...pointer(map, "service", service.id),
        text: threshold.text,
        limit: thresholdInWords(map, threshold),
        dimension: threshold.dimension,
        operator: threshold.operator,
        value: threshold.value,
        mode: threshold.mode,
        hardness: threshold.hardness,
        basis: threshold.basis,
        any_of_group: threshold.anyOfGroup,
      })),
    ),
  barriers: (map) => notes(map, (id) => barriersOn(map, id)),
  "good-practice": (map) => notes(map, (id) => goodPracticeOn(map, id)),
  pathways: (map) =>
    pathwaysOf(map).map((pathway) => ({
      ...named(pathway),
      ...pointer(map, "from", pathway.fromId),
      ...pointer(map, "to", pathway.toId),
      kind: pathway.route,
      method: pathway.method,
      condition: pathway.condition,
      condition_checks: pathway.when?.map((when) => whenInWords(map, when)),
      outcome: pathway.outcome,
      outcome_in_words: outcomeOf(pathway).word,
      outcome_text: pathway.outcomeText,
      sender_says: pathway.senderSays,
      receiver_says: pathway.receiverSays,
    })),
  views: (map) =>
    itemsOf(map, "view")
      .sort(byNumber)
      .map((view) => ({
        ...named(view),
        ...pointer(map, "about", view.aboutId),
        speaking_for: view.role,
        stance: wordOf("stance", view.stance),
        claim: view.claim,
        text: view.text,
        evidence: view.evidence,
        words_taken_out_by: view.wordsOut?.by,
        difference: stateOf(map, view.aboutId),
      })),
  findings: findingsRows,
};

/** What became of the difference of view on an item; nothing where all see it alike. */
function stateOf(map: GapMap, id: ItemId): string | undefined {
  const state = map.items[id]?.difference ?? (isSeenDifferently(map, id) ? "open" : undefined);
  return state && wordOf("difference", state);
}

/** Barriers or good practice: those on services in reading order, then those on pathways. */
function notes(map: GapMap, on: (id: ItemId) => readonly (Barrier | GoodPractice)[]): Row[] {
  return [...servicesInOrder(map), ...pathwaysOf(map)].flatMap(({ id }) =>
    on(id).map((note) => ({
      ...named(note),
      ...pointer(map, "on", id),
      kind: note.theme,
      text: note.text,
    })),
  );
}

function named(item: Item): Row {
  const { kind, url, note }: Partial<Provenance> = item.provenance ?? {};
  const sources = { provenance: kind, source: url, source_note: note };
  return { reference: referenceOf(item), id: item.id, ...sources };
}

/** What a row points at: its name, reference and id in three columns. */
function pointer(map: GapMap, column: string, id: ItemId): Row {
  const item = map.items[id];
  const name = item?.kind === "service" ? item.name : item && referenceOf(item);
  const reference = item && referenceOf(item);
  return { [column]: name, [`${column}_reference`]: reference, [`${column}_id`]: id };
}

/** What spreadsheets read as the start of a formula, in half and full width; with the apostrophes people may have put before it. */
const FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

function cellText(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const words = wellFormed(inWords(cell));
  // The apostrophe says "text" to a spreadsheet; whoever reads the file back takes one off.
  const safe = FORMULA.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function inWords(cell: Exclude<Cell, number | undefined>): string {
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  return typeof cell === "string" ? cell : cell.join("; ");
}
