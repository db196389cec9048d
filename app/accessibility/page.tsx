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
          leads to it, and this device remembers it.
        </p>
        <h2>What you can do</h2>
        <ul>
          <li>Do everything with a keyboard. A yellow and dark ring shows where you are.</li>
          <li>Enlarge the text to 400% on every page except the drawing itself.</li>
          <li>Use it on a phone, held either way.</li>
          <li>Tell things apart without colour: each has a shape, a letter and a word.</li>
          <li>Use the contrast colours of your own computer, and ask it for less movement.</li>
          <li>
            Choose how much a screen reader is told about others: under <b>More</b>,{" "}
            <b>How this screen behaves</b>. There you can also keep the screen calm: no pointers and
            faces of others, and nothing that moves.
          </li>
          <li>
            See and hear who else is in a field that you come to. In List, hold others’ changes back
            while you read.
          </li>
          <li>
            Look up what happened, under <b>More</b>, <b>Recent activity</b>, and go to where
            somebody is, under <b>All people</b>.
          </li>
          <li>
            On the drawing: Tab goes from card to card in the order of List, and out again at the
            end. Arrow keys place a new service and lead a pathway from one service to another;
            Enter puts it down, Escape stops.
          </li>
        </ul>
        <h2>What was tested, and how</h2>
        <ul>
          <li>
            Each page and dialog with axe-core against WCAG 2.2 AA and good practice, 320, 768 and
            1280 px wide, in Chromium: no failure. Such tools find about half of what can be wrong.
          </li>
          <li>
            With tests of our own: the way of Tab through each page, that the ring around what has
            the keyboard can be seen and nothing covers it, on the drawing, too; wider letters and
            lines; signs on a picture without colours; buttons in colours of the computer’s own;
            error messages; and what is said to a screen reader, when, and how often.
          </li>
          <li>
            A whole small workshop by keyboard alone, from the join code to a saved version, with
            somebody on the drawing who sees the same.
          </li>
          <li>
            Not tested: with NVDA, JAWS, VoiceOver, TalkBack, Dragon, a magnifier or a switch, and
            in browsers other than Chromium.
          </li>
        </ul>
        <h2>What we know does not work well yet</h2>
        <ul>
          <li>
            On the drawing a screen reader is told the names of cards and gaps and where the
            keyboard is, but not what a card says or how cards lie to each other. List tells both.
          </li>
          <li>
            Texts and freehand strokes cannot be drawn by keyboard. A note can be added by keyboard
            in List.
          </li>
          <li>
            A threshold, barrier or good practice is added to a card by keyboard in its menu
            (Shift+F10) or its details, not with the tool.
          </li>
          <li>
            From far away long names on cards are shortened. With wider letters and lines set in the
            browser, cards and words on the drawing grow over what is beside and below them. List
            and details show all words.
          </li>
          <li>The drawing needs scrolling both ways when it is enlarged. List does not.</li>
          <li>
            Picture files are drawings. A PDF is one, too, followed by the whole map in words, with
            headings; the CSV files hold the same content as tables.
          </li>
          <li>It has not yet been tried by people who use assistive technology every day.</li>
        </ul>
        <h2>If you cannot take part</h2>
        <p>
          Tell the facilitator of your workshop. They can type for you, send you the map as a file,
          or work with you another way. See <a href="/help#another-way">other ways to take part</a>.
        </p>
        <p className="gm-muted">This statement was written on 26 November 2026.</p>
      </div>
    </Page>
  );
}
