import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as getExport } from "#app/api/maps/[mapId]/export/route.ts";
import { GET as getVersionExport } from "#app/api/maps/[mapId]/versions/[number]/export/route.ts";
import { POST as postVersion } from "#app/api/maps/[mapId]/versions/route.ts";
import { type Format, formats } from "#server/export/export.ts";
import { type Behind, download, guestOn, newMap, send, serveApi } from "#tests/helpers/api.ts";

let behind: Behind;
let mapId: string;
let code: string;

beforeAll(async () => {
  behind = await serveApi();
  ({ mapId, code } = await newMap(behind.fay));
  await guestOn(code, "Gus");
  const body = { name: "First", status: "agreed" };
  await send("POST", postVersion, { mapId }, { as: behind.fay, body });
});
afterAll(() => behind.close());

const live = (query: string) =>
  download(getExport, { mapId }, { as: behind.fay, query }).then(({ response }) => response);
const version = (number: string, query: string) =>
  download(getVersionExport, { mapId, number }, { as: behind.fay, query }).then(
    ({ response }) => response,
  );

describe("[EXPORT4] files through the API", () => {
  test.each(formats)("the live map and a version are downloads as %s", async (format) => {
    for (const [response, name] of [
      [await live(`?format=${format}`), "live"],
      [await version("1", `?format=${format}`), "version%201"],
    ] as const) {
      expect(response.status).toBe(200);
      const disposition = response.headers.get("Content-Disposition");
      expect(disposition).toMatch(new RegExp(`^attachment; .*${name}.*\\.${format}$`));
      expect(response.headers.get("Cache-Control")).toBe("no-store");
      expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
    }
  });

  test("a table of the CSV can be asked for alone", async () => {
    const file = await (await live("?format=csv&table=pathways")).text();
    expect(file).toMatch(/^\ufeff?reference,id,from,/);
  });

  test("legibility can be asked for before printing", async () => {
    const { papers } = await (await live("?format=pdf&paper=A3&check=1")).json();
    expect(papers.map(({ paper }: { paper: string }) => paper)).toEqual(["A4", "A3", "A1"]);
    expect(papers[0].warning).toMatch(/^Smallest text prints at \d+ pt\./);
  });

  test.each([
    ["?format=docx", "unknown-format", 400],
    ["?format=pdf&paper=A0", "bad-request", 400],
    ["?format=csv&table=people", "bad-request", 400],
    ["?format=png&text=some", "bad-request", 400],
  ])("%s is refused in words", async (query, expected, status) => {
    const refused = await send("GET", getExport, { mapId }, { as: behind.fay, query });
    expect([refused.code, refused.status]).toEqual([expected, status]);
  });

  test("strangers get nothing", async () => {
    const query = "?format=pdf";
    const stranger = await send("GET", getExport, { mapId }, { as: behind.stranger, query });
    expect(stranger.code).toBe("not-on-map");
    expect((await send("GET", getExport, { mapId }, { query })).code).toBe("not-signed-in");
    const none = { mapId, number: "9" };
    const missing = await send("GET", getVersionExport, none, { as: behind.fay, query });
    expect(missing.code).toBe("version-not-found");
  });
});

test("[EXPORT5] no export carries a join code, a token or an e-mail address", async () => {
  const token = behind.fay.replace("Bearer ", "");
  const secrets = [code, code.toLowerCase(), token, "fay@example.org", "example.org"];
  for (const format of formats) {
    for (const response of [
      await live(`?format=${format}`),
      await version("1", `?format=${format}`),
    ]) {
      const file = wordsIn(format, Buffer.from(await response.arrayBuffer()));
      for (const secret of secrets) expect(file).not.toContain(secret);
      expect(response.headers.get("Content-Disposition")).not.toContain(code);
      if (format !== "png") expect(file).not.toMatch(/[\w.]+@[\w.]+\.\w/);
    }
  }
  expect(behind.reported).toEqual([]);
});

/** All that can be read in a file. The streams of a PDF are packed: a PDF tool unpacks words and facts. */
function wordsIn(format: Format, bytes: Buffer): string {
  if (format !== "pdf") return bytes.toString("latin1");
  const options = { input: bytes, encoding: "utf8" } as const;
  return execFileSync("pdftotext", ["-", "-"], options) + execFileSync("pdfinfo", ["-"], options);
}
