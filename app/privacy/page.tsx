import type { Metadata } from "next";
import { AccountTools } from "#app/AccountTools.tsx";
import { Page } from "#components/ui/Page.tsx";

export const metadata: Metadata = { title: "Privacy" };

/** What is kept, who sees it, and what must never be written. */
export default function PrivacyPage() {
  return (
    <Page tools={<AccountTools />}>
      <div className="gm-prose">
        <h1 className="gm-title">Privacy</h1>
        <p>
          A gap map is about services, never about a patient or client.{" "}
          <b>Do not write anything that could identify one.</b> The persons on a map are made up.
        </p>
        <h2>What we keep about you</h2>
        <ul>
          <li>
            As a guest: your name, your organisation, the services you represent, and when you
            joined.
          </li>
          <li>
            With an account: also your e-mail address, and a form of your password that cannot be
            read back.
          </li>
          <li>What you add or change on a map, with your name, your organisation and the time.</li>
        </ul>
        <h2>Who sees it</h2>
        <ul>
          <li>People on the same map see your name, your organisation and what you write.</li>
          <li>
            Files made from a map can hold the names of those who wrote on it. They hold no e-mail
            addresses and no join codes.
          </li>
          <li>Whoever runs this service for you can see what is stored on it.</li>
        </ul>
        <h2>On a device you share</h2>
        <p>
          While what you wrote cannot be sent, because the network is away, the browser keeps a copy
          of the map. It also keeps words that you have begun and not yet added. It deletes both
          once everything is saved, and when you sign out. If you leave a shared computer before
          that, delete this website’s data in the browser.
        </p>
        <h2>Who does not</h2>
        <p>
          Nothing is sent to any other website. There is no advertising, no tracking and no counting
          of visits.
        </p>
        <h2>How long</h2>
        <p>
          As long as the map is kept. To see, mend or delete what is kept about you, ask the
          facilitator of your workshop, or whoever runs this service for you.
        </p>
      </div>
    </Page>
  );
}
