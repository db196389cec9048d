import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { FindingsReport } from "#components/findings/report/FindingsReport.tsx";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { plainly } from "#lib/gap-map/analysis/finding.ts";
import { findingsUnder, guidanceTheme, themes } from "#lib/gap-map/analysis/themes.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { personasOf } from "#lib/gap-map/order.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";

const bristol = mapFromTemplate("bristol", "Bristol gap map");
const html = renderToStaticMarkup(<FindingsReport map={bristol} state="on a Monday" />);
const words = html
  .replace(/<[^>]+>/g, " ")
  .replaceAll("&#x27;", "'")
  .replaceAll("&amp;", "&")
  .replaceAll("&quot;", '"')
  .replace(/\s+/g, " ");

describe("[REP1] the page of findings says all that the map says", () => {
  test("which map, in which state, and what it is not", () => {
    expect(words).toContain("Bristol gap map");
    expect(words).toContain("What this map says on a Monday, from 30 services and 62 pathways.");
    expect(words).toContain("nothing here is clinical advice");
    expect(words).toContain("never a person’s own risk level");
  });

  test("every finding under its question, and nothing that guidance says", () => {
    const { findings } = analyse(bristol);
    for (const { title } of themes) expect(words).toContain(title);
    const told = themes.flatMap((theme) => findingsUnder(theme, findings));
    expect(told.length).toBeGreaterThan(80);
    expect(told.filter((finding) => !words.includes(plainly(finding)))).toEqual([]);
    const guidance = findingsUnder(guidanceTheme, findings);
    expect(guidance.length).toBeGreaterThan(0);
    expect(guidance.filter((finding) => words.includes(plainly(finding)))).toEqual([]);
  });

  test("real tables: a ruler, a row for every service, every person's walk, coverage and barriers", () => {
    const { acceptance } = analyse(bristol);
    const cells = Object.values(acceptance).flatMap(Object.values).length;
    const signs = /<td><span class="gm-verdict[^>]+><svg/g;
    expect(html.match(signs)?.length).toBeGreaterThanOrEqual(cells);
    for (const { label } of personasOf(bristol)) expect(words).toContain(label);
    for (const { text } of itemsOf(bristol, "barrier"))
      expect(words).toContain(`“${text.replace(/\s+/g, " ")}”`);
    const [ruler, matrix, coverage, barriers, agenda, clarity] = [1, 1, 1, 1, 1, 1];
    expect(html.match(/<table/g)?.length).toBe(
      ruler + matrix + personasOf(bristol).length + coverage + barriers + agenda + clarity,
    );
  });

  test("what to talk about first, and how clear each service is, in plain words", () => {
    expect(words).toContain("Where the room disagrees, and what to talk about first");
    expect(words).toContain("What is clear and what is not, service by service");
    expect(words.match(/\d+ of \d+ /g)?.length).toBeGreaterThanOrEqual(30);
  });

  test("every table and part is named by the one heading that it means", () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, one]) => one);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, one] of html.matchAll(/aria-labelledby="([^"]+)"/g)) expect(ids).toContain(one);
  });

  test("nothing on paper is there to be pressed", () => {
    expect(html).not.toMatch(/<(button|input|select|a)\b/);
  });

  test("the gap on the ruler is one cell beside all between which it falls", () => {
    expect(html).toMatch(
      /<td class="gm-ruler__gap[^"]*" colSpan="1" rowSpan="4">.*?Gap 1.*?none do/,
    );
  });
});

test("[REP2] an empty map has a page too", () => {
  const empty = renderToStaticMarkup(
    <FindingsReport map={mapFromTemplate("blank", "Nothing yet")} state="now" />,
  );
  expect(empty).toContain("Nothing yet");
  expect(empty).not.toContain("undefined");
});
