import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "#components/ui/tokens.css";
import "#components/ui/base.css";
import "#components/ui/frame.css";
import "#components/ui/kit.css";
import "#components/ui/signs.css";
import "#components/ui/persons.css";
import "#components/ui/boxes.css";
import "#components/ui/forms.css";
import "#components/ui/overlays.css";
import "#components/people/people.css";

export const metadata: Metadata = {
  title: { default: "Gap map", template: "%s – Gap map" },
  description: "The services of an area draw, agree and keep the map of the gaps between them.",
  referrer: "same-origin",
  robots: { index: false, follow: false },
};

// A page made ahead of time cannot carry the nonce by which the security policy lets its scripts run.
export const dynamic = "force-dynamic";

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en-GB">
      <body>{children}</body>
    </html>
  );
}
