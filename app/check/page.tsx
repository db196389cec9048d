import type { Metadata } from "next";
import { AccountTools } from "#app/AccountTools.tsx";
import { Page } from "#components/ui/Page.tsx";
import { SelfTest } from "./SelfTest.tsx";
import "./check.css";

export const metadata: Metadata = { title: "Check this connection" };

/** For the people who look after computers and networks: what works from here, and what to open. */
export default function CheckPage() {
  return (
    <Page tools={<AccountTools />}>
      <div className="gm-prose">
        <h1 className="gm-title">Check this connection</h1>
        <p>
          This page finds out whether workshops work from this computer, and what to ask your
          network team for if they do not. Nothing about you is sent or kept.
        </p>
        <SelfTest />
        <h2>What Gap Map needs</h2>
        <ul>
          <li>Pages over https from this one address, and from no other.</li>
          <li>
            Secure WebSockets (wss) to the same address, below <b>/sync/</b>. Without them workshops
            still work, over a slower connection.
          </li>
          <li>
            No buffering of answers below <b>/sync/</b>, and no caching.
          </li>
          <li>
            An idle timeout of at least 60 seconds for WebSockets and for requests below{" "}
            <b>/sync/</b>.
          </li>
          <li>POST requests of up to 1 MB, with binary data.</li>
          <li>A browser not older than two years, which may keep data of this address.</li>
        </ul>
      </div>
    </Page>
  );
}
