import { NoSuchVersion } from "#components/review/NoSuchVersion.tsx";

/** A version that is not there. */
export default function NoSuchVersionHere() {
  return <NoSuchVersion />;
}
