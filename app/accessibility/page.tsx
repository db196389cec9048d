import type { Metadata } from "next";
import { AccountTools } from "#app/AccountTools.tsx";
import { Page } from "#components/ui/Page.tsx";

export const metadata: Metadata = { title: "Accessibility statement" };

/** What works for whom, what does not yet, and what to do then. */
export default function AccessibilityPage() {
  return (
    <Page tools={<AccountTools />}>
      <div className="gm-prose">
        <h1 className="gm-title">Accessibility statement</h1>
        <p>
          Gap map is meant for everyone in the room. We build it to meet level AA of the Web Content
          Accessibility Guidelines (WCAG) 2.2.
        </p>
        <h2>Map and List</h2>
        <p>
          Every map can be used in two ways. <b>Map</b> is a drawing. <b>List</b> shows the same
          services, thresholds, barriers, good practice, pathways and gaps as headings, lists and
          forms. Both are live, and what you change in one is there at once in the other.
        </p>
        <p>
          The drawing is hard to use with a screen reader. Use List: the first link on the map page
          leads to it.
        </p>
        <h2>What you can do</h2>
        <ul>
          <li>Do everything with a keyboard. A yellow and dark ring shows where you are.</li>
          <li>Enlarge the text to 400% on every page except the drawing itself.</li>
          <li>Use it on a phone, held either way.</li>
          <li>Tell things apart without colour: each has a shape, a letter and a word.</li>
          <li>Use the contrast colours of your own computer, and ask it for less movement.</li>
        </ul>
        <h2>What we know does not work well yet</h2>
        <ul>
          <li>
            The drawing on the map page does not speak its services to a screen reader. List does.
          </li>
          <li>Freehand strokes have no description.</li>
          <li>
            PDF and picture files are drawings. The CSV files hold the same content as tables.
          </li>
          <li>
            It has been checked with automatic tests and with a keyboard, and not yet by people who
            use assistive technology every day.
          </li>
        </ul>
        <h2>If you cannot take part</h2>
        <p>
          Tell the facilitator of your workshop. They can type for you, send you the map as a file,
          or work with you another way. See <a href="/help#another-way">other ways to take part</a>.
        </p>
        <p className="gm-muted">This statement was written on 22 November 2026.</p>
      </div>
    </Page>
  );
}
