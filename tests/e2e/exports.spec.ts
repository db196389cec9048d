import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, newMap, open, post, saved, test } from "./workshop.ts";

/** What a person does in the dialog: says which file, answers what is asked, presses Download. */
async function download(
  page: Page,
  file: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<{ readonly name: string; readonly path: string; readonly bytes: Buffer }> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: file }).check();
  for (const [question, answer] of Object.entries(answers)) {
    await dialog.getByLabel(question, { exact: true }).selectOption({ label: answer });
  }
  const [given] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download" }).click(),
  ]);
  const name = given.suggestedFilename();
  await expect(dialog.getByRole("status")).toHaveText(`Downloaded ${name}`);
  const path = await given.path();
  return { name, path, bytes: readFileSync(path) };
}

test("somebody downloads each kind of file from the dialog, and each one opens and says what the map says", async ({
  browser,
  facilitator: page,
  app,
}) => {
  const { id, joinCode } = await newMap(page, app);
  await page.goto(`${app.url}/maps/${id}`);
  await saved(page);
  await page.getByRole("button", { name: "Export" }).click();
  const looking = await open(browser, app);

  for (const paper of ["A4", "A1"]) {
    const { name, path } = await download(page, "PDF", { "Paper for the map": paper });
    expect(name).toMatch(/\.pdf$/);
    const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
    for (const words of ["Primary care", "GP practice", "Too risky for primary"])
      expect(text).toContain(words);
    expect(text).not.toContain(joinCode);
    expect(execFileSync("pdfinfo", [path], { encoding: "utf8" })).toContain(`(${paper})`);
  }

  const svg = await download(page, "Drawing (SVG)", { "On the cards": "All texts written out" });
  expect(svg.name).toMatch(/\.svg$/);
  await looking.setContent(svg.bytes.toString());
  for (const words of ["Primary care", "GP practice", "Lives in the practice area."])
    await expect(looking.locator("svg text", { hasText: words }).first()).toBeVisible();

  const png = await download(page, "Picture (PNG)");
  expect(png.name).toMatch(/\.png$/);
  const drawn = await looking.evaluate(async (encoded) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${encoded}`;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [200, 200];
    const pen = canvas.getContext("2d");
    pen?.drawImage(picture, 0, 0, 200, 200);
    const colours = new Set(new Uint32Array(pen?.getImageData(0, 0, 200, 200).data.buffer ?? []));
    return { width: picture.naturalWidth, colours: colours.size };
  }, png.bytes.toString("base64"));
  expect(drawn.width).toBeGreaterThan(1_500);
  expect(drawn.colours).toBeGreaterThan(50);

  const rows = { Services: 30, Thresholds: 95, Barriers: 48, "Good practice": 36, Pathways: 62 };
  for (const [table, count] of Object.entries(rows)) {
    const csv = await download(page, "Tables (CSV)", { Table: table });
    expect(csv.name).toMatch(/\.csv$/);
    expect(csv.bytes.toString().trim().split("\r\n")).toHaveLength(count + 1);
  }
  const whole = await download(page, "Tables (CSV)", { Table: "Everything in one file" });
  expect(whole.bytes.toString()).toContain("Lives in the practice area.");

  // The map file goes back in the way a person would bring it in.
  const json = await download(page, "Map file (JSON)");
  expect(json.bytes.includes(joinCode)).toBe(false);
  await page.goto(`${app.url}/maps/new`);
  await page.getByLabel("A gap map file").check();
  await page.getByLabel("File", { exact: true }).setInputFiles(json.path);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Create the map" }).click();
  await page.waitForURL(/\/maps\/(?!new)[^/]+$/);
  const again = await page.request.get(`${app.url}/api${new URL(page.url()).pathname}`);
  expect(await again.json()).toEqual(JSON.parse(json.bytes.toString()));
});

test("an agreed version is downloaded from its own page, and says that it is agreed", async ({
  facilitator: page,
  app,
}) => {
  const { id } = await newMap(page, app);
  await post(page.request, `${app.url}/api/maps/${id}/versions`, {
    name: "After the first workshop",
    status: "agreed",
  });
  await page.goto(`${app.url}/maps/${id}/versions`);
  await page.getByRole("link", { name: "View version 1" }).click();
  await page.getByRole("button", { name: "Export" }).click();
  const { path } = await download(page, "PDF", { "Paper for the map": "A3" });
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  expect(text).toMatch(/Version 1, After the first workshop · agreed · \d/);
  expect(text).toContain("GP practice");
});
