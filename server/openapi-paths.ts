import {
  correctionRequest,
  createMapRequest,
  doorRequest,
  joinRequest,
  lockRequest,
  rejoinRequest,
  roleRequest,
  saveVersionRequest,
  setUpRequest,
  tokenRequest,
} from "#lib/wire/api.ts";
import type { ProblemCode } from "./errors.ts";
import type { Paths } from "./openapi-operation.ts";

const map = "/api/maps/{mapId}";
const version = `${map}/versions/{number}`;
const reading: readonly ProblemCode[] = ["not-signed-in", "not-on-map", "map-not-found"];
const writing: readonly ProblemCode[] = [...reading, "other-site"];
const sending: readonly ProblemCode[] = [...writing, "bad-request", "too-large", "wrong-format"];
const running: readonly ProblemCode[] = [...sending, "forbidden"];
const formats = {
  format: "json, csv, svg, png or pdf; json when absent",
  paper: "For pdf: A4, A3 or A1",
  text: "For pictures: all, to write out every annotation",
  table: "For csv: one table only, views and findings among them",
  findings: "For pdf: 1, to add pages with what the map shows",
  guidance: "With findings: 1, to add what is worth discussing against guidance",
  check: "1, to be told only how legible the map would print on each paper",
};
const findings =
  "{acceptance, reasons, needsCoverage, inTheGap, smallestChange and more, findings: [{id, kind, sentence, items}]}";

const comparedWith = {
  comparedWith:
    "Number of an earlier version, to be told as well what opened, widened, narrowed and closed since: comparedWith: {version, changes: [{id, about, course, sentence, items}], askedOf, notes}",
};

