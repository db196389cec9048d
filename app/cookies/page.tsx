import type { Metadata } from "next";
import { AccountTools } from "#app/AccountTools.tsx";
import { Page } from "#components/ui/Page.tsx";
import { Table } from "#components/ui/Table.tsx";

export const metadata: Metadata = { title: "Cookies" };

/** Only what the service cannot work without, so nobody is asked. */
export default function CookiesPage() {
  return (
    <Page tools={<AccountTools />}>
      <div className="gm-prose">
        <h1 className="gm-title">Cookies</h1>
        <p>
          We store only what the service cannot work without. That is why you are not asked to agree
          to anything.
        </p>
        <Table
          caption="Cookies"
          columns={[
            { heading: "Name", cell: (row) => row.name },
            { heading: "What for", cell: (row) => row.purpose },
            { heading: "Kept for", cell: (row) => row.kept },
          ]}
          rows={COOKIES}
          rowKey={(row) => row.name}
        />
        <h2>On your device</h2>
        <p>
          Your browser also remembers small choices, such as Map or List. They stay on your device.
        </p>
        <p>
          When you write without a network it keeps a copy of the map, so that nothing is lost when
          the page is closed. The copy is deleted once everything in it is saved, or when you sign
          out.
        </p>
        <p>
          Words that you have begun and not yet added to the map, such as a name in a form, stay on
          your device until you add them, cancel, leave the map or sign out, and for 30 days at
          most.
        </p>
        <p>No other website sets cookies here.</p>
      </div>
    </Page>
  );
}

const COOKIES = [
  {
    name: "gap-map-device",
    purpose: "Knows a guest’s device again, so that you are not asked for your name twice",
    kept: "6 months",
  },
  { name: "next-auth.session-token", purpose: "Keeps you signed in", kept: "2 weeks" },
  {
    name: "next-auth.csrf-token",
    purpose: "Protects the sign-in form",
    kept: "Until you close the browser",
  },
  {
    name: "next-auth.callback-url",
    purpose: "Remembers where to go after signing in",
    kept: "Until you close the browser",
  },
];
