import { Fragment } from "react";
import { expect, test } from "vitest";
import { ItemForm } from "#components/details/ItemBody.tsx";
import { ProvenanceForm } from "#components/details/Provenance.tsx";
import { commandList, type Subject } from "#lib/gap-map/command-list.ts";
import type { CommandName } from "#lib/gap-map/commands.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import { fieldsOf, kinds, shapeOf } from "#lib/gap-map/fields.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { controlOf } from "#tests/helpers/list-controls.ts";
import { pageOf } from "#tests/helpers/list-page.tsx";

/** Edits that only a file or a version brings: nobody makes them by hand, neither here nor on the Map. */
const FROM_FILES: readonly Edit["kind"][] = ["guidance"];

const EDITS = {
  ...{ add: 1, set: 1, type: 1, move: 1, remove: 1, restore: 1 },
  ...{ describe: 1, vocabulary: 1, guidance: 1, sketch: 1 },
} satisfies Record<Edit["kind"], 1>;

const commands = Object.entries(commandList) as [CommandName, (typeof commandList)[CommandName]][];

test("every edit that a person can make is made by a command", () => {
  const made = new Set(commands.flatMap(([, { edits }]) => edits));
  const unmade = (Object.keys(EDITS) as Edit["kind"][]).filter((kind) => !made.has(kind));
  expect(unmade).toEqual(FROM_FILES);
});

test("every command has its control in the List, for everything it can be given on", () => {
  const pairs = commands.flatMap(([command, { on }]) => on.map((subject) => [command, subject]));
  const missing = pairs.filter(
    ([command, subject]) => controlOf(command as CommandName, subject as Subject) === undefined,
  );
  expect(missing).toEqual([]);
});

/** What an item is tied to for good, and what the server or other commands write. */
const NOT_IN_FORMS = ["serviceId", "onId", "aboutId", "rank", "number", "addedBy", "removed"];

test.each(kinds)("every field of a %s can be written in its form", (kind) => {
  const map = mapFromTemplate("bristol", "Bristol");
  const items = itemsOf(map, kind);
  const forms = pageOf(
    map,
    items.slice(0, 12).map((item) => (
      <Fragment key={item.id}>
        <ItemForm item={item} />
        <ProvenanceForm item={item} />
      </Fragment>
    )),
  );
  const ids = items.map(({ id }) => id);
  const fields = new Set([
    ...items.flatMap((item) => Object.keys(fieldsOf(item))),
    ...OPTIONAL[kind],
  ]);
  for (const field of ["id", "kind", "difference", ...NOT_IN_FORMS]) fields.delete(field);
  const missing = [...fields].filter(
    (field) => !ids.some((id) => forms.includes(`id="${id}-${field}`)),
  );
  expect(missing).toEqual([]);
  expect([...fields].filter((field) => shapeOf(kind, field) === undefined)).toEqual([]);
});

/** Fields that an item may do without. */
const OPTIONAL = {
  level: ["height"],
  organisation: ["sector", "odsCode"],
  service: ["shortName", "organisationId", "sector", "tier", "levelId", "selfReferral", "hours"],
  threshold: ["dimension", "operator", "value", "anyOfGroup"],
  barrier: ["theme"],
  goodPractice: ["theme"],
  pathway: ["route", "method", "outcome", "senderSays", "receiverSays"],
  persona: ["entryId", "attributes"],
  gap: ["size", "sizeSource", "owner", "reviewOn"],
  view: ["evidence"],
} as const;