/** Everything the API does. A test holds it against the routes on disk. */
export const paths: Paths = {
  "/api/health": {
    get: {
      summary: "Whether the database and the sync server serve",
      who: "anybody",
      query: {
        ready: "the same, by the name that load balancers know",
        live: "whether the process answers, whatever else does not",
      },
      success: [200, "They do"],
      problems: ["unavailable"],
    },
  },
  "/api/metrics": {
    get: {
      summary: "Figures for Prometheus, when METRICS_TOKEN is set and sent as a bearer token",
      who: "anybody",
      success: [200, "Text in the format of Prometheus"],
      problems: ["not-found"],
    },
  },
  "/api/openapi.json": {
    get: { summary: "This document", who: "anybody", success: [200, "OpenAPI 3.1"] },
  },
  "/api/auth/{nextauth}": {
    get: {
      summary: "Session, CSRF token and providers, by next-auth",
      who: "anybody",
      success: [200, "See next-auth"],
    },
    post: {
      summary: "Sign in and out, by next-auth: e-mail address and password",
      who: "anybody",
      success: [200, "Where to go next"],
      problems: ["wrong-sign-in"],
    },
  },
  "/api/setup": {
    post: {
      summary: "Make the first facilitator with the token of the set-up link",
      who: "anybody",
      body: setUpRequest,
      success: [201, "Made: {email}"],
      problems: ["bad-request", "bad-password", "bad-setup-link", "other-site"],
    },
  },
  "/api/join": {
    post: {
      summary: "Come in as a guest while the door is open; sets the cookie of the device",
      who: "anybody",
      body: joinRequest,
      success: [200, "In: {mapId, participant: {id, name, role}}"],
      problems: [
        "bad-request",
        "bad-code",
        "unknown-code",
        "door-closed",
        "removed",
        "too-many-attempts",
        "too-large",
        "other-site",
      ],
    },
  },
  "/api/join/again": {
    post: {
      summary: "Come in without being asked again: a device that is on the map, or an account",
      who: "anybody",
      body: rejoinRequest,
      success: [200, "In: {mapId}"],
      problems: ["bad-request", "not-signed-in", "door-closed", "removed", "too-many-attempts"],
    },
  },
  "/api/maps": {
    get: {
      summary: "The maps of the account",
      who: "account",
      success: [200, "{maps: [{id, title, role, doorOpen, locked, createdAt, versions}]}"],
      problems: ["not-signed-in"],
    },
    post: {
      summary: "Create a map from a template, or from a map file of up to 8 MiB",
      who: "account",
      body: createMapRequest,
      success: [201, "Made: {id, joinCode}"],
      problems: [
        "not-signed-in",
        "not-a-facilitator",
        "bad-request",
        "bad-map",
        "too-deep",
        "too-large",
        "other-site",
      ],
    },
  },
  [map]: {
    get: {
      summary: "The live map as gap-map/1",
      who: "person on the map",
      success: [200, "The map, as /gap-map-1.schema.json describes it"],
      problems: reading,
    },
  },
  [`${map}/token`]: {
    post: {
      summary: "A sync token for /sync/{mapId}, good for two minutes and for this map only",
      who: "person on the map",
      body: tokenRequest,
      success: [200, "{token, role, page, person, formerly, epoch}"],
      problems: sending,
    },
  },
  [`${map}/versions`]: {
    get: {
      summary: "The versions, newest first, without their maps",
      who: "person on the map",
      success: [200, "{versions: [{number, name, note, status, hash, savedAt, savedBy, present}]}"],
      problems: reading,
    },
    post: {
      summary: "Save a version; contributors save drafts, facilitators also agreed versions",
      who: "person on the map",
      body: saveVersionRequest,
      success: [201, "Saved: {number, hash}"],
      problems: [...running, "locked", "nothing-changed"],
    },
  },
  [version]: {
    get: {
      summary: "One version with its map",
      who: "person on the map",
      success: [200, "{number, name, note, status, hash, savedAt, savedBy, present, map}"],
      problems: [...reading, "version-not-found"],
    },
  },
  [`${version}/restore`]: {
    post: {
      summary: "Bring the map back to a version, by new changes; how it was before is kept",
      who: "facilitator of the map",
      success: [200, "{before: number of the version kept, changes: how many}"],
      problems: [...writing, "forbidden", "version-not-found", "nothing-changed"],
    },
  },
  [`${version}/export`]: {
    get: {
      summary: "Download a version",
      who: "person on the map",
      query: formats,
      success: [200, "The file", "*/*"],
      problems: [...reading, "version-not-found", "unknown-format"],
    },
  },
  [`${map}/export`]: {
    get: {
      summary: "Download the live map",
      who: "person on the map",
      query: formats,
      success: [200, "The file", "*/*"],
      problems: [...reading, "unknown-format"],
    },
  },
  [`${map}/compare`]: {
    get: {
      summary: "What happened between two versions, in plain sentences",
      who: "person on the map",
      query: { from: "Number of a version", to: "Number of a version; the live map when absent" },
      success: [
        200,
        "{changes: [{kind, itemId, itemKind, field?, before?, after?, sentence}], layoutOnly}",
      ],
      problems: [...reading, "bad-request", "version-not-found"],
    },
  },
  [`${map}/analysis`]: {
    get: {
      summary: "What the analysis finds on the live map, in figures and in plain sentences",
      who: "person on the map",
      query: comparedWith,
      success: [200, findings],
      problems: [...reading, "version-not-found"],
    },
  },
  [`${version}/analysis`]: {
    get: {
      summary: "What the analysis finds on a version, in figures and in plain sentences",
      who: "person on the map",
      query: comparedWith,
      success: [200, findings],
      problems: [...reading, "version-not-found"],
    },
  },
  [`${map}/me`]: {
    put: {
      summary: "A guest puts right their name, organisation and services, on every open screen",
      who: "person on the map",
      body: correctionRequest,
      success: [200, "{name, organisation, services}; ids of services that the map has"],
      problems: [...sending, "forbidden"],
    },
    delete: {
      summary: "Forget who used this device on the map, so that somebody else can join on it",
      who: "person on the map",
      success: [200, "Forgotten"],
      problems: [...writing, "forbidden", "door-closed"],
    },
  },
  [`${map}/people`]: {
    get: {
      summary: "Everybody on the map",
      who: "person on the map",
      success: [200, "{people: [{id, name, organisation, services, role, via, removed}]}"],
      problems: reading,
    },
  },
  [`${map}/people/{personId}`]: {
    delete: {
      summary: "Remove somebody from the map; their connections close at once",
      who: "facilitator of the map",
      success: [200, "The person, removed"],
      problems: [...writing, "forbidden", "person-not-found", "last-facilitator"],
    },
  },
  [`${map}/people/{personId}/role`]: {
    put: {
      summary: "Give somebody another role, or let them in again",
      who: "facilitator of the map",
      body: roleRequest,
      success: [200, "The person, with the role"],
      problems: [...running, "person-not-found", "last-facilitator"],
    },
  },
  [`${map}/door`]: {
    get: {
      summary: "The join code, and whether door and map are open",
      who: "facilitator of the map",
      success: [200, "{joinCode, doorOpen, locked}"],
      problems: [...reading, "forbidden"],
    },
    put: {
      summary: "Open or close the door to new guests",
      who: "facilitator of the map",
      body: doorRequest,
      success: [200, "{doorOpen}"],
      problems: running,
    },
  },
  [`${map}/lock`]: {
    put: {
      summary: "Lock or unlock the map: while locked only facilitators write",
      who: "facilitator of the map",
      body: lockRequest,
      success: [200, "{locked}"],
      problems: running,
    },
  },
  [`${map}/code`]: {
    post: {
      summary: "A new join code; the old one stops working",
      who: "facilitator of the map",
      success: [200, "{joinCode}"],
      problems: [...writing, "forbidden"],
    },
  },
};
