import { Page } from "#components/ui/Page.tsx";
import { WaysIn } from "#components/ui/WaysIn.tsx";

/** For people who are not, or no longer, on a map; and for maps that do not exist. */
export default function NotOnThisMap() {
  return (
    <Page>
      <div className="gm-stack">
        <h1 className="gm-title">You are not on this map</h1>
        <p>
          There may be no map at this address, your session may have ended, or the facilitator may
          have removed you. What you wrote is kept with the map.
        </p>
        <p>Join with the code of the workshop, or sign in if you have an account.</p>
        <WaysIn />
      </div>
    </Page>
  );
}
