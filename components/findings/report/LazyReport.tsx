"use client";
import dynamic from "next/dynamic";

/** The findings, worked out and laid out by the browser of whoever reads them: for a large map that takes seconds. */
export const LazyReport = dynamic(
  () => import("./FindingsReport.tsx").then(({ FindingsReport }) => FindingsReport),
  {
    ssr: false,
    loading: () => <p role="status">Working out what the map says…</p>,
  },
);
