import type { Metadata } from "next";
import { AccountTools } from "#app/AccountTools.tsx";
import { Marker } from "#components/ui/Marker.tsx";
import { Page } from "#components/ui/Page.tsx";
import { PathwayLine } from "#components/ui/PathwayLine.tsx";
import { STANDING_KEY } from "#lib/gap-map/ends.ts";
import { OUTCOME_KEY } from "#lib/gap-map/outcomes.ts";
import "./help.css";

export const metadata: Metadata = { title: "Help" };

/** How to come in, what the signs mean, and other ways to take part. */
export default function HelpPage() {
  return (
    <Page tools={<AccountTools />}>
      <div className="gm-prose">
        <h1 className="gm-title">Help</h1>
        <h2>Joining a workshop</h2>
        <ol>
          <li>
            Scan the picture code on the screen, open the link you were sent, or type the 6 letters
            and numbers on the <a href="/">first page</a>.
          </li>
          <li>Give your name, your organisation and the service you represent.</li>
          <li>You are in. On the same device you are not asked again.</li>
        </ol>
        <p>
          If the code is not accepted, ask the facilitator: the door may be closed, or the code may
          have been changed.
        </p>
        <h2>What the signs mean</h2>
        <ul className="help__signs">
          {SIGNS.map((sign) => (
            <li key={sign.word}>
              <Marker kind={sign.kind} />
              <span>
                <b>{sign.word}</b>: {sign.meaning}
              </span>
            </li>
          ))}
        </ul>
        <ul className="help__signs">
          {OUTCOME_KEY.map(({ style, word }) => (
            <li key={style}>
              <PathwayLine style={style} word={word} />
            </li>
          ))}
          {STANDING_KEY.map(({ standing, word }) => (
            <li key={standing}>
              <PathwayLine style="accepted" standing={standing} word={word} />
            </li>
          ))}
        </ul>
        <h2>If the connection drops</h2>
        <p>
          Keep working. The page says <b>Offline</b> and how many changes it keeps. It sends them by
          itself when the connection is back, and then says <b>Saved</b>. If you close the page
          before that, open the map again on the same device: what you wrote is still there, and is
          sent then. What you have begun in a form and not added yet waits there as well.
        </p>
        <p>
          If it says <b>slower connection</b>, everything works, and takes a moment longer: your
          network lets no direct connection through. <a href="/check">Check this connection</a> says
          what works from your computer and what to ask your network team for.
        </p>
        <h2 id="another-way">Other ways to take part</h2>
        <ul>
          <li>
            Say what you want to add. The facilitator or a scribe types it for you, in your name if
            you like.
          </li>
          <li>Use List instead of Map: everything is there as headings, lists and forms.</li>
          <li>Ask for the map as a file, and send your changes by e-mail or on paper.</li>
          <li>Share a device with a colleague.</li>
        </ul>
      </div>
    </Page>
  );
}

const SIGNS = [
  {
    kind: "threshold",
    word: "Threshold",
    meaning: "what a person must meet before a service will take them",
  },
  {
    kind: "barrier",
    word: "Barrier",
    meaning: "what stops people, though they could meet the threshold",
  },
  {
    kind: "goodPractice",
    word: "Good practice",
    meaning: "what helps people through, or holds them",
  },
  {
    kind: "difference",
    word: "Difference of view",
    meaning: "people see this differently; both views are kept",
  },
] as const;
