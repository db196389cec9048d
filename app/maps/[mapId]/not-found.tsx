import { WaysBackIn } from "#components/people/WaysBackIn.tsx";
import { Page } from "#components/ui/Page.tsx";

/** For people who are not, or no longer, on a map; and for maps that do not exist. */
export default function NotOnThisMap() {
  return (
    <Page>
      <title>Not on this map – Gap map</title>
      <div className="gm-stack">
        <h1 className="gm-title">You are not on this map</h1>
        <p>
          There may be no map at this address, your session may have ended, or the facilitator may
          have removed you. What you wrote is kept with the map.
        </p>
        <p>Join with the code of the workshop, or sign in if you have an account.</p>
        <div className="gm-row">
          <WaysBackIn primary />
        </div>
      </div>
    </Page>
  );
}
