import { create } from "qrcode";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { QrCode } from "#components/people/QrCode.tsx";
import { initials } from "#components/ui/Avatar.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Radios } from "#components/ui/Choices.tsx";
import { Marker } from "#components/ui/Marker.tsx";
import { PathwayLine } from "#components/ui/PathwayLine.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { mark } from "#lib/scene/marks.ts";
import { outlineOf } from "#tests/helpers/list-page.tsx";

test("a field names its hint and its error to people who listen", () => {
  const html = renderToStaticMarkup(
    <TextField id="name" label="Your name" hint="As others call you" error="Enter your name" />,
  );
  expect(html).toContain('aria-describedby="name-hint name-error"');
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain('<label class="gm-field__label" for="name">');
  expect(html).toMatch(/id="name-error"><span class="gm-vh">Error: <\/span>Enter your name/);
});

test("a group of choices leads an error link to its first choice", () => {
  const html = renderToStaticMarkup(
    <Radios
      id="start"
      label="Start"
      error="Choose one"
      choices={[
        { value: "a", label: "A" },
        { value: "b", label: "B" },
      ]}
      defaultValue="b"
    />,
  );
  expect(html).toContain('<input id="start"');
  expect(html).toMatch(/checked="" value="b"|value="b" checked=""/);
  expect(html).toContain('aria-describedby="start-error"');
});

test("a button never sends a form unless it says so", () => {
  expect(renderToStaticMarkup(<Button>Close</Button>)).toContain('type="button"');
  expect(renderToStaticMarkup(<Button type="submit">Join</Button>)).toContain('type="submit"');
});

test("a button drawn as an icon keeps its name", () => {
  const html = renderToStaticMarkup(
    <Button icon="close" iconOnly>
      Close
    </Button>,
  );
  expect(html).toContain('<span class="gm-vh">Close</span>');
});

test("colour never stands alone: markers carry a letter, pathways a word", () => {
  expect(renderToStaticMarkup(<Marker kind="threshold" />)).toContain(">T</text>");
  expect(renderToStaticMarkup(<Marker kind="barrier" label="2 barriers" />)).toContain(
    "2 barriers",
  );
  expect(renderToStaticMarkup(<PathwayLine style="refused" word="refused" />)).toContain(
    "<b>refused</b>",
  );
});

test("with colour taken away each marker is still told by its own shape and sign, on the page and in exports, and by a word", () => {
  const drawn = (["threshold", "barrier", "goodPractice", "difference"] as const).map((kind) =>
    renderToStaticMarkup(<Marker kind={kind} />).replace(/ class="[^"]*"/g, ""),
  );
  expect(new Set(drawn.map((html) => /d="([^"]+)"/.exec(html)?.[1])).size).toBe(drawn.length);
  expect(drawn.map((html) => />(.)<\/text>/.exec(html)?.[1])).toEqual(["T", "B", "G", undefined]);

  const kinds = ["threshold", "barrier", "goodPractice"] as const;
  const grey = kinds.map((kind) =>
    mark(kind, 0, 0).map(({ kind: shape, ...rest }) =>
      JSON.stringify({ shape, ...rest, fill: "grey", colour: "grey" }),
    ),
  );
  for (const part of [0, 1]) expect(new Set(grey.map((shapes) => shapes[part])).size).toBe(3);

  const list = outlineOf(mapFromTemplate("bristol", "Bristol")).replace(/<[^>]+>/g, " ");
  for (const word of ["thresholds", "barriers", "good practice"]) expect(list).toContain(word);
});

test("what is only a sign beside a word is seen and not read out", () => {
  expect(renderToStaticMarkup(<PathwayLine style="unclear" word="? unclear" />)).toContain(
    '<b><span aria-hidden="true">? </span>unclear</b>',
  );
});

test("initials are the first letters of first and last name, in any script", () => {
  expect(initials("Priya Shah")).toBe("PS");
  expect(initials("  Tom ")).toBe("T");
  expect(initials("élodie van der Berg")).toBe("ÉB");
  expect(initials("😀 Smile")).toBe("😀S");
  expect(initials("")).toBe("");
});

test("the picture code draws every dark square of the code, with four squares of white around", () => {
  const address = "https://map.example.org/join/BCD346";
  const { modules } = create(address, { errorCorrectionLevel: "M" });
  const html = renderToStaticMarkup(<QrCode address={address} />);
  const drawn = [...html.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`);
  const dark: string[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) dark.push(`${column + 4} ${row + 4}`);
    }
  }
  expect(drawn).toEqual(dark);
  expect(html).toContain(`viewBox="0 0 ${modules.size + 8} ${modules.size + 8}"`);
});
