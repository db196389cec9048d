import type { Subject } from "#lib/gap-map/command-list.ts";
import type { CommandName } from "#lib/gap-map/commands.ts";

type Role = "button" | "menuitem" | "combobox" | "textbox" | "radio";

/** Where somebody finds a command without the Map: the role and name of its control, and what has to be opened for it. */
export interface Control {
  readonly role: Role;
  readonly name: RegExp;
  /** Pressed one after the other before it is there: in the List, or in the details that have opened. */
  readonly after?: readonly RegExp[];
}

const TOOLS = {
  level: /^More for Primary care/,
  service: /^More actions for GP practice/,
} as const;
const MORE = {
  ...TOOLS,
  gap: /^More actions for Too risky/,
  organisation: /^More actions for Acute hospital/,
  persona: /^More actions for Person/,
} as const;
/** The line of each in the List: it opens the details. */
const LINE = {
  threshold: /^T1\b/,
  barrier: /^B1\b/,
  goodPractice: /^G1\b/,
  pathway: /^P01 pathway$/,
  view: /^View 5\b/,
} as const;

const inMenu = (menu: RegExp, name: RegExp): Control => ({ role: "menuitem", name, after: [menu] });
const inDetails = (line: RegExp, name: RegExp): Control => ({
  role: "button",
  name,
  after: [line],
});
const button = (name: RegExp): Control => ({ role: "button", name });
const written = (line: RegExp, role: Role, name: RegExp): Control => ({
  role,
  name,
  after: [line],
});

/** On the demonstration map with a note "Ask the police" and a drawing, once one of each kind has been deleted: all details and the deleted items are shown. */
const controls: Readonly<Record<CommandName, Partial<Record<Subject, Control>>>> = {
  add: {
    level: button(/^Add level/),
    organisation: button(/^Add organisation/),
    service: button(/^Add service to Primary care/),
    threshold: button(/^Add a threshold to GP practice/),
    barrier: button(/^Add a barrier to GP practice/),
    goodPractice: button(/^Add good practice to GP practice/),
    pathway: button(/^Add pathway from GP practice/),
    persona: button(/^Add persona/),
    gap: button(/^Add gap/),
    view: button(/^Add a view to GP practice/),
    sketch: button(/^Add note/),
  },
  edit: {
    level: inMenu(MORE.level, /^Edit level/),
    organisation: inMenu(MORE.organisation, /^Edit organisation/),
    service: button(/^Edit GP practice/),
    threshold: written(LINE.threshold, "textbox", /^What it says/),
    barrier: written(LINE.barrier, "textbox", /^What stops people/),
    goodPractice: written(LINE.goodPractice, "textbox", /^What works well/),
    pathway: inDetails(LINE.pathway, /^Edit$/),
    persona: inMenu(MORE.persona, /^Edit persona/),
    gap: button(/^Edit Too risky/),
    view: written(LINE.view, "textbox", /^In their words/),
    sketch: button(/^Edit Ask the police/),
  },
  moveToLevel: { service: button(/^Move to level ?: GP practice/) },
  moveEarlier: {
    level: inMenu(MORE.level, /^Move up/),
    service: inMenu(MORE.service, /^Move earlier/),
    gap: inMenu(MORE.gap, /^Move earlier/),
  },
  moveLater: {
    level: inMenu(MORE.level, /^Move down/),
    service: inMenu(MORE.service, /^Move later/),
    gap: inMenu(MORE.gap, /^Move later/),
  },
  tidy: { level: inMenu(MORE.level, /^Tidy on the map/) },
  remove: {
    level: inMenu(MORE.level, /^Delete level/),
    organisation: inMenu(MORE.organisation, /^Delete organisation/),
    service: inMenu(MORE.service, /^Delete service/),
    threshold: inDetails(LINE.threshold, /^Delete threshold T1/),
    barrier: inDetails(LINE.barrier, /^Delete barrier B1/),
    goodPractice: inDetails(LINE.goodPractice, /^Delete good practice G1/),
    pathway: inDetails(LINE.pathway, /^Delete pathway P01/),
    persona: inMenu(MORE.persona, /^Delete persona/),
    gap: inMenu(MORE.gap, /^Delete gap/),
    view: inDetails(LINE.view, /^Delete View 5/),
    sketch: button(/^Delete Ask the police/),
  },
  restore: {
    level: button(/^Restore ‘Schools’/),
    organisation: button(/^Restore ‘A charity’/),
    service: button(/^Restore ‘Night line’/),
    threshold: button(/^Restore (the new )?threshold/),
    barrier: button(/^Restore (the new )?barrier/),
    goodPractice: button(/^Restore (the new )?good practice/),
    pathway: button(/^Restore (the new )?pathway/),
    persona: button(/^Restore ‘Person X’/),
    gap: button(/^Restore ‘Nobody at night’/),
    view: button(/^Restore (the new view|View)/),
  },
  raiseDifference: {
    level: inMenu(MORE.level, /^Raise a difference/),
    organisation: inMenu(MORE.organisation, /^Raise a difference/),
    service: button(/^Raise a difference about GP practice/),
    threshold: inDetails(LINE.threshold, /^Raise a difference$/),
    barrier: inDetails(LINE.barrier, /^Raise a difference$/),
    goodPractice: inDetails(LINE.goodPractice, /^Raise a difference$/),
    pathway: inDetails(LINE.pathway, /^Raise a difference$/),
    persona: inMenu(MORE.persona, /^Raise a difference/),
    gap: button(/^Raise a difference about Too risky/),
  },
  moveBeside: {
    sketch: { role: "combobox", name: /^Put beside/, after: [/^Edit Ask the police/] },
  },
  describe: { sketch: button(/^Describe /) },
  about: { map: button(/^About this map/) },
  words: { map: inMenu(/^More$/, /^Words of this map/) },
};

/** The control for a command on something of this kind; undefined when there is none. */
export function controlOf(command: CommandName, subject: Subject): Control | undefined {
  return controls[command][subject];
}
