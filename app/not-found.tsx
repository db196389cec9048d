import type { Metadata } from "next";
import { Page } from "#components/ui/Page.tsx";
import { WaysIn } from "#components/ui/WaysIn.tsx";

export const metadata: Metadata = { title: "Page not found" };

/** Nothing here, or nothing for this person: the two are not told apart. */
export default function NotFoundPage() {
  return (
    <Page>
      <div className="gm-stack">
        <h1 className="gm-title">Page not found</h1>
        <p>
          Check the address. If it leads to a map, you may have to join its workshop or sign in
          before you can see it.
        </p>
        <WaysIn />
      </div>
    </Page>
  );
}
